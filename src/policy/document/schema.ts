import { applicabilities } from '../../graph/change.ts';
import {
  anything,
  condition,
  joins,
  message,
  named,
  objectSchema,
  path,
  resourceTypes,
  type Schema,
  type SchemasOf,
  sharedDefinitions,
  sourceProperties,
  text,
} from './pieces.ts';
import {
  type CoverDocument,
  environments,
  type FixDocument,
  type OperationDocument,
  type ParameterDocument,
  type PolicyDocument,
  presets,
  type RelatedDocument,
  type RuleDocument,
  type SameDocument,
  type SourceDocument,
  type ViolationDocument,
} from './policy.ts';

const ruleProperties: SchemasOf<RuleDocument> = {
  resource: resourceTypes('The resource type, or types, that the rule judges'),
  judges: {
    type: 'string',
    description: 'The name of a place, instead of a resource; paths of the rule begin at the place',
  },
  when: { ...condition, description: 'Narrows what is judged; what it does not hold for is not applicable' },
  each: path('Judges each member of this array on its own; paths that begin with "each" begin at the member'),
  once: { type: 'string', description: 'The name of a "let": of its resources, only the first declared is judged' },
  let: joins,
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

const ids = (pattern: string, description: string): Schema => ({
  type: 'array',
  minItems: 1,
  uniqueItems: true,
  items: { type: 'string', pattern, description },
  description,
});

const guid = '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$';

const sameSchema = objectSchema<SameDocument>(
  {
    psrule: ids('^Azure(\\.\\w+)+$', 'names of rules of PSRule for Azure, such as "Azure.VM.UseManagedDisks"'),
    checkov: ids('^CKV2?_AZURE_\\d+$', 'ids of Checkov, such as "CKV_AZURE_92"'),
    aprl: ids(guid, 'GUIDs of the Azure Proactive Resiliency Library'),
    azurePolicy: ids(guid, 'GUIDs of built-in definitions of Azure Policy'),
  },
  [],
  { description: 'Rules of other tools that ask for the same', minProperties: 1 },
);

const coverSchema = objectSchema<CoverDocument>(
  {
    source: { type: 'string', description: "The name of a source in the vocabulary; the policy's own when absent" },
    says: { ...text, description: 'What the document recommends, in a few words' },
    why: { ...text, description: 'Why a template does not show all of it' },
  },
  ['says'],
  { type: ['object', 'string'], minLength: 1, description: 'What a document recommends' },
);

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
  source: objectSchema<SourceDocument>(sourceProperties, ['document', 'url'], {
    type: ['object', 'string'],
    description: 'The public page that gives the recommendation, or its name in the vocabulary',
  }),
  preset: { enum: presets, description: 'The smallest preset that has it; "recommended" when absent' },
  environments: {
    type: 'array',
    minItems: 1,
    uniqueItems: true,
    items: { enum: environments },
    description: 'It is not asked in an environment that is known to be none of these',
  },
  presetWhy: { ...text, description: 'Why it is in this preset, in a sentence for its page' },
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
  covers: {
    type: 'array',
    items: { $ref: '#/definitions/cover' },
    minItems: 1,
    description: 'What documents recommend that this judges; the title, as its source says it, when absent',
  },
  same: sameSchema,
  places: named({ $ref: '#/definitions/place' }, 'Places by name, for rules that judge them'),
  conditions: named(condition, 'Conditions by name, to be used as { "condition": "name" }'),
  rules: {
    type: 'array',
    minItems: 1,
    items: { $ref: '#/definitions/rule' },
    description: 'Several rules of one recommendation',
  },
  ...ruleProperties,
};

const ruleShape: Schema = {
  anyOf: [{ required: ['resource'] }, { required: ['judges'] }],
  not: { required: ['resource', 'judges'] },
  oneOf: [{ required: ['require', 'violations'] }, { required: ['review'] }],
};

/** Beside `rules` stands what all of them share; the rest of a rule would be read by nobody. */
const besideRules: Schema = {
  properties: Object.fromEntries(
    Object.keys(ruleProperties)
      .filter((name) => name !== 'let' && name !== 'yieldsTo')
      .map((name) => [name, false]),
  ),
};

const parameterSchema = objectSchema<ParameterDocument>(
  {
    type: { enum: ['string', 'integer', 'boolean', 'array', 'object'] },
    defaultValue: anything,
    allowedValues: { type: 'array', minItems: 1 },
    description: text,
  },
  ['type', 'defaultValue', 'description'],
);

const fixSchema = objectSchema<FixDocument>(
  {
    when: condition,
    title: message('What the edit does'),
    applicability: {
      enum: [...applicabilities],
      description:
        'What it means for what is deployed: nothing changes; Azure changes it in place, and nothing restarts, costs more or stops working; or all else',
    },
    why: message('Why it is of this class, a clause without a full stop'),
    operations: { type: 'array', minItems: 1, items: { $ref: '#/definitions/operation' } },
  },
  ['title', 'applicability', 'why', 'operations'],
);

const operationSchema = objectSchema<OperationDocument>(
  {
    when: { ...condition, description: 'The operation is left out unless this is known to hold' },
    operation: { enum: ['addOrReplace', 'add', 'remove'] },
    field: path('The property to change'),
    value: { description: 'The new value; texts in brackets are expressions' },
  },
  ['operation', 'field'],
);

const violationSchema = objectSchema<ViolationDocument>(
  {
    when: condition,
    severity: { enum: ['medium', 'low'], description: 'A lower one than the policy has, for what weighs less' },
    preset: {
      enum: ['recommended', 'all'],
      description: "A larger one than the policy's, for what is not told in that",
    },
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

const relatedSchema = objectSchema<RelatedDocument>(
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
    ...objectSchema<PolicyDocument>(policyProperties, ['id', 'name', 'title', 'category', 'severity', 'source']),
    if: { required: ['rules'] },
    // biome-ignore lint/suspicious/noThenProperty: the word of JSON Schema
    then: besideRules,
    else: ruleShape,
    definitions: {
      rule: objectSchema<RuleDocument>(ruleProperties, [], ruleShape),
      ...sharedDefinitions,
      cover: coverSchema,
      parameter: parameterSchema,
      violation: violationSchema,
      related: relatedSchema,
      fix: fixSchema,
      operation: operationSchema,
    },
  };
}
