import { ownOf } from '../../source/own.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { PolicyDocument } from '../document/policy.ts';

/** The text that stands at a place of the document. */
export function writtenAt(document: PolicyDocument, at: DocumentPath): string | undefined {
  let value: unknown = document;
  for (const key of at) {
    value = ownOf(value, key);
  }
  return typeof value === 'string' ? value : undefined;
}
