import type { Expression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import { placeKey } from '../template/place.ts';
import type { Resource } from '../template/template.ts';
import { describe } from '../values/access.ts';
import { compose, idKey } from '../values/compose.ts';
import { EvaluationError } from '../values/functions/entry.ts';
import { guardsWhere } from '../values/guard.ts';
import { resourceIdOf, termOfName, wholeId } from '../values/resource-ids.ts';
import { apply, root } from '../values/term.ts';
import { isChoice, isScalar, isText, isUnknown, keyOf, type ObjectValue, type Value } from '../values/value.ts';
import type { Deployment, Frame, Instance } from './context.ts';
import { connectValues, truthOf } from './context-functions/logic.ts';
import { evaluate } from './evaluate.ts';
import { type Kept, KeptOnce } from './kept.ts';
import { indexTerm, inResourceLoop, loopCount } from './loop.ts';
import { targetScopeId } from './nested-scope.ts';
import { problemFrom, tellOverrun } from './report.ts';
import { ResourceBody } from './resource-body.ts';

/** The instances of one declaration, loops unrolled, with its nested children. Bodies are evaluated when asked for. */
export function expandDeclaration(resource: Resource, deployment: Deployment): Instance[] {
  return expandResource(resource, deployment, deployment.frame, undefined);
}

/** The instance of a looped declaration at an index that is not known. */
export function instanceAt(resource: Resource, deployment: Deployment, index: Value): Instance {
  const frame = inResourceLoop(deployment.frame, resource.loop?.name ?? '', index);
  return instantiate(resource, deployment, { frame: { ...frame, uncertain: true }, runs: true }, undefined);
}

type Iteration = {
  readonly frame: Frame;
  readonly symbol?: string | undefined;
  readonly loop?: Instance['loop'];
  readonly runs: Value;
};

function expandResource(
  resource: Resource,
  deployment: Deployment,
  frame: Frame,
  parent: Instance | undefined,
): Instance[] {
  return iterationsOf(resource, frame).flatMap((iteration) => {
    const instance = instantiate(resource, deployment, iteration, parent);
    const children = resource.children.flatMap((child) => expandResource(child, deployment, iteration.frame, instance));
    return [instance, ...children];
  });
}

function iterationsOf(resource: Resource, frame: Frame): Iteration[] {
  const { loop, symbol } = resource;
  const named = symbol === undefined ? {} : { symbol };
  if (loop === undefined) return [{ frame, ...named, runs: true }];
  const counted = settled(loop.count.place, frame, (early) => evaluate(loop.count, early));
  const count = loopCount(counted, loop.count.place, frame);
  if (count.kind === 'known' && pays(count.count * weightOf(resource), loop, frame)) {
    return Array.from({ length: count.count }, (_, index) => ({
      frame: inResourceLoop(frame, loop.name, index),
      ...(symbol !== undefined && { symbol: `${symbol}[${index}]` }),
      runs: true,
    }));
  }
  const known = count.kind === 'known' ? count.count : undefined;
  const index = indexTerm(loop.name, loop.place, frame, known);
  const runs = known !== undefined || runsAtLeastOnce(count.count) ? true : apply('greater', [count.count, 0], 'bool');
  return [
    {
      frame: inResourceLoop(frame, loop.name, index),
      ...named,
      loop: { name: loop.name, count: counted, index },
      runs,
    },
  ];
}

function runsAtLeastOnce(count: Value): boolean {
  return isUnknown(count) && (count.range?.min ?? 0) > 0;
}

/** How many resources one copy of a declaration is, with those that are nested in it. */
function weightOf({ children }: Resource): number {
  return 1 + children.reduce((sum, child) => sum + weightOf(child), 0);
}

/** Whether what is left of the budget is enough for so many resources. */
function pays(count: number, { place }: NonNullable<Resource['loop']>, { deployment: { run } }: Frame): boolean {
  if (count <= run.budget.resources) return true;
  tellOverrun(run, 'resources', place);
  return false;
}

/** A value that is settled before anything is deployed. */
function settled(place: Place, frame: Frame, compute: (early: Frame) => Value): Value {
  const kept = new KeptOnce(frame.deployment.run, place, () => compute({ ...frame, early: true }));
  return kept.get(frame.uncertain !== true) ?? null;
}

function instantiate(
  resource: Resource,
  deployment: Deployment,
  iteration: Iteration,
  parent: Instance | undefined,
): Instance {
  const { condition: written } = resource;
  const own = written ? settled(written.place, iteration.frame, (early) => conditionOf(written, early)) : true;
  const conditions = [own, iteration.runs];
  const condition = connectValues('and', conditions);
  const exists = connectValues('and', [deployment.call?.exists ?? true, ...conditions]);
  deployment.run.budget.resources -= 1;
  const inside: Frame = { ...iteration.frame, declaration: resource };
  const frame: Frame = exists === true ? inside : { ...inside, uncertain: true };
  const declaredType = typeOf(resource, frame);
  const type = qualifiedType(declaredType, parent);
  return new DeclaredInstance({
    declaration: resource,
    deployment,
    frame,
    symbol: iteration.symbol,
    parent,
    nameParent: type === declaredType ? undefined : parent,
    type,
    exists,
    condition,
    loop: iteration.loop ?? parent?.loop,
  });
}

type InstanceParts = Pick<
  Instance,
  'declaration' | 'deployment' | 'frame' | 'symbol' | 'parent' | 'type' | 'exists' | 'condition' | 'loop'
> & {
  /** The instance whose name stands before this one's. */
  readonly nameParent: Instance | undefined;
};

/** Type and existence are known from the start; the rest is evaluated when asked for, once. */
class DeclaredInstance implements Instance {
  readonly declaration: Resource;
  readonly deployment: Deployment;
  readonly frame: Frame;
  readonly symbol: string | undefined;
  readonly parent: Instance | undefined;
  readonly type: string;
  readonly exists: Value;
  readonly condition: Value;
  readonly loop: Instance['loop'];
  nested?: Instance['nested'];
  readonly #nameParent: Instance | undefined;
  #name: Value | undefined;
  #ownName: Kept | undefined;
  #apiVersion: Value | undefined;
  #scope: Kept | undefined;
  #id: Value | undefined;
  #idKey: string | undefined;
  #when: Instance['when'] | undefined;
  #body: ObjectValue | undefined;

  constructor(parts: InstanceParts) {
    this.declaration = parts.declaration;
    this.deployment = parts.deployment;
    this.frame = parts.frame;
    this.symbol = parts.symbol;
    this.parent = parts.parent;
    this.type = parts.type;
    this.exists = parts.exists;
    this.condition = parts.condition;
    this.loop = parts.loop;
    this.#nameParent = parts.nameParent;
  }

  get name(): Value {
    this.#name ??= qualifiedName(this.ownName, this.#nameParent);
    return this.#name;
  }

  get ownName(): Value {
    this.#ownName ??= this.#kept(this.declaration.name, (value) => value);
    return this.#ownName.get(this.frame.uncertain !== true) ?? null;
  }

  get apiVersion(): Value | undefined {
    if (this.declaration.apiVersion)
      this.#apiVersion ??= evaluate(this.declaration.apiVersion, { ...this.frame, early: true });
    return this.#apiVersion;
  }

  get scopeId(): Value | undefined {
    const { scope } = this.declaration;
    if (scope === undefined) return undefined;
    this.#scope ??= this.#kept(scope, (value) => scopeIdOf(value, this.deployment));
    return this.#scope.get(this.frame.uncertain !== true);
  }

  get id(): Value {
    this.#id ??= this.#makeId();
    return this.#id;
  }

  get idKey(): string {
    this.#idKey ??= idKey(isChoice(this.id) ? (wholeId(this.id) ?? this.id) : this.id);
    return this.#idKey;
  }

  get when(): Instance['when'] {
    this.#when ??= guardsWhere(this.exists, true);
    return this.#when;
  }

  get body(): ObjectValue {
    this.#body ??= new ResourceBody(this);
    return this.#body;
  }

  #kept(expression: Expression, use: (value: Value) => Value | undefined): Kept {
    const { frame } = this;
    return new KeptOnce(this.deployment.run, expression.place, () =>
      use(evaluate(expression, { ...frame, early: true })),
    );
  }

  #makeId(): Value {
    const { type, name, declaration } = this;
    if (declaration.extension !== undefined) return idByExtension(this);
    if (type === '') return apply('resourceId', [apply('type', [name], 'string'), name], 'string');
    const scope = this.scopeId ?? targetScopeId(this.declaration, this.deployment, this.frame);
    return resourceIdOf(scope ?? baseScope(this.deployment, type), type, name);
  }
}

