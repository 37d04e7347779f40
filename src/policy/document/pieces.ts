import { factNames } from '../facts/names.ts';
import type { OperandKind } from '../operators/operator.ts';
import { operators } from '../operators/table.ts';
import type { PlaceDocument, PlaceTarget, SourceDocument } from './policy.ts';

/** A piece of JSON Schema, draft 7. */
export type Schema = { readonly [keyword: string]: unknown };

/** A schema for every member of a document's type, so that neither can have what the other lacks. */
export type SchemasOf<T> = { readonly [K in keyof Required<T>]: Schema };

/** The members that a document of type T must have. */
type RequiredOf<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

export const text: Schema = { type: 'string', minLength: 1 };
export const anything: Schema = {};
export const condition: Schema = { $ref: '#/definitions/condition' };
export const path = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const typePattern = '^[A-Za-z][\\w.]*(/[\\w.-]+)+$';
const typeName: Schema = { type: 'string', pattern: typePattern };
export const message = (description: string): Schema => ({ type: 'string', minLength: 1, description });

/** One type or several. */
export function resourceTypes(description: string): Schema {
  return { description, type: ['string', 'array'], pattern: typePattern, items: typeName, minItems: 1 };
}

export function objectSchema<T>(
  properties: SchemasOf<T>,
  required: readonly RequiredOf<T>[],
  rest: Schema = {},
): Schema {
  return { type: 'object', properties, required, additionalProperties: false, ...rest };
}

/** What a path or a placeholder begins with that is no resource. */
const reserved = ['each', 'name', 'parameters', 'place', 'properties', 'resource', 'tags'];

export const joins: Schema = {
  description: 'Other resources, found from the judged one, by name; a text is the name of a shared one',
  type: 'object',
  propertyNames: { pattern: '^[A-Za-z]\\w*$', not: { enum: reserved } },
  additionalProperties: { $ref: '#/definitions/join' },
};

export const sourceProperties: SchemasOf<SourceDocument> = {
  document: text,
  url: { type: 'string', pattern: '^https://' },
};

/** Named members, each of which fits a schema. */
export function named(member: Schema, description: string): Schema {
  return { type: 'object', description, propertyNames: { pattern: '^[A-Za-z]\\w*$' }, additionalProperties: member };
}

const operandSchemas: Readonly<Record<OperandKind, Schema>> = {
  any: anything,
  text: { type: ['string', 'number', 'boolean'] },
  list: { type: ['array', 'string'] },
  flag: { type: ['boolean', 'string'] },
  order: { type: ['number', 'string'] },
};

const operatorProperties = Object.fromEntries(
  operators.map(({ name, operand, summary }) => [name, { ...operandSchemas[operand], description: summary }]),
);

const conditionSchema: Schema = {
  type: 'object',
  description: 'A condition of Azure Policy, or one of ours',
  additionalProperties: false,
  properties: {
    allOf: { type: 'array', items: condition, description: 'All hold' },
    anyOf: { type: 'array', items: condition, description: 'At least one holds' },
    exactlyOne: { type: 'array', items: condition, description: 'One holds, and no other' },
    not: condition,
    condition: { type: 'string', description: 'The name of one of the policy\'s "conditions"' },
    unknown: { type: 'string', minLength: 1, description: 'What no template says, and why: neither true nor false' },
    field: path('A path in the resource, such as "properties.ipConfigurations[*].name"'),
    value: { description: 'A value; a text in brackets is an expression' },
    count: { $ref: '#/definitions/count' },
    fact: { enum: factNames.map(({ name }) => name), description: 'What is recorded about the value of "of"' },
    of: path('The path, or an expression, whose value the fact is about'),
    ifUnknown: {
      type: 'boolean',
      description: 'The answer that is assumed where it cannot be known; say so on the page',
    },
    ...operatorProperties,
  },
};

const countSchema: Schema = {
  type: 'object',
  description: 'How many members of an array or a set hold',
  additionalProperties: false,
  properties: {
    field: path('The array, ending in [*]'),
    value: { description: 'An array, or an expression that gives one' },
    resources: { type: 'string', description: 'The name of a "let"' },
    name: { type: 'string', description: 'A name for the member, for current()' },
    where: condition,
  },
};

const joinSchema: Schema = {
  type: ['object', 'string'],
  additionalProperties: false,
  properties: {
    follow: path('The path of ids: the resources they name'),
    type: { ...typeName, description: 'What the ids name, so that paths into it can be checked' },
    referencedBy: { ...typeName, description: 'Resources of this type that hold the id, by "through"' },
    through: path('The path of the ids in the other resource'),
    parent: { const: true, description: 'The parent resource' },
    children: { ...typeName, description: 'Child resources of this type, or children of children' },
    extensions: { ...typeName, description: 'Extension resources of this type that are scoped to it' },
    resources: { ...typeName, description: 'All resources of this type' },
    loop: { const: true, description: 'All copies of the resource, itself among them' },
    of: { type: 'string', description: 'The name of another "let" to start from' },
    where: { ...condition, description: 'Keeps those for which it holds' },
    elsewhere: {
      type: 'boolean',
      description: 'They may live in another deployment: unless the template is the whole, more may exist',
    },
  },
};

const placeSchema = objectSchema<PlaceDocument>(
  {
    description: text,
    targets: { type: 'array', minItems: 1, items: { $ref: '#/definitions/target' } },
  },
  ['targets'],
  { description: 'One idea that stands in several types of resources' },
);

const targetSchema = objectSchema<PlaceTarget>(
  {
    resource: resourceTypes('The resource type, or types, that have it'),
    when: { ...condition, description: 'Where it does not hold, the resource has no such place' },
    at: path('The object of the resource that is the place; the resource itself when absent'),
    each: path('The array, ending in [*], whose members are places'),
    called: message('What messages call it, for {place}; {name}, as the resource, when absent'),
    paths: named(text, 'Paths in the resource that have one name in all targets of the place'),
    let: joins,
    conditions: named(condition, 'Conditions that have one name in all targets of the place'),
  },
  ['resource'],
  { description: 'A type that has the place; all paths here begin at the resource', not: { required: ['at', 'each'] } },
);

/** What vocabularies are made of too. */
export const sharedDefinitions: Readonly<Record<string, Schema>> = {
  place: placeSchema,
  target: targetSchema,
  condition: conditionSchema,
  count: countSchema,
  join: joinSchema,
};
