import type { CallExpression } from '../../template/expression.ts';
import { memberOfUnknown } from '../access.ts';
import { choose, expand } from '../choice.ts';
import { compose } from '../compose.ts';
import type { ContextFunction, Frame, Instance } from '../context.ts';
import { deploymentResult, findAtIndex, findByName, findBySymbol } from '../deployments.ts';
import { evaluate } from '../evaluate.ts';
import { guardsWhere } from '../guard.ts';
import { wholeId } from '../resource-ids.ts';
import { apply } from '../term.ts';
import {
  type ArrayValue,
  force,
  isArray,
  isChoice,
  isObject,
  isSpread,
  isText,
  isUnknown,
  type Lazy,
  type Maybe,
  type ObjectValue,
  objectOf,
  type Thunk,
  type Unknown,
  type Value,
} from '../value.ts';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#reference */
export const referenceFunctions: Readonly<Record<string, ContextFunction>> = {
  reference,
  references: (call, frame) =>
    apply(
      'references',
      call.args.map((arg) => evaluate(arg, frame)),
      'array',
      { place: call.place },
    ),
  resourceInfo,
};

function reference(call: CallExpression, frame: Frame): Value {
  const args = call.args.map((arg) => evaluate(arg, frame));
  const target = args[0] ?? null;
  const whole = isChoice(target) ? wholeId(target) : undefined;
  if (whole !== undefined && byId(whole, frame).length > 0) return referenceOne(whole, args, call, frame);
  const results = expand(target).map(({ guard, value }) => ({
    guard,
    value: referenceOne(value ?? null, args, call, frame),
  }));
  return choose(results, () => unknownReference(call, args)) ?? null;
}

function unknownReference(call: CallExpression, args: readonly Value[]): Unknown {
  const term = apply('reference', args, 'object', { place: call.place });
  return { ...term, reason: 'reference() reads what Azure knows after deployment', place: call.place };
}

/**
 * What is known of the target by whatever name it is called: a symbolic name means another resource in another
 * deployment, and a name, a symbolic name and an id may mean the same.
 */
function referenceTerm(call: CallExpression, args: readonly Value[], target: Instance | undefined): Unknown {
  const written = unknownReference(call, args);
  if (target === undefined) return written;
  const [, version, ...rest] = args;
  const term = unknownReference(call, [target.id, version ?? target.apiVersion ?? null, ...rest]);
  return { ...term, expression: written.expression };
}

function referenceOne(target: Value, args: readonly Value[], call: CallExpression, frame: Frame): Value {
  const full = typeof args[2] === 'string' && args[2].toLowerCase() === 'full';
  const candidates = nearest(resolveTargets(target, frame), frame);
  const term = referenceTerm(call, [target, ...args.slice(1)], candidates[0]);
  const certain = candidates.filter((instance) => instance.exists === true);
  if (certain.length > 1 || (certain.length === 1 && candidates.length > 1)) return term;
  return firstThatExists(candidates, (instance) => heldBy(instance, args[1], full, term), term);
}

/** What several deployments declare is read as the deployment itself declares it: it waits for its own resource. */
function nearest(declared: readonly Instance[], { deployment }: Frame): readonly Instance[] {
  const own = declared.filter((instance) => instance.deployment === deployment);
  return own.some((instance) => instance.exists === true) ? own : declared;
}

/** One id may be declared several times under conditions that exclude each other: the one that exists counts. */
function firstThatExists(
  [first, ...others]: readonly Instance[],
  held: (instance: Instance) => Value | undefined,
  term: Unknown,
): Value {
  if (first === undefined) return term;
  const value = held(first) ?? term;
  if (first.exists === true) return value;
  const rest = firstThatExists(others, held, term);
  const there = guardsWhere(first.exists, true).map((guard) => ({ guard, value }));
  const gone = guardsWhere(first.exists, false).map((guard) => ({ guard, value: rest }));
  return choose([...there, ...gone], () => term) ?? term;
}

/** The declarations that a name, relative id, full id or symbolic name certainly means. */
function resolveTargets(target: Value, frame: Frame): readonly Instance[] {
  const { deployment } = frame;
  if (typeof target === 'string' && deployment.template.symbolic) {
    const symbolic = findBySymbol(deployment, target);
    if (symbolic) return [symbolic];
  }
  const indexed = isText(target) && deployment.template.symbolic ? findAtIndex(deployment, target) : undefined;
  if (indexed) return [indexed];
  const start = typeof target === 'string' ? target : isText(target) ? target.parts[0] : undefined;
  const unknownName = isUnknown(target) ? findByName(deployment, target) : undefined;
  if (unknownName) return [unknownName];
  if (isUnknown(target) || (start === undefined && !isText(target))) return byId(target, frame);
  if (typeof start === 'string' && start.startsWith('/')) return byId(target, frame);
  if (typeof start === 'string' && /^[\w-]+\.[\w.-]+\/\w+/.test(start))
    return byId(compose(deployment.scope.id, '/providers/', target), frame);
  const named = findByName(deployment, target);
  return named ? [named] : byId(target, frame);
}

