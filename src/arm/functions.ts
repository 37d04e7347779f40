import { isJsonObject, type JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import { jsonPlace } from '../template/place.ts';
import type { UserFunction } from '../template/template.ts';
import { type Field, field, fieldsOfAny, jsonItems, textIn } from './json.ts';
import type { Reader } from './reader.ts';
import { readType } from './types.ts';
import { brokenAt, toExpression } from './value.ts';

/**
 * User-defined functions by `namespace.name` in lower case.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/user-defined-functions
 */
export function readFunctions(
  reader: Reader,
  json: JsonValue | undefined,
  route: Route | null,
): Map<string, UserFunction> {
  const functions = new Map<string, UserFunction>();
  for (const { namespace, member } of functionsOf(json, route)) {
    functions.set(`${namespace}.${member.key}`.toLowerCase(), readFunction(reader, namespace, member));
  }
  return functions;
}

export interface FunctionField {
  readonly namespace: string;
  readonly member: Field;
}

/** The declarations of functions, of all namespaces, in the order of the text. */
export function functionsOf(json: JsonValue | undefined, route: Route | null): FunctionField[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((group: JsonValue, index) => {
    if (!isJsonObject(group)) return [];
    const members = field(group, 'members', step(route, index));
    const namespace = textIn(group, 'namespace') ?? '';
    return fieldsOfAny(members?.value, members?.route ?? null).map((member) => ({ namespace, member }));
  });
}

function readFunction(reader: Reader, namespace: string, { key, value, route }: Field): UserFunction {
  const place = jsonPlace(reader.source, route);
  const output = isJsonObject(value) ? field(value, 'output', route) : undefined;
  const body = output && isJsonObject(output.value) ? field(output.value, 'value', output.route) : undefined;
  return {
    namespace,
    name: key,
    parameters: functionParameters(value, route).map((each) => ({
      name: isJsonObject(each.value) ? (textIn(each.value, 'name') ?? '') : '',
      type: readType(reader, each.value, each.route),
    })),
    output: body
      ? toExpression(reader, body.value, body.route)
      : brokenAt(reader, `function '${namespace}.${key}' has no output value`, route),
    place,
  };
}

/** The parameters that a function declares; `key` is their position. */
export function functionParameters(declaration: JsonValue, route: Route): Field[] {
  const found = isJsonObject(declaration) ? field(declaration, 'parameters', route) : undefined;
  if (found === undefined || !Array.isArray(found.value)) return [];
  return jsonItems(found.value, found.route);
}
