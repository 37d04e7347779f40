import type { Graph } from '../../src/graph/graph.ts';
import { compileAzureCondition } from '../../src/policy/compile/azure.ts';
import { compilePolicy } from '../../src/policy/compile/compile.ts';
import type { Policy } from '../../src/policy/compile/policy.ts';
import type { Json, PolicyDocument } from '../../src/policy/document/policy.ts';
import { judge } from '../../src/policy/judge/judge.ts';
import type { Judgement } from '../../src/policy/judge/judgement.ts';
import type { Truth } from '../../src/policy/logic.ts';
import { applyOperator } from '../../src/policy/operators/apply.ts';
import { operatorNamed } from '../../src/policy/operators/table.ts';
import { parameterValues } from '../../src/policy/parameters.ts';
import { type FactLookup, openWorld } from '../../src/policy/world.ts';
import { root } from '../../src/values/term.ts';
import type { Maybe, Unknown } from '../../src/values/value.ts';
import { called } from '../spelled.ts';
import { graphOf } from './graphs.ts';

/** What an operator says of two values. */
export function says(left: Maybe, operator: string, right: Maybe): Truth {
  const found = operatorNamed(operator);
  if (found === undefined) throw new Error(`no operator ${operator}`);
  return applyOperator(found, left, right, [[]]).truth;
}

export function term(name: string, options: Partial<Unknown> = {}): Unknown {
  return { ...root(name, called(name), `'${name}' has no value`, { type: options.type ?? 'any' }), ...options };
}

/** A policy around a rule. */
export function policyOf(rule: Record<string, Json>, rest: Partial<PolicyDocument> = {}): Policy {
  const { policy, problems } = compilePolicy({
    id: 'TEST-1',
    name: 'Test',
    title: 'Test',
    category: 'test',
    severity: 'low',
    source: { document: 'Test', url: 'https://example.com' },
    violations: [{ message: 'wrong' }],
    ...rest,
    ...rule,
  } as PolicyDocument);
  if (problems.length > 0) throw new Error(problems.map(({ at, message }) => `${at.join('/')}: ${message}`).join('\n'));
  return policy;
}

const noFacts: FactLookup = () => undefined;

export function judgeAll(
  policy: Policy,
  graph: Graph,
  options: { whole?: boolean; fact?: FactLookup } = {},
): Judgement[] {
  const { values } = parameterValues(policy.document);
  return judge(policy, openWorld(graph, options.fact ?? noFacts), {
    whole: options.whole ?? false,
    parameters: values,
  });
}

export const accountType = 'Microsoft.Storage/storageAccounts';

/** The verdict of a condition on one storage account with this body, in a template with these parameters. */
export function verdictOn(
  require: Json,
  body: Record<string, unknown>,
  options: {
    parameters?: Record<string, unknown>;
    variables?: Record<string, unknown>;
    let?: Json;
    more?: unknown[];
    whole?: boolean;
    /** The condition is one of Azure Policy's, not of a policy of ours. */
    azure?: boolean;
  } = {},
): Judgement['verdict'] {
  const { parameters = {}, variables = {}, more = [] } = options;
  const account = { type: accountType, apiVersion: '2023-01-01', name: 'account', location: 'westeurope', ...body };
  const graph = graphOf({ parameters, variables, resources: [account, ...more] });
  const written = options.azure ? { value: 1, equals: 1 } : require;
  const made = policyOf({
    resource: accountType,
    require: written,
    ...(options.let !== undefined && { let: options.let }),
  });
  const { condition } = compileAzureCondition(require);
  const policy = options.azure
    ? { ...made, rules: () => made.rules().map((rule) => ({ ...rule, require: condition })) }
    : made;
  const [first] = judgeAll(policy, graph, { whole: options.whole ?? false });
  if (first === undefined) throw new Error('nothing was judged');
  return first.verdict;
}
