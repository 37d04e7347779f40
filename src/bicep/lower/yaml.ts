import { parseDocument } from 'yaml';
import type { JsonValue } from '../../source/json.ts';

/** YAML as JSON data; `undefined` where it is not well formed. Aliases may expand to a hundred times the anchors at most. */
export function jsonFromYaml(text: string): JsonValue | undefined {
  const document = parseDocument(text, { version: '1.2', merge: true });
  if (document.errors.length > 0) return undefined;
  try {
    return document.toJS({ maxAliasCount: 100 }) as JsonValue;
  } catch {
    return undefined;
  }
}
