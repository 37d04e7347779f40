import { connectValues, truthOf } from '../../evaluate/context-functions/logic.ts';
import { rowNamed } from '../../evaluate/functions.ts';
import { callFormula } from '../../template/formula.ts';
import { choose } from '../../values/choice.ts';
import { callByName } from '../../values/compose.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import { guardsWhere } from '../../values/guard.ts';
import { apply, root } from '../../values/term.ts';
import type { Alternative, Maybe, Source, Value } from '../../values/value.ts';
import { isObject, isScalar, isUnknown } from '../../values/value.ts';
import { factOf } from '../fact.ts';
import { contains } from '../operators/texts.ts';
import { boundsOf, type Scope } from '../scope.ts';
import { assumed } from '../value/assume.ts';
import { readSteps } from '../value/read.ts';
import { addDays } from './dates.ts';
import type { PolicyExpression } from './expression.ts';
import { fieldNamed, fieldValue } from './fields.ts';
import { ipRangeContains } from './ip-range.ts';
import { joined } from './joined.ts';
import { loopIndex } from './loop-index.ts';

export type Evaluator = (expression: PolicyExpression, scope: Scope) => Maybe;

export interface PolicyFunction {
  readonly signature: string;
  readonly minArguments: number;
  readonly maxArguments: number;
  readonly summary: string;
  evaluate(args: readonly PolicyExpression[], scope: Scope, evaluate: Evaluator): Maybe;
}

type Row = readonly [signature: string, min: number, max: number, summary: string, PolicyFunction['evaluate']];

/** A function of values that are known once its arguments are. */
function ofValues(compute: (args: readonly Value[], scope: Scope) => Maybe): PolicyFunction['evaluate'] {
  return (args, scope, evaluate) =>
    compute(
      args.map((arg) => evaluate(arg, scope) ?? null),
      scope,
    );
}

/**
 * The functions that policies have beside, or with another meaning than, templates.
 * Source: https://learn.microsoft.com/azure/governance/policy/concepts/definition-structure-policy-rule#policy-functions
 */
const rows: readonly Row[] = [
  [
    'field(path)',
    1,
    1,
    'the value at a path of the resource; with [*], the array of all values there',
    ofValues(([path = null], scope) => fieldValue(path, scope)),
  ],
  [
    'resource(path)',
    1,
    1,
    'the value at a path of the judged resource, also inside the where of joined resources',
    ofValues(judgedField),
  ],
  [
    'joined(name, path)',
    2,
    2,
    'the values at a path of the resources of a let, as an array; null where one has none',
    ofValues(([name = null, path = null], scope) => joined(name, path, scope)),
  ],
  [
    'fact(name, of, [otherwise])',
    2,
    3,
    'what is recorded about a value, see facts; where that is not known for certain, what is given as otherwise',
    ofValues(fact),
  ],
  ['parameters(name)', 1, 1, "the value of one of the policy's parameters", ofValues(parameter)],
  ['current([name])', 0, 1, 'the member that the surrounding count looks at', ofValues(current)],
  [
    'loopIndex()',
    0,
    0,
    "the index of the resource in its loop, 0 outside of one; in a fix it is the template's own copyIndex()",
    (_, scope) => loopIndex(scope.judged, scope.world),
  ],
  ['if(condition, then, else)', 3, 3, 'one of two values', chooseBranch],
  ['and(condition, …)', 1, 64, 'whether all hold', (args, scope, evaluate) => connect('and', args, scope, evaluate)],
  ['or(condition, …)', 1, 64, 'whether any holds', (args, scope, evaluate) => connect('or', args, scope, evaluate)],
  ['coalesce(value, …)', 1, 64, 'the first value that is not null', coalesce],
  ['contains(text or array, part)', 2, 2, 'whether it holds a part, ignoring case', ofValues(containsValue)],
  [
    'replace(text, old, new)',
    3,
    3,
    'the text with every old part replaced, ignoring case',
    ofValues(([text = null, old = null, by = null]) => replaceText(text, old, by)),
  ],
  [
    'addDays(date, number)',
    2,
    2,
    'the date so many days later',
    ofValues(([date = null, days = null]) => addDays(date, days)),
  ],
  [
    'ipRangeContains(range, target)',
    2,
    2,
    'whether a range of addresses contains another range or an address',
    ofValues(([range = null, target = null]) => ipRangeContains(range, target)),
  ],
  [
    'policy()',
    0,
    0,
    'the assignment; not known here',
    () => root('policy()', unread('policy'), 'the assignment of a policy is not known before deployment'),
  ],
  [
    'requestContext()',
    0,
    0,
    'the request; not known here',
    () => root('requestContext()', unread('requestContext'), 'the request is not known before deployment'),
  ],
  [
    'resourceGroup()',
    0,
    0,
    'the resource group; not known here',
    () =>
      root('policy:resourceGroup()', unread('resourceGroup'), 'the resource group is not known before deployment', {
        type: 'object',
      }),
  ],
  [
    'subscription()',
    0,
    0,
    'the subscription; not known here',
    () =>
      root('policy:subscription()', unread('subscription'), 'the subscription is not known before deployment', {
        type: 'object',
      }),
  ],
  [
    'utcNow([format])',
    0,
    1,
    'the time of evaluation; not known here',
    () => root('policy:utcNow()', unread('utcNow'), 'the time of evaluation is not known', { type: 'string' }),
  ],
];