/** What an extension deploys lies outside of Azure, under names of its own. */
function idByExtension(instance: Instance): Value {
  const { extension, place } = instance.declaration;
  const key = `extension:${instance.deployment.key}:${instanceKey(instance)}`;
  const of = { kind: 'runtime', formula: { kind: 'words', text: `${extension} id` } } as const;
  return root(key, of, `the id is given by extension '${extension}'`, { type: 'string', place });
}

function typeOf(resource: Resource, frame: Frame): string {
  const { type: written } = resource;
  const type =
    written.kind === 'literal' ? written.value : settled(written.place, frame, (own) => evaluate(written, own));
  return typeof type === 'string' ? type : '';
}

/** The type of a nested child is relative to its parent's (`subnets`), unless it spells the parent's out. */
function qualifiedType(type: string, parent: Instance | undefined): string {
  if (parent === undefined || type === '' || parent.type === '') return type;
  return type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`) ? type : `${parent.type}/${type}`;
}

function qualifiedName(name: Value, parent: Instance | undefined): Value {
  const text = isScalar(name) || isText(name) || isUnknown(name) ? name : termOfName(name);
  return parent ? compose(parent.name, '/', text) : text;
}

function conditionOf(condition: Expression, frame: Frame): Value {
  const value = evaluate(condition, frame);
  try {
    return truthOf(value, 'condition', 0);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return problemFrom(
      frame.deployment.run.forms.origin(condition, frame),
      frame,
      'bad-condition',
      `a condition is true or false, this one is ${describe(value)}`,
      condition.place,
    );
  }
}

/** Groups belong to the subscription, management groups to the tenant, whatever the deployment's own scope. */
function baseScope(deployment: Deployment, type: string): Value {
  const { scope } = deployment;
  const lower = type.toLowerCase();
  if (lower === 'microsoft.resources/resourcegroups') return compose('/subscriptions/', scope.subscriptionId);
  return lower === 'microsoft.management/managementgroups' ? '' : scope.id;
}

/**
 * The `scope` of an extension resource or of a deployment: a full id, `/` for the tenant, or an id relative to the
 * deployment's own scope (`Microsoft.Network/virtualNetworks/vnet`).
 */
function scopeIdOf(scope: Value, deployment: Deployment): Value | undefined {
  if (scope === null) return undefined;
  if (scope === '/') return '';
  const start = typeof scope === 'string' ? scope : isText(scope) ? scope.parts[0] : undefined;
  if (typeof start !== 'string' || start.startsWith('/')) return scope;
  if (start.toLowerCase().startsWith('microsoft.management/managementgroups/')) return compose('/providers/', scope);
  return compose(deployment.scope.id, '/providers/', scope);
}

/** Tells an instance apart from the others of its deployment, for keys of unknowns. Evaluates nothing. */
export function instanceKey(instance: Instance): string {
  if (instance.symbol !== undefined) return instance.symbol;
  const index = instance.frame.indices.get('');
  return `${placeKey(instance.declaration.place)}${index === undefined ? '' : `[${keyOf(index)}]`}`;
}
