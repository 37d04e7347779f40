import type { CallExpression } from '../../template/expression.ts';
import { joinWith, type Message, say } from '../../template/message.ts';
import { inEachCase } from '../../values/cases.ts';
import { expand } from '../../values/choice.ts';
import { compose } from '../../values/compose.ts';
import { formulaOf } from '../../values/formula.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import { splitName } from '../../values/resource-ids.ts';
import { apply } from '../../values/term.ts';
import {
  callOf,
  isChoice,
  isScalar,
  isUnknown,
  keyOf,
  type Maybe,
  type Unknown,
  type Value,
} from '../../values/value.ts';
import type { ContextFunction, DeploymentScope, Frame } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { deploymentScope } from '../scopes.ts';
import { inContext } from './row.ts';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#resourceid */
export const resourceIdFunctions: readonly ContextFunction[] = [
  idFunction('resourceId', [0, 3], resourceId),
  idFunction('subscriptionResourceId', [0, 2], subscriptionResourceId),
  idFunction('tenantResourceId', [0, 1], (args, call) => below('', args, call)),
  idFunction('managementGroupResourceId', [0, 2], managementGroupResourceId),
  inContext(
    'resource',
    'extensionResourceId(resourceId: string, resourceType: string, resourceName: string, ...resourceName: string): string',
    (call, frame) => each(call, frame, [1, 2], ([scope = '', ...args], call_) => below(scope, args, call_)),
  ),
];

function idFunction(name: string, span: Span, rule: IdRule): ContextFunction {
  const text = `${name}(resourceType: string, resourceName: string, ...resourceName: string): string`;
  return inContext('resource', text, (call, frame) => each(call, frame, span, rule));
}

type IdRule = (args: readonly Value[], call: CallExpression, frame: Frame) => Value;
/** The positions among which the type stands. */
type Span = readonly [start: number, end: number];

/** Applies a rule to every combination of the arguments' alternatives. */
function each(call: CallExpression, frame: Frame, span: Span, rule: IdRule): Value {
  const args = call.args.map((arg) => evaluate(arg, frame));
  const unknown = (): Unknown => apply(call.name, args, 'string');
  const rows = args.map((arg) => (isChoice(arg) || mayBeType(arg) ? expand(arg) : [{ guard: [], value: arg }]));
  const one = (row: readonly Maybe[]): Value => {
    const values = row.map((value) => value ?? null);
    const candidates = values.slice(...span);
    if (candidates.every(isScalar) && !candidates.some(isType)) throw noType(call, span, values);
    return values.some(isType) ? rule(values, call, frame) : unknown();
  };
  return rows.every(({ length }) => length === 1) ? one(args) : inEachCase(rows, one, unknown);
}

function isType(value: Value): value is string {
  return typeof value === 'string' && value.includes('/');
}

/** Not known, and one of few. */
function mayBeType(value: Value): boolean {
  return isUnknown(value) && value.domain?.some(isType) === true;
}

function noType(call: CallExpression, [start, end]: Span, args: readonly Value[]): EvaluationError {
  const among =
    end - start === 1
      ? `as its ${start === 0 ? 'first' : 'second'} argument`
      : `among its first ${end === 2 ? 'two' : 'three'} arguments`;
  const given = joinWith(
    args.slice(start, end).map((arg): Message => [{ formula: formulaOf(arg) }]),
    ', ',
  );
  return new EvaluationError(
    'bad-resource-id',
    say`${call.name}() needs a resource type like 'Microsoft.Compute/virtualMachines' ${among}, and gets ${given}`,
    end - start === 1 ? start : undefined,
  );
}

/**
 * The optional subscription and group stand before the type: as many names follow a type as it has segments behind its
 * namespace, and what is left in front tells the scope.
 */