export const policyFunctions: ReadonlyMap<string, PolicyFunction> = new Map(
  rows.map(([signature, minArguments, maxArguments, summary, evaluate]) => [
    signature.slice(0, signature.indexOf('(')).toLowerCase(),
    { signature, minArguments, maxArguments, summary, evaluate },
  ]),
);

/** Functions of templates that policies lack. */
export function isTemplateOnly(name: string): boolean {
  const lower = name.toLowerCase();
  return !policyFunctions.has(lower) && rowNamed(lower)?.inPolicies === false;
}

function judgedField([path = null]: readonly Value[], scope: Scope): Maybe {
  const { renaming: _, ...rest } = scope;
  return fieldValue(path, { ...rest, node: scope.judged });
}

function fact([name = null, of = null, otherwise]: readonly Value[], scope: Scope): Maybe {
  if (typeof name !== 'string') return apply('fact', [name, of], 'any');
  const found = factOf(name, assumed(of, scope.assume), scope);
  return otherwise === undefined || isScalar(found) ? found : otherwise;
}

function parameter([name = null]: readonly Value[], scope: Scope): Maybe {
  return typeof name === 'string' ? scope.parameters.get(name.toLowerCase()) : apply('parameters', [name], 'any');
}

function current([name = null]: readonly Value[], scope: Scope): Maybe {
  for (const bound of boundsOf(scope)) {
    const value = bound.kind === 'field' ? bound.found.value : bound.value;
    if (name === null || (typeof name === 'string' && bound.name?.toLowerCase() === name.toLowerCase())) return value;
    const path = bound.kind === 'field' && typeof name === 'string' ? fieldNamed(name) : undefined;
    if (bound.kind !== 'field' || path === undefined || !path.canonical.startsWith(bound.path.canonical)) continue;
    return readSteps(value, path.steps.slice(bound.path.steps.length));
  }
  return undefined;
}

function chooseBranch(args: readonly PolicyExpression[], scope: Scope, evaluate: Evaluator): Maybe {
  const [condition, whenTrue, whenFalse] = args;
  if (!condition || !whenTrue || !whenFalse) throw new EvaluationError('argument-count', 'if() takes three arguments');
  const value = truthOf(evaluate(condition, scope) ?? null, 'if', 0);
  if (typeof value === 'boolean') return evaluate(value ? whenTrue : whenFalse, scope);
  const branch = (truth: boolean, expression: PolicyExpression): Alternative[] => {
    const result = evaluate(expression, scope);
    return guardsWhere(value, truth).map((guard) => ({ guard, value: result }));
  };
  return choose([...branch(true, whenTrue), ...branch(false, whenFalse)], () => apply('if', [value], 'any'));
}

function connect(name: 'and' | 'or', args: readonly PolicyExpression[], scope: Scope, evaluate: Evaluator): Maybe {
  return connectValues(
    name,
    args.map((arg, index) => truthOf(evaluate(arg, scope) ?? null, name, index)),
  );
}

function coalesce(args: readonly PolicyExpression[], scope: Scope, evaluate: Evaluator): Maybe {
  for (const [index, arg] of args.entries()) {
    const value = evaluate(arg, scope);
    const open = isUnknown(value) && value.type === 'any';
    if (open)
      return apply('coalesce', [value, ...args.slice(index + 1).map((each) => evaluate(each, scope) ?? null)], 'any');
    if (value !== undefined && value !== null) return value;
  }
  return null;
}

function replaceText(text: Value, old: Value, by: Value): Maybe {
  if (typeof text !== 'string' || typeof old !== 'string' || typeof by !== 'string')
    return apply('policyReplace', [text, old, by], 'string');
  if (old === '') return text;
  const [lower, wanted] = [text.toLowerCase(), old.toLowerCase()];
  let result = '';
  let from = 0;
  for (let at = lower.indexOf(wanted); at !== -1; at = lower.indexOf(wanted, from)) {
    result += text.slice(from, at) + by;
    from = at + wanted.length;
  }
  return result + text.slice(from);
}

function containsValue([value = null, part = null]: readonly Value[]): Maybe {
  // Whether an object has a key is what the template function says; only for texts does Azure Policy ignore case.
  if (isObject(value) || (isUnknown(value) && (value.type === 'object' || value.type === 'any'))) {
    return callByName('contains', [value, part]);
  }
  const truth = contains(value, part);
  return truth === 'unknown' ? apply('policyContains', [value, part], 'bool') : truth;
}

/** What only the deployed resource, or its assignment, tells. */
function unread(name: string): Source {
  return { kind: 'runtime', formula: callFormula(name) };
}
