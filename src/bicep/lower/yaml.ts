import { parseDocument } from 'yaml';
import type { JsonValue } from '../../source/json.ts';

/**
 * YAML as JSON data; `undefined` where it is not well formed, is nested too deep, or its aliases expand to more than a
 * hundred times the anchors.
 */
export function jsonFromYaml(text: string): JsonValue | undefined {
  try {
    const document = parseDocument(text, { version: '1.2', merge: true });
    return document.errors.length > 0 ? undefined : (document.toJS({ maxAliasCount: 100 }) as JsonValue);
  } catch {
    return undefined;
  }
}
