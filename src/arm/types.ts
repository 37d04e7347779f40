import { isJsonObject, type JsonObject, type JsonValue } from '../source/json.ts';
import { type Route, step } from '../source/route.ts';
import { jsonPlace } from '../template/place.ts';
import type { AllowedValue, PrimitiveType, PropertyModel, TypeModel } from '../template/types.ts';
import { type Field, field, fieldsOfAny, jsonItems, lowerCase, textIn, valueIn } from './json.ts';
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

const definitionsPrefix = '#/definitions/';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * The type that a parameter, output, definition or property declares. What is malformed is left out: an unknown type is
 * `any`. References are not followed, so a type that refers to itself does no harm.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/definitions
 */
export function readType(reader: Reader, json: JsonValue, route: Route | null): TypeModel {
  return typeAt(reader, json, route, depthOf(route));
}

function typeAt(reader: Reader, json: JsonValue, route: Route | null, depth: number): TypeModel {
  const model: Mutable<TypeModel> = {
    type: 'any',
    nullable: false,
    secure: false,
    place: jsonPlace(reader.source, route),
  };
  if (!isJsonObject(json) || depth > maxJsonDepth) return model;
  for (const [key, value] of Object.entries(json))
    readPart(reader, model, { key, value, route: step(route, key) }, depth + 1);
  if (model.type === 'array' && model.allowedValues) allowForItems(model, model.allowedValues);
  if (model.prefixItems && valueIn(json, 'items') === false) model.maxLength ??= model.prefixItems.length;
  return model;
}

/** Reads one member of a type's declaration into the model. `"items": false` beside `prefixItems` ends the tuple. */
function readPart(reader: Reader, model: Mutable<TypeModel>, part: Field, depth: number): void {
  const { value, route } = part;
  const name = lowerCase(part.key);
  switch (name) {
    case 'type':
      Object.assign(model, typeNames.get(typeof value === 'string' ? lowerCase(value) : ''));
      break;
    case '$ref': {
      const pointer = pointerOf(value);
      if (pointer !== undefined) model.reference = pointer;
      break;
    }
    case 'nullable':
      model.nullable = value === true;
      if (value === false) model.nonNullable = true;
      break;
    case 'allowedvalues':
      if (Array.isArray(value) && value.length > 0) model.allowedValues = allowedValues(reader, value, route);
      break;
    case 'properties':
      model.properties = propertyTypes(reader, part, depth);
      break;
    case 'additionalproperties':
      model.additionalProperties = isJsonObject(value) ? typeAt(reader, value, route, depth) : value !== false;
      break;
    case 'items':
      if (isJsonObject(value)) model.items = typeAt(reader, value, route, depth);
      break;
    case 'prefixitems':
      if (Array.isArray(value))
        model.prefixItems = jsonItems(value, route).map((item) => typeAt(reader, item.value, item.route, depth + 1));
      break;
    case 'discriminator':
      if (isJsonObject(value)) model.discriminator = readDiscriminator(reader, value, route, depth);
      break;
    default:
      readBound(model, name, value);
  }
}

const bounds = { minvalue: 'minValue', maxvalue: 'maxValue', minlength: 'minLength', maxlength: 'maxLength' } as const;

function readBound(model: Mutable<TypeModel>, name: string, value: JsonValue): void {
  const isNumber = typeof value === 'number' || typeof value === 'bigint';
  if (isNumber && Object.hasOwn(bounds, name)) model[bounds[name as keyof typeof bounds]] = Number(value);
}

/** `#/definitions/x` gives `x`; a longer pointer keeps its further steps (`x/properties/y`). */
export function definitionName(json: JsonObject): string | undefined {
  return pointerOf(valueIn(json, '$ref'));
}

/** The same, of the reference itself. */
export function pointerOf(reference: JsonValue | undefined): string | undefined {
  if (typeof reference !== 'string' || !reference.toLowerCase().startsWith(definitionsPrefix)) return undefined;
  return reference.slice(definitionsPrefix.length);
}

function allowedValues(reader: Reader, list: readonly JsonValue[], route: Route): AllowedValue[] {
  return list.map((value, index) => {
    const expression = toExpression({ ...reader, loops: false }, value, step(route, index));
    return expression.kind === 'literal' ? expression.value : expression;
  });
}

/** What an array lists as allowed, unless that is whole arrays, is what its items may be. */
function allowForItems(model: Mutable<TypeModel>, allowed: readonly AllowedValue[]): void {
  if (allowed.some((value) => typeof value === 'object' && value !== null && value.kind === 'array')) return;
  delete model.allowedValues;
  model.items = {
    type: 'any',
    nullable: false,
    secure: false,
    place: model.place,
    ...model.items,
    allowedValues: allowed,
  };
}

function propertyTypes(reader: Reader, { value, route }: Field, depth: number): Map<string, PropertyModel> {
  const types = new Map<string, PropertyModel>();
  for (const each of fieldsOfAny(value, route)) {
    types.set(lowerCase(each.key), { name: each.key, type: typeAt(reader, each.value, each.route, depth + 1) });
  }
  return types;
}

function readDiscriminator(
  reader: Reader,
  json: JsonObject,
  route: Route,
  depth: number,
): NonNullable<TypeModel['discriminator']> {
  const mapping = new Map<string, TypeModel>();
  const found = field(json, 'mapping', route);
  for (const each of fieldsOfAny(found?.value, found?.route ?? null)) {
    mapping.set(each.key, typeAt(reader, each.value, each.route, depth + 2));
  }
  return { property: textIn(json, 'propertyName') ?? '', mapping };
}
