import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import { jsonPlace } from '../template/place.ts';
import type { AllowedValue, PrimitiveType, PropertyType, TypeModel } from '../template/types.ts';
import { type Field, field, fieldsOfAny, textIn, valueIn } from './json.ts';
import type { Reader } from './reader.ts';
import { depthOf, maxJsonDepth, toExpression } from './value.ts';

interface TypeName {
  readonly type: PrimitiveType;
  readonly secure: boolean;
}

/** The names of types, lower case. Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/data-types */
export const typeNames: ReadonlyMap<string, TypeName> = new Map<string, TypeName>([
  ['string', { type: 'string', secure: false }],
  ['securestring', { type: 'string', secure: true }],
  ['int', { type: 'int', secure: false }],
  ['bool', { type: 'bool', secure: false }],
  ['object', { type: 'object', secure: false }],
  ['secureobject', { type: 'object', secure: true }],
  ['array', { type: 'array', secure: false }],
]);

/** As they are spelled in messages. */
export const typeSpellings: readonly string[] = [
  'string',
  'securestring',
  'int',
  'bool',
  'object',
  'secureObject',
  'array',
];

const anyType: TypeName = { type: 'any', secure: false };
const definitionsPrefix = '#/definitions/';

/**
 * The type that a parameter, output, definition or property declares. What is malformed is left out: an unknown type is
 * `any`. References are not followed, so a type that refers to itself does no harm.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/definitions
 */
export function readType(reader: Reader, json: JsonValue, route: Route | null): TypeModel {
  const place = jsonPlace(reader.source, route);
  if (!isJsonObject(json) || depthOf(route) > maxJsonDepth) return { ...anyType, nullable: false, place };
  const reference = referenceOf(json);
  const shape = arrayShape(reader, json, route);
  return {
    ...(typeNames.get(textIn(json, 'type')?.toLowerCase() ?? '') ?? anyType),
    ...(reference !== undefined && { reference }),
    ...nullability(json),
    ...bounds(json),
    ...objectShape(reader, json, route),
    ...shape,
    ...allowed(reader, json, route, shape.items),
    place,
  };
}

/** `#/definitions/x` gives `x`; a longer pointer keeps its further steps (`x/properties/y`). */
export function referenceOf(json: JsonObject): string | undefined {
  return pointerOf(valueIn(json, '$ref'));
}

/** The same, of the reference itself. */
export function pointerOf(reference: JsonValue | undefined): string | undefined {
  if (typeof reference !== 'string' || !reference.toLowerCase().startsWith(definitionsPrefix)) return undefined;
  return reference.slice(definitionsPrefix.length);
}

function nullability(json: JsonObject): { nullable: boolean; nonNullable?: boolean } {
  const nullable = valueIn(json, 'nullable');
  return nullable === false ? { nullable: false, nonNullable: true } : { nullable: nullable === true };
}

type Bound = 'minValue' | 'maxValue' | 'minLength' | 'maxLength';

function bounds(json: JsonObject): Partial<Record<Bound, number>> {
  const found: Partial<Record<Bound, number>> = {};
  for (const name of ['minValue', 'maxValue', 'minLength', 'maxLength'] as const) {
    const value = valueIn(json, name);
    if (typeof value === 'number' || typeof value === 'bigint') found[name] = Number(value);
  }
  return found;
}

function allowedValues(reader: Reader, json: JsonObject, route: Route | null): readonly AllowedValue[] | undefined {
  const found = field(json, 'allowedValues', route);
  if (found === undefined || !Array.isArray(found.value) || found.value.length === 0) return undefined;
  return found.value.map((value: JsonValue, index): AllowedValue => {
    const expression = toExpression({ ...reader, loops: false }, value, step(found.route, index));
    return expression.kind === 'literal' ? expression.value : expression;
  });
}

/** What an array lists as allowed, unless that is whole arrays, is what its items may be. */
function allowed(
  reader: Reader,
  json: JsonObject,
  route: Route | null,
  items: TypeModel | undefined,
): Pick<TypeModel, 'allowedValues' | 'items'> {
  const values = allowedValues(reader, json, route);
  if (values === undefined) return {};
  const isOfItems =
    textIn(json, 'type')?.toLowerCase() === 'array' && values.every((value) => !isArrayExpression(value));
  if (!isOfItems) return { allowedValues: values };
  const any: TypeModel = { ...anyType, nullable: false, place: jsonPlace(reader.source, route) };
  return { items: { ...(items ?? any), allowedValues: values } };
}

function isArrayExpression(value: AllowedValue): boolean {
  return typeof value === 'object' && value !== null && value.kind === 'array';
}

type ObjectShape = Pick<TypeModel, 'properties' | 'additionalProperties' | 'discriminator'>;

function objectShape(reader: Reader, json: JsonObject, route: Route | null): ObjectShape {
  const properties = field(json, 'properties', route);
  const additional = field(json, 'additionalProperties', route);
  const discriminator = field(json, 'discriminator', route);
  return {
    ...(properties && { properties: propertyTypes(reader, properties) }),
    ...(additional && { additionalProperties: additionalType(reader, additional) }),
    ...(discriminator &&
      isJsonObject(discriminator.value) && {
        discriminator: readDiscriminator(reader, discriminator.value, discriminator.route),
      }),
  };
}

function propertyTypes(reader: Reader, { value, route }: Field): Map<string, PropertyType> {
  const types = new Map<string, PropertyType>();
  for (const each of fieldsOfAny(value, route)) {
    types.set(each.key.toLowerCase(), { name: each.key, type: readType(reader, each.value, each.route) });
  }
  return types;
}

function additionalType(reader: Reader, { value, route }: Field): boolean | TypeModel {
  return isJsonObject(value) ? readType(reader, value, route) : value !== false;
}

function readDiscriminator(reader: Reader, json: JsonObject, route: Route): NonNullable<TypeModel['discriminator']> {
  const mapping = new Map<string, TypeModel>();
  const found = field(json, 'mapping', route);
  for (const each of fieldsOfAny(found?.value, found?.route ?? null))
    mapping.set(each.key, readType(reader, each.value, each.route));
  return { property: textIn(json, 'propertyName') ?? '', mapping };
}

type ArrayShape = Pick<TypeModel, 'items' | 'prefixItems' | 'maxLength'>;

/** `"items": false` beside `prefixItems` ends the tuple. */
function arrayShape(reader: Reader, json: JsonObject, route: Route | null): ArrayShape {
  const items = field(json, 'items', route);
  const prefix = field(json, 'prefixItems', route);
  const prefixItems =
    prefix && Array.isArray(prefix.value)
      ? prefix.value.map((item: JsonValue, index) => readType(reader, item, step(prefix.route, index)))
      : undefined;
  return {
    ...(items && isJsonObject(items.value) && { items: readType(reader, items.value, items.route) }),
    ...(prefixItems && { prefixItems }),
    ...(prefixItems && items?.value === false && { maxLength: prefixItems.length }),
  };
}