function resourceId(args: readonly Value[], call: CallExpression, frame: Frame): Value {
  const { scope } = frame.deployment;
  const at = typePosition(args);
  const before = args.slice(0, at);
  const rest = args.slice(at);
  if (scope.kind === 'resourceGroup') {
    const [subscriptionId, resourceGroup] =
      before.length === 2 ? before : [scope.subscriptionId, before[0] ?? scope.resourceGroup];
    const target = deploymentScope('resourceGroup', {
      ...scope,
      subscriptionId: subscriptionId ?? null,
      resourceGroup: resourceGroup ?? null,
    });
    return below(target.id, rest, call);
  }
  return below(otherScope(scope, before), rest, call);
}

function otherScope(scope: DeploymentScope, before: readonly Value[]): Value {
  if (before.length === 2) return compose('/subscriptions/', before[0] ?? '', '/resourceGroups/', before[1] ?? '');
  if (scope.kind === 'subscription') {
    return before.length === 1
      ? compose('/subscriptions/', scope.subscriptionId, '/resourceGroups/', before[0] ?? '')
      : scope.id;
  }
  return scope.kind === 'managementGroup' ? '' : scope.id;
}

/** The first argument that is a type for the number of names behind it; a subscription id or group has no slash. */
function typePosition(args: readonly Value[]): number {
  const fits = args.findIndex(
    (arg, position) => isType(arg) && trimmed(arg).split('/').length - 1 === args.length - position - 1,
  );
  return fits === -1 ? args.findIndex(isType) : fits;
}

/**
 * Compiled Bicep cuts a qualified name into its segments, `split(name, '/')[0]`, `split(name, '/')[1]`. Where they are
 * all segments of one name, it is cut at the slashes that are known, as the name of a resource is.
 */
function wholeName(names: readonly Value[]): readonly Value[] {
  const wholes = names.map((name, position) => cutFrom(name, position));
  const [first] = wholes;
  if (
    first === undefined ||
    names.length < 2 ||
    wholes.some((each) => each === undefined || keyOf(each) !== keyOf(first))
  )
    return names;
  const segments = splitName(first);
  return segments?.length === names.length ? segments : names;
}

/** `x` of `split(x, '/')[position]`. */
function cutFrom(name: Value, position: number): Value | undefined {
  const item = isUnknown(name) ? callOf(name) : undefined;
  const [list, index] = item?.name === 'item' ? item.args : [];
  const split = isUnknown(list) ? callOf(list) : undefined;
  if (index !== position || split?.name.toLowerCase() !== 'split') return undefined;
  const [whole, separator] = split.args;
  return separator === '/' ? whole : undefined;
}

/** Azure takes a type with a slash behind it, and old templates have some. */
function trimmed(type: string): string {
  return type.endsWith('/') ? type.slice(0, -1) : type;
}

function subscriptionResourceId(args: readonly Value[], call: CallExpression, frame: Frame): Value {
  const at = typePosition(args);
  const subscriptionId = at === 1 ? (args[0] ?? null) : frame.deployment.scope.subscriptionId;
  return below(compose('/subscriptions/', subscriptionId), args.slice(at), call);
}

function managementGroupResourceId(args: readonly Value[], call: CallExpression, frame: Frame): Value {
  const at = typePosition(args);
  const group = at === 1 ? (args[0] ?? null) : frame.deployment.scope.managementGroup;
  return below(compose('/providers/Microsoft.Management/managementGroups/', group), args.slice(at), call);
}

function below(scopeId: Value, [type, ...given]: readonly Value[], call: CallExpression): Value {
  if (typeof type !== 'string') return apply(call.name, [scopeId, type ?? null, ...given], 'string');
  const names = wholeName(given);
  const [namespace = '', ...segments] = trimmed(type).split('/');
  if (segments.length !== names.length) {
    const needed = `${segments.length} name${segments.length === 1 ? '' : 's'}`;
    throw new EvaluationError(
      'bad-resource-id',
      `type '${type}' needs ${needed} behind it, and ${names.length} ${names.length === 1 ? 'is' : 'are'} given`,
    );
  }
  const pairs = segments.flatMap((segment, position) => [`/${segment}/`, names[position] ?? '']);
  if (type.toLowerCase() === 'microsoft.resources/resourcegroups') return compose(scopeId, ...pairs);
  return compose(scopeId, `/providers/${namespace}`, ...pairs);
}
