import { type JsonResult, readSlowly } from './json/reader.ts';
import { isFaithful } from './json/survey.ts';
import type { JsonValue } from './json/value.ts';

export type { JsonResult } from './json/reader.ts';
export { maxNesting } from './json/survey.ts';
export { isJsonObject, type JsonObject, type JsonScalar, type JsonValue, namesOf } from './json/value.ts';
export { own } from './own.ts';

/**
 * Reads JSON as Azure Resource Manager does: comments, trailing commas and line breaks inside strings are accepted, and
 * of two properties with one name the last counts. `problems` of a text that could be read are warnings.
 *
 * `JSON.parse` does the work wherever it gives the same answer; a scanner reads the rest, and places what is wrong.
 * Never throws; nesting is bounded by `maxNesting`.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#comments-and-metadata
 */
export function readJson(text: string): JsonResult {
  return readPlainly(text) ?? readSlowly(text);
}

/** What `JSON.parse` reads, where that is all that the text says. */
export function readPlainly(text: string): JsonResult | undefined {
  try {
    const value = JSON.parse(text) as JsonValue;
    return isFaithful(text, value) ? { kind: 'ok', value, problems: [] } : undefined;
  } catch {
    return undefined;
  }
}