function byId(id: Value, frame: Frame): readonly Instance[] {
  const declared = frame.deployment.run.registry.find(id);
  return declared.filter((instance) => !instance.declaration.existing && instance.exists !== false);
}

/** What the declaration itself says about the result; the rest of it stays unknown. */
function heldBy(instance: Instance, apiVersion: Maybe, full: boolean, term: Unknown): Value | undefined {
  if (instance.declaration.deployment) return wrapFull(deploymentResult(instance, term), instance, full, term);
  if (instance.declaration.existing || instance.loop) return undefined;
  const differs = apiVersion !== undefined && apiVersion !== null && apiVersion !== instance.apiVersion;
  if (differs) return undefined;
  const properties = instance.body.members.get('properties');
  const inner = full ? memberOfUnknown(term, 'properties') : term;
  const opened = properties ? opening(properties.value, inner, instance.id) : inner;
  return wrapFull(opened, instance, full, term);
}

function wrapFull(properties: Lazy, instance: Instance, full: boolean, term: Unknown): Value {
  if (!full) return force(properties) ?? term;
  const { body } = instance;
  const kept: [string, Lazy][] = [];
  for (const [key, member] of body.members)
    if (key !== 'properties') kept.push([member.key, opening(member.value, memberOfUnknown(term, key), undefined)]);
  return objectOf([...kept, ['properties', properties]], term);
}

/**
 * A declared value as `reference()` shows it: what is declared holds, what is not may be there too. Azure fills in what
 * is null or an empty text (the address of a network interface).
 */
function opening(lazy: Lazy, term: Unknown, id: Value | undefined): Thunk {
  let value: Maybe;
  let done = false;
  return {
    kind: 'thunk',
    force(): Maybe {
      if (!done) value = openValue(force(lazy), term, id);
      done = true;
      return value;
    },
  };
}

function openValue(value: Maybe, term: Unknown, id: Value | undefined): Maybe {
  if (value === undefined || value === null || value === '') return term;
  if (isChoice(value))
    return choose(
      value.alternatives.map((each) => ({ guard: each.guard, value: openValue(each.value, term, id) })),
      () => term,
    );
  if (isObject(value)) return openObject(value, term, id);
  return isArray(value) ? openArray(value, term, id) : value;
}

function openObject(value: ObjectValue, term: Unknown, id: Value | undefined): ObjectValue {
  const entries: [string, Lazy][] = [];
  for (const [key, member] of value.members) {
    entries.push([
      member.key,
      opening(member.value, memberOfUnknown(term, member.key), id && compose(id, '/', member.key)),
    ]);
    if (key === 'id') id = undefined;
  }
  return objectOf(entries, term);
}

/** Items with a name have ids of their own: parent/array/name. */
function openArray(value: ArrayValue, term: Unknown, id: Value | undefined): Value {
  const parts = value.parts.map((part, index) => {
    if (isSpread(part)) return part;
    const item = force(part);
    const name = isObject(item) ? item.members.get('name') : undefined;
    const itemTerm = memberOfUnknown(term, index);
    if (!isObject(item) || name === undefined || id === undefined) return opening(part, itemTerm, undefined);
    const itemId = compose(id, '/', force(name.value) ?? null);
    const opened = openObject(item, itemTerm, undefined);
    const members = new Map(opened.members);
    members.set('id', { key: 'id', value: itemId });
    const properties = members.get('properties');
    if (properties)
      members.set('properties', {
        key: 'properties',
        value: opening(item.members.get('properties')?.value ?? null, memberOfUnknown(itemTerm, 'properties'), itemId),
      });
    return { ...opened, members };
  });
  return { kind: 'array', parts };
}

/** `resourceInfo('symbol')`: id, name, type, apiVersion of a resource of a symbolic-name template. */
function resourceInfo(call: CallExpression, frame: Frame): Value {
  const symbol = call.args[0] ? evaluate(call.args[0], frame) : null;
  const instance = isText(symbol)
    ? findAtIndex(frame.deployment, symbol)
    : typeof symbol === 'string'
      ? findBySymbol(frame.deployment, symbol)
      : undefined;
  if (instance === undefined) return apply('resourceInfo', [symbol], 'object', { place: call.place });
  const entries: [string, Value][] = [
    ['id', instance.id],
    ['name', instance.name],
    ['type', instance.type],
  ];
  if (instance.apiVersion !== undefined) entries.push(['apiVersion', instance.apiVersion]);
  return objectOf(entries);
}
