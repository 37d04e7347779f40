import { callFunction } from './call.ts';
import { EvaluationError } from './functions/entry.ts';
import { functionNamed } from './functions/index.ts';
import { apply, termKey } from './term.ts';
import { callOf, isText, isUnknown, keyOf, type Unknown, type Value } from './value.ts';

/** Calls a function of the ARM reference by its lower-case name on values. */
export function callByName(name: string, args: readonly Value[]): Value {
  const entry = functionNamed(name);
  if (entry === undefined) return apply(name, args, 'any');
  try {
    return callFunction(entry, args) ?? null;
  } catch (error) {
    // Nobody wrote this call, so there is no place to blame: a string beyond the limits is an unknown one.
    if (!(error instanceof EvaluationError)) throw error;
    return apply(name, args, entry.returns);
  }
}

/** Joins strings, partly known strings and unknowns to one string value. */
export function compose(...parts: Value[]): Value {
  return callByName('concat', parts);
}

/** The key under which ids are compared: ids ignore case. The same for ids that are certainly the same. */
export function idKey(id: Value): string {
  if (typeof id === 'string') return id.toLowerCase();
  if (isText(id)) return id.parts.map(partKey).join('');
  return isUnknown(id) ? partKey(id) : keyOf(callByName('tolower', [id]));
}

function partKey(part: string | Unknown): string {
  if (typeof part === 'string') return part.toLowerCase();
  return `{${callOf(part)?.name === 'toLower' ? part.key : termKey('toLower', [part.key])}}`;
}
