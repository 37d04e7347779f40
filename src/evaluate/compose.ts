import { callFunction } from './call.ts';
import { functionNamed } from './functions/index.ts';
import { apply } from './term.ts';
import { keyOf, type Value } from './value.ts';

/** Calls a function of the ARM reference by its lower-case name on values. */
export function callByName(name: string, args: readonly Value[]): Value {
  const entry = functionNamed(name);
  return entry ? (callFunction(entry, args) ?? null) : apply(name, args, 'any');
}

/** Joins strings, partly known strings and unknowns to one string value. */
export function compose(...parts: Value[]): Value {
  return callByName('concat', parts);
}

/** The key under which ids are compared: ids ignore case. */
export function idKey(id: Value): string {
  return keyOf(callByName('tolower', [id]));
}
