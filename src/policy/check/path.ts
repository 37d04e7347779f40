import type { ResourceType } from '../../types/open.ts';
import type { Property, PropertyLookup } from '../../types/property.ts';
import { propertyAt } from '../../types/property.ts';
import { hint } from '../compile/problem.ts';
import type { DocumentPath } from '../condition/condition.ts';
import type { FieldPath } from '../value/path.ts';
import { writtenAt } from './document.ts';
import type { Checking } from './subject.ts';

/** What a path is for. */
export type Use = 'read' | 'write' | 'point at';

/** Names that are no properties, and that every resource has. */
const envelope = /^(name|fullname|type|id|location|apiversion|tags|kind|managedby|extendedlocation)\b/i;

/** Reports a path that one of the types lacks, and gives its properties in the others. */
export function checkPath(path: FieldPath, at: DocumentPath, checking: Checking, use: Use, offset = 0): Property[] {
  if (path.canonical === '.fullname') return [];
  return checking.subject.flatMap((type) => {
    const found = propertyAt(type, path.text);
    if (found.kind === 'property') return checkUse(found, type, path, at, checking, use, offset);
    if (use !== 'write' && envelope.test(path.text)) return [];
    reportUnknown(found, type, path, at, checking, offset);
    return [];
  });
}

function reportUnknown(
  found: Exclude<PropertyLookup, Property>,
  type: ResourceType,
  path: FieldPath,
  at: DocumentPath,
  checking: Checking,
  offset: number,
): void {
  const written = writtenAt(checking.document, at);
  const shift = written === undefined || offset > 0 ? 0 : path.text.length - written.length;
  const [near] = found.kind === 'unknown' ? found.suggestions : [];
  checking.problems.push({
    at,
    offset: Math.max(0, found.offset - shift) + offset,
    message: `${problemText(found, type)}${hint(near)}`,
    severity:
      near === undefined && found.kind === 'unknown' && found.problem === 'no such property' ? 'warning' : 'error',
  });
}

function problemText(found: Exclude<PropertyLookup, Property>, type: ResourceType): string {
  if (found.kind === 'malformed') return `'${found.path}' is no path: expected ${found.expected}`;
  const parent = found.parent === '' ? type.name : `'${found.parent}' of ${type.name}`;
  switch (found.problem) {
    case 'no such property':
      return `${parent} has no property '${found.segment}'`;
    case 'not an object':
      return `${parent} is no object, so it has no '${found.segment}'`;
    case 'not an array':
      return `${parent} is no array, so '${found.segment}' cannot follow`;
    case 'items need [*]':
      return `${parent} is an array: write '${found.parent}[*]' before '${found.segment}'`;
  }
}

function checkUse(
  found: Property,
  type: ResourceType,
  path: FieldPath,
  at: DocumentPath,
  checking: Checking,
  use: Use,
  offset: number,
): Property[] {
  if (!found.readOnly || found.constant || use === 'point at') return [found];
  const advice =
    use === 'write'
      ? 'nothing can be written there'
      : "no template has it; resources that hold its id are found by 'referencedBy'";
  checking.problems.push({
    at,
    offset,
    message: `'${path.text}' of ${type.name} is read-only: Azure sets it, so ${advice}`,
  });
  return [];
}
