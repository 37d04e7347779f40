import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import { valueIn } from './json.ts';

/** Whether a member's name is `copy`, ignoring case. Cheap: it is asked for every member of every object. */
export function isCopyKey(key: string): boolean {
  return key.length === 4 && key.toLowerCase() === 'copy';
}

/**
 * Whether the value of a member called `copy` is a list of copy loops: an array of objects that have at least two of
 * `name`, `count` and `input`. Anything else is a property that happens to have that name.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-properties
 */
export function isLoopList(value: JsonValue | undefined): value is readonly JsonObject[] {
  return Array.isArray(value) && value.length > 0 && value.every(looksLikeLoop);
}

function looksLikeLoop(item: JsonValue): boolean {
  if (!isJsonObject(item)) return false;
  return ['name', 'count', 'input'].filter((part) => valueIn(item, part) !== undefined).length >= 2;
}
