import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import { own } from '../source/own.ts';
import { type Route, step } from '../source/route.ts';

/** A member of an object as it was found: ARM ignores the case of names, places keep the spelling. */
export interface Field {
  readonly key: string;
  readonly value: JsonValue;
  readonly route: Route;
}

/** Names of members in lower case. Documents repeat the same few names, so each is converted once. */
const lowered = new Map<string, string>();
const maxLowered = 50_000;

export function lowerCase(key: string): string {
  const known = lowered.get(key);
  if (known !== undefined) return known;
  const lower = key.toLowerCase();
  if (lowered.size >= maxLowered) lowered.clear();
  lowered.set(key, lower);
  return lower;
}

/** The member of that name, ignoring case. Among several the last counts, except that the exact spelling wins. */
export function field(object: JsonObject, name: string, route: Route | null): Field | undefined {
  const key = spelling(object, name);
  if (key === undefined) return undefined;
  return { key, value: own(object, key) as JsonValue, route: step(route, key) };
}

/** The value of the member of that name, ignoring case. */
export function valueIn(object: JsonObject, name: string): JsonValue | undefined {
  const key = spelling(object, name);
  return key === undefined ? undefined : own(object, key);
}

/** The text of a member, if it is a string. */
export function textIn(object: JsonObject, name: string): string | undefined {
  const value = valueIn(object, name);
  return typeof value === 'string' ? value : undefined;
}

function spelling(object: JsonObject, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  let found: string | undefined;
  const wanted = name.toLowerCase();
  for (const key of Object.keys(object)) {
    if (key.length === wanted.length && lowerCase(key) === wanted) found = key;
  }
  return found;
}

export function fieldsOf(object: JsonObject, route: Route | null): Field[] {
  return Object.entries(object).map(([key, value]) => ({ key, value, route: step(route, key) }));
}

/** The items of an array; `key` is their position. */
export function jsonItems(array: readonly JsonValue[], route: Route | null): Field[] {
  return array.map((value, index) => ({ key: String(index), value, route: step(route, index) }));
}

/** The members of what should be an object; none if it is something else. */
export function fieldsOfAny(value: JsonValue | undefined, route: Route | null): Field[] {
  return isJsonObject(value) ? fieldsOf(value, route) : [];
}

/** How messages name a JSON value. */
export function describeJson(value: JsonValue | undefined): string {
  switch (typeof value) {
    case 'undefined':
      return 'nothing';
    case 'string':
      return 'a string';
    case 'boolean':
      return 'a boolean';
    case 'number':
    case 'bigint':
      return 'a number';
    default:
      if (value === null) return 'null';
      return Array.isArray(value) ? 'an array' : 'an object';
  }
}
