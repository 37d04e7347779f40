import { isJsonObject, type JsonObject } from '../source/json.ts';
import { lowerCase, textIn, valueIn } from './json.ts';

/** The sections of a template, as spelled in Azure's schema and in what Bicep emits. */
export const templateSections: readonly string[] = [
  '$schema',
  'apiProfile',
  'asserts',
  'contentVersion',
  'definitions',
  'extensions',
  'functions',
  'imports',
  'languageVersion',
  'metadata',
  'outputs',
  'parameters',
  'resources',
  'variables',
];

/** Members of a resource that speak to the template engine and are not sent (lower case). */
const engineKeys: ReadonlySet<string> = new Set([
  '@options',
  'asserts',
  'comments',
  'condition',
  'copy',
  'dependson',
  'existing',
  'extension',
  'import',
  'metadata',
  'method',
  'resources',
  'scope',
]);

/** Where a deployment goes, and where an `existing` resource is; not part of the body either. */
const targetKeys: ReadonlySet<string> = new Set(['resourcegroup', 'subscriptionid']);

/** Whether a member of a resource is meant for the template engine rather than for the resource provider. */
export function isEngineKey(key: string, hasTarget: boolean): boolean {
  const lower = lowerCase(key);
  return engineKeys.has(lower) || (hasTarget && targetKeys.has(lower));
}

/**
 * Whether resources are keyed by symbolic names: from languageVersion 2.0 on, and wherever `resources` is an object.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax#languageversion-20
 */
export function isSymbolic(template: JsonObject): boolean {
  return (
    /^\s*(?:[2-9]|\d\d)/.test(textIn(template, 'languageVersion') ?? '') || isJsonObject(valueIn(template, 'resources'))
  );
}

/** Whether a resource is a deployment, as far as its text says. */
export function isDeployment(resource: JsonObject): boolean {
  return textIn(resource, 'type')?.toLowerCase() === 'microsoft.resources/deployments';
}

export type ExpressionScope = 'inner' | 'outer';

/** The scope that `expressionEvaluationOptions` names. */
export function declaredScope(properties: JsonObject): ExpressionScope | undefined {
  const options = valueIn(properties, 'expressionEvaluationOptions');
  const scope = isJsonObject(options) ? textIn(options, 'scope')?.toLowerCase() : undefined;
  return scope === 'inner' || scope === 'outer' ? scope : undefined;
}

/**
 * Whose parameters and variables the expressions of a nested template see. Symbolic templates know the inner scope
 * alone; elsewhere the outer one is the default.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/linked-templates#expression-evaluation-scope-in-nested-templates
 */
export function scopeOfExpressions(properties: JsonObject, symbolic: boolean): ExpressionScope {
  return symbolic ? 'inner' : (declaredScope(properties) ?? 'outer');
}

/** `metadata._generator.name`: the program that wrote the template, e.g. `bicep`. */
export function generatorOf(json: JsonObject): string | undefined {
  const metadata = valueIn(json, 'metadata');
  const generator = isJsonObject(metadata) ? valueIn(metadata, '_generator') : undefined;
  return isJsonObject(generator) ? textIn(generator, 'name') : undefined;
}
