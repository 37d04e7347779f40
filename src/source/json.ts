import { type JsonProblem, readSlowly } from './json-slow.ts';

export type { JsonProblem } from './json-slow.ts';
export type JsonScalar = string | number | bigint | boolean | null;
export type JsonValue = JsonScalar | JsonObject | readonly JsonValue[];
/** Own properties only; may have a property called `__proto__`. Read it with `Object.hasOwn` or `Object.keys`. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

export type JsonResult =
  | { readonly kind: 'ok'; readonly value: JsonValue; readonly problems: readonly JsonProblem[] }
  | { readonly kind: 'error'; readonly problems: readonly JsonProblem[] };

/** Integers that a double may not hold, and keys that an object would reorder or that would set its prototype. */
const needsCare = /[\s:[,]-?\d{16,}|"(?:\d+|__proto__)"\s*:/;

/**
 * Reads JSON as Azure Resource Manager does: comments, trailing commas and line breaks inside strings are accepted.
 * `JSON.parse` does the work wherever it gives the same answer; the scanner reads the rest.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#comments-and-metadata
 */
export function readJson(text: string): JsonResult {
  if (!needsCare.test(text)) {
    try {
      return { kind: 'ok', value: JSON.parse(text) as JsonValue, problems: [] };
    } catch {
      // Comments, trailing commas, or an error that the slow reader can place.
    }
  }
  return readSlowly(text);
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A property by its exact name, never an inherited one. */
export function own(object: JsonObject, key: string): JsonValue | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
