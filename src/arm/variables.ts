import type { JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import { jsonPlace } from '../template/place.ts';
import type { Variable } from '../template/template.ts';
import { isCopyKey, isLoopList } from './copy.ts';
import { type Field, fieldsOfAny, textIn } from './json.ts';
import type { Reader } from './reader.ts';
import { readLoop, toExpression } from './value.ts';

/**
 * The variables of a template. `copy` makes one of each of its loops.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/copy-variables
 */
export function readVariables(reader: Reader, json: JsonValue | undefined, route: Route | null): Map<string, Variable> {
  const variables = new Map<string, Variable>();
  for (const each of fieldsOfAny(json, route)) {
    for (const variable of variablesOf(reader, each)) variables.set(variable.name.toLowerCase(), variable);
  }
  return variables;
}

function variablesOf(reader: Reader, { key, value, route }: Field): Variable[] {
  if (!isCopyKey(key) || !isLoopList(value)) {
    return [{ name: key, value: toExpression(reader, value, route), place: jsonPlace(reader.source, route) }];
  }
  return value.map((item, index) => {
    const loop = readLoop(reader, item, step(route, index), textIn(item, 'name') ?? '');
    return { name: loop.name, value: loop, place: loop.place };
  });
}
