import { callFunction } from './call.ts';
import { functionNamed } from './functions/index.ts';
import { apply } from './term.ts';
import { isText, isUnknown, keyOf, type Unknown, type Value } from './value.ts';

/** Calls a function of the ARM reference by its lower-case name on values. */
export function callByName(name: string, args: readonly Value[]): Value {
  const entry = functionNamed(name);
  return entry ? (callFunction(entry, args) ?? null) : apply(name, args, 'any');
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
  return part.call?.name === 'toLower' ? `{${part.key}}` : `{toLower(${part.key})}`;
}
