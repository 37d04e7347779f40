import { factNames } from '../facts/names.ts';
import type { OperandKind } from '../operators/operator.ts';
import { operators } from '../operators/table.ts';
import type {
  FixDocument,
  OperationDocument,
  ParameterDocument,
  PolicyDocument,
  RelatedDocument,
  RuleDocument,
  ViolationDocument,
} from './policy.ts';

/** A piece of JSON Schema, draft 7. */
export type Schema = { readonly [keyword: string]: unknown };

/** A schema for every member of a document's type, so that neither can have what the other lacks. */
type SchemasOf<T> = { readonly [K in keyof Required<T>]: Schema };

/** The members that a document of type T must have. */
type RequiredOf<T> = { [K in keyof T]-?: undefined extends T[K] ? never : K }[keyof T];

const text: Schema = { type: 'string', minLength: 1 };
const any: Schema = {};
const condition: Schema = { $ref: '#/definitions/condition' };
const path = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const typeName: Schema = { type: 'string', pattern: '^[A-Za-z][\\w.]*(/[\\w.-]+)+$' };
const message = (description: string): Schema => ({ type: 'string', minLength: 1, description });

function object<T>(properties: SchemasOf<T>, required: readonly RequiredOf<T>[], rest: Schema = {}): Schema {
  return { type: 'object', properties, required, additionalProperties: false, ...rest };
}

const ruleProperties: SchemasOf<RuleDocument> = {
  resource: {
    description: 'The resource type, or types, that the rule judges',
    type: ['string', 'array'],
    pattern: '^[A-Za-z][\\w.]*(/[\\w.-]+)+$',
    items: typeName,
    minItems: 1,
  },
  when: { ...condition, description: 'Narrows what is judged; what it does not hold for is not applicable' },
  each: path('Judges each member of this array on its own; paths that begin with "each" begin at the member'),
  once: { type: 'string', description: 'The name of a "let": of its resources, only the first declared is judged' },
  let: {
    description: 'Other resources, found from the judged one, by name',
    type: 'object',
    propertyNames: { pattern: '^[A-Za-z]\\w*$', not: { enum: ['each', 'name', 'parameters', 'properties', 'tags'] } },
    additionalProperties: { $ref: '#/definitions/join' },
  },
  require: { ...condition, description: 'What has to hold: true passes, false fails, unknown is open' },
  review: {
    $ref: '#/definitions/violation',
    description: 'Instead of "require": only the running resource can tell; what a person should look at',
  },
  violations: {
    description: 'What to say of a failure: the first whose "when" holds speaks; the last has none',
    type: 'array',
    minItems: 1,
    items: { $ref: '#/definitions/violation' },
  },
  yieldsTo: { type: 'array', items: text, description: 'Policies that say the same of a resource more closely' },
};

const policyProperties: SchemasOf<PolicyDocument> = {
  $schema: { type: 'string', description: 'The address of this schema' },
  id: {
    type: 'string',
    pattern: '^[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*$',
    description: 'Pack and number, such as "VM-13"',
  },
  name: { type: 'string', pattern: '^[A-Z][A-Za-z0-9]*$', description: 'What to do, in Pascal case' },
  title: { type: 'string', minLength: 1, maxLength: 120, description: 'The recommendation in one line' },
  category: { type: 'string', pattern: '^[a-z][a-z-]*$', description: 'Such as "availability", "security"' },
  severity: { enum: ['high', 'medium', 'low'] },
  source: object<PolicyDocument['source']>(
    { document: text, url: { type: 'string', pattern: '^https://' } },
    ['document', 'url'],
    {
      description: 'The public page that gives the recommendation',
    },
  ),
  preset: { enum: ['recommended', 'all'], description: 'The smallest preset that has it; "recommended" when absent' },
  since: { type: 'string', pattern: '^\\d+\\.\\d+\\.\\d+$', description: 'The first version that had it' },
  precision: { enum: ['very-high', 'high', 'medium', 'low'], description: 'How seldom a finding is wrong' },
  securitySeverity: {
    type: 'string',
    pattern: '^(10\\.0|[0-9]\\.[0-9])$',
    description: 'Of security policies only: 0.0 to 10.0',
  },
  tags: { type: 'array', items: text, maxItems: 9 },
  replaces: { type: 'array', items: text, description: 'Ids it was known by' },
  parameters: {
    type: 'object',
    description: "What a user's configuration can set",
    propertyNames: { pattern: '^[A-Za-z]\\w*$' },
    additionalProperties: { $ref: '#/definitions/parameter' },
  },
  conditions: {
    type: 'object',
    description: 'Conditions by name, to be used as { "condition": "name" }',
    propertyNames: { pattern: '^[A-Za-z]\\w*$' },
    additionalProperties: condition,
  },
  rules: {
    type: 'array',
    minItems: 1,
    items: { $ref: '#/definitions/rule' },
    description: 'Several rules of one recommendation',
  },
  ...ruleProperties,
};

