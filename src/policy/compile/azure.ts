import type { Condition } from '../condition/condition.ts';
import type { Json } from '../document/policy.ts';
import { compileCondition } from './condition.ts';
import type { Compilation, DocumentProblem } from './problem.ts';
import { atResource } from './start.ts';

export interface AzureCondition {
  readonly condition: Condition;
  readonly problems: readonly DocumentProblem[];
}

/**
 * The `if` of an Azure Policy definition. Its words have their meaning there: keywords ignore case, a bare `[*]` means
 * all members. Aliases are opaque: they are taken as paths.
 * Source: https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule
 */
export function compileAzureCondition(json: Json, parameters: readonly string[] = []): AzureCondition {
  const problems: DocumentProblem[] = [];
  const context: Compilation = {
    problems,
    joins: new Map(),
    shared: new Map(),
    parameters: new Set(parameters.map((name) => name.toLowerCase())),
    conditions: new Map(),
    used: { joins: new Set(), parameters: new Set(), facts: new Set(), uses: new Map() },
    bound: [],
    start: atResource,
    judged: atResource,
    factNames: [],
    dialect: 'azure',
  };
  return { condition: compileCondition(json, [], context), problems };
}
