import type { CallExpression } from '../../template/expression.ts';
import { choose, expand, maxAlternatives } from '../../values/choice.ts';
import { compose } from '../../values/compose.ts';
import { formulaOfTerm } from '../../values/formula.ts';
import { guardsWhere } from '../../values/guard.ts';
import { wholeId } from '../../values/resource-ids.ts';
import { apply, because, causeOf, rewritten } from '../../values/term.ts';
import { isChoice, isText, isUnknown, keyOf, objectOf, type Unknown, type Value } from '../../values/value.ts';
import type { ContextFunction, Frame, Instance } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { findAtIndex, findByName, findBySymbol } from '../expanded.ts';
import { problem } from '../report.ts';
import { heldBy } from './declared.ts';
import { inContext } from './row.ts';

/** Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#reference */
export const referenceFunctions: readonly ContextFunction[] = [
  inContext(
    'resource',
    'reference(resourceNameOrIdentifier: string, [apiVersion: string|null], [full: string]): any',
    reference,
  ),
  inContext('bicep-resource', 'resourceInfo(symbolicName: string): object', resourceInfo, {
    adviceInBicep: 'write the name of the resource',
  }),
];

function reference(call: CallExpression, frame: Frame): Value {
  const args = call.args.map((arg) => evaluate(arg, frame));
  // Nothing can be read before anything is deployed, and who is looked up by name may be who asks.
  if (frame.early) return unknownReference(call, args);
  const target = args[0] ?? null;
  const whole = isChoice(target) ? wholeId(target) : undefined;
  if (whole !== undefined && byId(whole, frame).length > 0) return referenceOne(whole, args, call, frame);
  const results = expand(target).map(({ guard, value }) => ({
    guard,
    value: referenceOne(value ?? null, args, call, frame),
  }));
  return choose(results, () => unknownReference(call, args)) ?? null;
}

/** What only a look at Azure tells. The name may still be what keeps it from being known: of another resource more may be. */
export function unknownReference(call: CallExpression, args: readonly Value[], named = isNamed(args[0])): Unknown {
  const term = apply('reference', args, 'object', { place: call.place });
  const reason = `${call.name}() reads what Azure knows after deployment`;
  return named ? because(reason, { ...term, place: call.place }) : { ...term, reason, place: call.place };
}

/** Known but for where it is deployed, which makes no difference. */
function isNamed(target: Value | undefined): boolean {
  const cause = causeOf([target]);
  return cause === undefined || cause.key.startsWith('context:');
}

/**
 * What is known of the target by whatever name it is called: a symbolic name means another resource in another
 * deployment, and a name, a symbolic name and an id may mean the same.
 */
function referenceTerm(
  call: CallExpression,
  args: readonly Value[],
  version: Value | undefined,
  target: Instance | undefined,
): Unknown {
  const written = unknownReference(call, args);
  if (target === undefined) return written;
  const [, , ...rest] = args;
  const term = unknownReference(call, [target.id, version ?? target.apiVersion ?? null, ...rest], true);
  return rewritten(term, () => formulaOfTerm(written));
}

function referenceOne(target: Value, args: readonly Value[], call: CallExpression, frame: Frame): Value {
  const full = isFull(args[2]);
  const found = resolveTargets(target, frame);
  const version = args[1] ?? (found[0]?.declaration.existing ? found[0].apiVersion : undefined);
  const candidates = nearest(
    found.flatMap((each) => declaredAs(each, frame)),
    frame,
  );
  if (candidates.some((instance) => isWithin(frame, instance))) return ofItself(call, frame);
  const term = referenceTerm(call, [target, ...args.slice(1)], version, candidates[0]);
  const certain = candidates.filter((instance) => existsFor(frame, instance) === true);
  if (certain.length > 1 || (certain.length === 1 && candidates.length > 1)) return term;
  return firstThatExists(candidates, frame, (instance) => heldBy(instance, version, full, term), term);
}

export function isFull(form: Value | undefined): boolean {
  return typeof form === 'string' && form.toLowerCase() === 'full';
}

/** What declares an existing resource elsewhere in the run, else the resource as it is. */
function declaredAs(instance: Instance, frame: Frame): readonly Instance[] {
  const declared = instance.declaration.existing ? byId(instance.id, frame) : [];
  return declared.length > 0 ? declared : [instance];
}

/** What is evaluated in a deployment is only wanted where that deployment is made. */
function existsFor({ deployment }: Frame, instance: Instance): Value {
  return instance.deployment === deployment ? instance.condition : instance.exists;
}

/** Whether what is evaluated in a frame is part of a resource. */
function isWithin({ declaration, deployment, indices }: Frame, instance: Instance): boolean {
  if (declaration !== instance.declaration || deployment !== instance.deployment) return false;
  return keyOf(indices.get('')) === keyOf(instance.frame.indices.get(''));
}

function ofItself(call: CallExpression, frame: Frame): Unknown {
  const message = 'this resource reads itself, which is not deployed before it is read; break the circle';
  return problem(frame, 'circular-reference', message, call.place);
}

/** What several deployments declare is read as the deployment itself declares it: it waits for its own resource. */
function nearest(declared: readonly Instance[], frame: Frame): readonly Instance[] {
  const own = declared.filter((instance) => instance.deployment === frame.deployment);
  return own.some((instance) => existsFor(frame, instance) === true) ? own : declared;
}

/** One id may be declared several times under conditions that exclude each other: the one that exists counts. */
function firstThatExists(
  declared: readonly Instance[],
  frame: Frame,
  held: (instance: Instance) => Value | undefined,
  term: Unknown,
): Value {
  const certain = declared.findIndex((instance) => existsFor(frame, instance) === true);
  const possible = certain < 0 ? declared : declared.slice(0, certain + 1);
  if (possible.length > maxAlternatives) return term;
  return possible.reduceRight<Value>((rest, instance) => {
    const exists = existsFor(frame, instance);
    const value = held(instance) ?? term;
    if (exists === true) return value;
    const there = guardsWhere(exists, true).map((guard) => ({ guard, value }));
    const gone = guardsWhere(exists, false).map((guard) => ({ guard, value: rest }));
    return choose([...there, ...gone], () => term) ?? term;
  }, term);
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
  const found = declared.filter(
    (instance) => !instance.declaration.existing && instance.exists !== false && !isMadeBy(instance, frame),
  );
  if (found.some((instance) => instance.deployment !== frame.deployment)) frame.deployment.run.readsElsewhere = true;
  return found;
}

/** What a deployment is given is read before it makes anything: of a resource that it declares, what is there already. */
function isMadeBy(instance: Instance, { declaration, deployment }: Frame): boolean {
  for (let call = instance.deployment.call; call; call = call.deployment.call)
    if (call.declaration === declaration && call.deployment === deployment) return true;
  return false;
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
