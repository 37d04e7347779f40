import type { Schema } from '../policy/document/pieces.ts';
import { environments, presets } from '../policy/document/policy.ts';
import type { EnvironmentTag } from '../policy/judge/environment.ts';
import { fixClasses, fixLevels } from '../result/fix-level.ts';
import type { DeploymentContext } from '../template/deployment-context.ts';
import type { ConfigDocument, FileSettings, Override, SuppressionSetting, WorkloadDocument } from './document.ts';

/** A schema for every member of a type, so that neither can have what the other lacks. */
type SchemasOf<T> = { readonly [K in keyof Required<T>]: Schema };

const text: Schema = { type: 'string', minLength: 1, description: 'a text that is not empty' };

function object<T>(properties: SchemasOf<T>, required: readonly (keyof T & string)[], description: string): Schema {
  return { type: 'object', description, properties, required, additionalProperties: false };
}

function texts(description: string, least = 0): Schema {
  return { type: 'array', items: text, minItems: least, description };
}

const patterns = 'patterns as in .gitignore, relative to the folder of the configuration';

const context = object<DeploymentContext>(
  {
    subscriptionId: { ...text, description: 'The subscription that is deployed to' },
    tenantId: { ...text, description: 'The tenant that is deployed to' },
    managementGroup: { ...text, description: 'The management group that is deployed to' },
    resourceGroup: { ...text, description: 'The resource group that is deployed to' },
    location: { ...text, description: 'The location of the deployment and of its resource group' },
    deploymentName: { ...text, description: 'The name of the deployment' },
  },
  [],
  'What is known about the deployment; what is not said stays unknown',
);

const environmentTag = object<EnvironmentTag>(
  {
    name: { ...text, description: 'The name of the tag' },
    production: texts('Its values on resources that are for production', 1),
    development: texts('Its values on resources that are for development and tests', 1),
  },
  ['name'],
  'A tag of resources that says what each of them is for',
);

const fileSettings: SchemasOf<FileSettings> = {
  policies: {
    type: 'object',
    description:
      'Severities and parameters by policy, and severities of template errors: an id, pack:…, category:…, severity:… or tag:…',
    additionalProperties: { $ref: '#/definitions/setting' },
  },
  context,
  whole: { type: 'boolean', description: 'The template is all that is deployed: what is not in it does not exist' },
  environment: {
    enum: environments,
    description: 'What is deployed is for; in an override whose files are parameter files, what is deployed with them',
  },
  environmentTag,
  failOnPossible: {
    type: 'boolean',
    description: 'An undecided check that fails for some allowed value of a parameter counts as a failure',
  },
};

const override = object<Override>(
  { files: texts(`The files it is for: ${patterns}`, 1), ...fileSettings },
  ['files'],
  'Settings for a part of the files; later ones win',
);

const suppression = object<SuppressionSetting>(
  {
    ids: texts('What is suppressed: an id, pack:…, category:…, severity:… or tag:…', 1),
    paths: texts(`Only in these files: ${patterns}`, 1),
    resource: { ...text, description: 'Only at resources of this name or id; * matches anything' },
    reason: { ...text, description: 'Why; shown with --show-suppressed' },
    until: {
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}$',
      description: 'the last day on which it holds, as 2027-01-31',
    },
  },
  ['ids'],
  'Findings that are accepted',
);

const properties: SchemasOf<ConfigDocument> = {
  $schema: { type: 'string', description: 'The address of this schema, for editors' },
  extends: {
    description:
      'One or more configurations that this one builds on: files, relative to this one, or packages of npm; later ones win',
    anyOf: [text, texts('Files')],
  },
  preset: { enum: presets, description: 'What is judged where nothing else is said; "recommended" when absent' },
  packs: texts('Only the policies of these packs', 1),
  policyFolders: texts('Folders of further policies, relative to this file; each is a pack of its name'),
  overrides: { type: 'array', items: override, description: 'Settings for a part of the files; later ones win' },
  ignores: texts(`Files that are not linted: ${patterns}`),
  suppressions: { type: 'array', items: suppression, description: 'Findings that are accepted' },
  fix: { enum: [...fixLevels], description: 'Up to which class --fix and --diff make fixes where they name none' },
  baseline: { ...text, description: 'The file of findings that were there before, relative to this one' },
  parameterFiles: texts(
    "Where parameter files lie: globs relative to each template's folder, {name} is its name without the extension",
    1,
  ),
  workloads: {
    type: 'object',
    description: 'Templates that are judged as one deployment, by the name of the workload',
    additionalProperties: { $ref: '#/definitions/workload' },
  },
  ...fileSettings,
};

const templateFile: Schema = { ...text, description: 'A template or a glob, relative to this file' };

const workload = object<WorkloadDocument>(
  {
    templates: {
      type: 'array',
      minItems: 1,
      description: 'Its templates: files, globs, or files with their parameters',
      items: {
        anyOf: [
          templateFile,
          object<{ template: string; parameters: string }>(
            { template: templateFile, parameters: { ...text, description: 'A parameter file, relative to this file' } },
            ['template'],
            'A template and the parameter file it is deployed with',
          ),
        ],
      },
    },
    whole: { type: 'boolean', description: 'They are all that is deployed: what is in none of them does not exist' },
  },
  ['templates'],
  'Templates that are judged as one deployment',
);

// Draft 7 looks at `pattern` for texts only, and at `properties` for objects only.
const setting: Schema = {
  description:
    '"off", "high", "medium", "low" (of a template error "off", "error", "warning", "note"), or an object with "severity", "parameters" and "fixes"',
  type: ['string', 'object'],
  pattern: '^(off|high|medium|low|error|warning|note)$',
  additionalProperties: false,
  properties: {
    severity: {
      enum: ['off', 'high', 'medium', 'low', 'error', 'warning', 'note'],
      description: 'Its severity, or off',
    },
    parameters: { type: 'object', description: "Values of the policy's parameters" },
    fixes: { enum: [...fixClasses], description: 'The class of its fixes, whatever the policy says' },
  },
};

/** Where editors find the schema; what a configuration may say in `$schema`. */
const schemaAddress = 'https://raw.githubusercontent.com/resilint/resilint/main/schemas/config.schema.json';

/** The JSON Schema (draft 7) of `resilint.config.json`. */
export function configSchema(): Schema {
  return {
    $schema: 'http://json-schema.org/draft-07/schema#',
    $id: schemaAddress,
    title: 'Configuration of resilint',
    ...object<ConfigDocument>(properties, [], 'resilint.config.json'),
    allowComments: true,
    allowTrailingCommas: true,
    definitions: { setting, workload },
  };
}