const ruleShape: Schema = {
  required: ['resource'],
  oneOf: [{ required: ['require', 'violations'] }, { required: ['review'] }],
};

const operandSchemas: Readonly<Record<OperandKind, Schema>> = {
  any,
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
  type: 'object',
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

const parameterSchema = object<ParameterDocument>(
  {
    type: { enum: ['string', 'integer', 'boolean', 'array', 'object'] },
    defaultValue: any,
    allowedValues: { type: 'array', minItems: 1 },
    description: text,
  },
  ['type', 'defaultValue', 'description'],
);

const fixSchema = object<FixDocument>(
  {
    when: condition,
    title: message('What the edit does'),
    applicability: { enum: ['safe', 'unsafe'], description: 'Whether it keeps what the template does' },
    operations: { type: 'array', minItems: 1, items: { $ref: '#/definitions/operation' } },
  },
  ['title', 'applicability', 'operations'],
);

const operationSchema = object<OperationDocument>(
  {
    when: { ...condition, description: 'The operation is left out unless this is known to hold' },
    operation: { enum: ['addOrReplace', 'add', 'remove'] },
    field: path('The property to change'),
    value: { description: 'The new value; texts in brackets are expressions' },
  },
  ['operation', 'field'],
);

const violationSchema = object<ViolationDocument>(
  {
    when: condition,
    severity: { enum: ['medium', 'low'], description: 'A lower one than the policy has, for what weighs less' },
    at: path('The property to point at; the name of the resource when absent'),
    message: message(
      'The headline: what is wrong, of which resource; {name}, {path}, {let.path}, {parameters.name} are filled in',
    ),
    help: message(
      'What to do, and why; reports show it with the headline, as "headline: help" where there is one line only',
    ),
    related: { type: 'array', items: { $ref: '#/definitions/related' } },
    fix: {
      ...fixSchema,
      type: ['object', 'array'],
      items: { $ref: '#/definitions/fix' },
      description: 'An edit that mends it; of several, the first whose "when" holds',
    },
  },
  ['message'],
);

const relatedSchema = object<RelatedDocument>(
  {
    when: { ...condition, description: 'The place is left out unless this is known to hold' },
    resources: { type: 'string', description: 'The name of a "let"; the judged resource when absent' },
    at: path('The property to point at'),
    message: message('What is to be seen there'),
  },
  ['message'],
);

/** The JSON Schema of policies. */
export function policySchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'A policy of resilint',
    ...object<PolicyDocument>(policyProperties, ['id', 'name', 'title', 'category', 'severity', 'source']),
    if: { required: ['rules'] },
    else: ruleShape,
    definitions: {
      rule: object<RuleDocument>(ruleProperties, [], ruleShape),
      condition: conditionSchema,
      count: countSchema,
      join: joinSchema,
      parameter: parameterSchema,
      violation: violationSchema,
      related: relatedSchema,
      fix: fixSchema,
      operation: operationSchema,
    },
  };
}
