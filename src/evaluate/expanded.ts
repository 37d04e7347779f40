import type { Resource, Template } from '../template/template.ts';
import { spend } from '../values/budget.ts';
import { idKey } from '../values/compose.ts';
import { callOf, isUnknown, type Text, type Value } from '../values/value.ts';
import type { Deployment, Instance } from './context.ts';
import { expandDeclaration, instanceAt } from './instances.ts';

/** The resources of a deployment, in declaration order, entered into the run's registry. */
export function instancesOf(deployment: Deployment): readonly Instance[] {
  if (deployment.instances) return deployment.instances;
  const instances = deployment.template.resources.flatMap((resource) => instancesOfDeclaration(resource, deployment));
  const complete = deployment.template.resources.every((resource) => deployment.expanded.get(resource) !== 'active');
  if (complete) deployment.instances = instances;
  return instances;
}

/**
 * The instances of one declaration, expanded once. A name or scope may ask for another resource of its deployment while
 * it is itself expanded; a declaration that asks for itself gets nothing.
 */
function instancesOfDeclaration(resource: Resource, deployment: Deployment): readonly Instance[] {
  const { expanded, run } = deployment;
  const known = expanded.get(resource);
  if (known) return known === 'active' ? [] : known;
  const { resources } = run.budget;
  let instances: readonly Instance[] | undefined;
  expanded.set(resource, 'active');
  try {
    instances = expandDeclaration(resource, deployment);
  } finally {
    // It is made again where something else has to be evaluated first.
    if (instances === undefined) {
      expanded.delete(resource);
      run.budget.resources = resources;
    }
  }
  expanded.set(resource, instances);
  run.registry.add(instances);
  return instances;
}

/** The resource with a symbolic name, `vm` or `vm[0]`. */
export function findBySymbol(deployment: Deployment, symbol: string): Instance | undefined {
  const wanted = symbol.toLowerCase();
  const resource = declarationOf(deployment.template, wanted.replace(/\[\d+\]$/, ''));
  if (resource === undefined) return undefined;
  const instances = instancesOfDeclaration(resource, deployment);
  let bySymbol = symbols.get(instances);
  if (bySymbol === undefined) {
    bySymbol = firstBy(instances, ({ symbol: own }) => own?.toLowerCase());
    symbols.set(instances, bySymbol);
  }
  return bySymbol.get(wanted);
}

/** By lower-case symbol: of a template's declarations, and of the instances of one. */
const declarations = new WeakMap<Template, ReadonlyMap<string, Resource>>();
const symbols = new WeakMap<readonly Instance[], ReadonlyMap<string, Instance>>();

function declarationOf(template: Template, symbol: string): Resource | undefined {
  let bySymbol = declarations.get(template);
  if (bySymbol === undefined) {
    bySymbol = firstBy(template.resources, (each) => each.symbol?.toLowerCase());
    declarations.set(template, bySymbol);
  }
  return bySymbol.get(symbol);
}

function firstBy<T>(all: readonly T[], keyOf: (each: T) => string | undefined): ReadonlyMap<string, T> {
  const first = new Map<string, T>();
  for (const each of all) {
    const key = keyOf(each);
    if (key !== undefined && !first.has(key)) first.set(key, each);
  }
  return first;
}

/** The copies of the loop with a symbolic name, or of the copy loop with a name; `undefined` where there is none. */
export function copiesOf(deployment: Deployment, name: string): readonly Instance[] | undefined {
  const wanted = name.toLowerCase();
  const loops = deployment.template.resources.filter((each) => each.loop !== undefined);
  const resource =
    loops.find((each) => each.symbol?.toLowerCase() === wanted) ??
    loops.find((each) => each.loop?.name.toLowerCase() === wanted);
  return resource && instancesOfDeclaration(resource, deployment).filter((each) => each.declaration === resource);
}

/** `vm[{index}]` where the index is not known: what the declaration says about any index. */
export function findAtIndex(deployment: Deployment, symbol: Text): Instance | undefined {
  const [start, index, end] = symbol.parts;
  if (typeof start !== 'string' || !start.endsWith('[') || !isUnknown(index) || end !== ']') return undefined;
  const wanted = start.slice(0, -1).toLowerCase();
  const resource = declarationOf(deployment.template, wanted);
  if (resource?.loop === undefined) return undefined;
  const call = callOf(index);
  const number = call?.name === 'string' ? call.args[0] : undefined;
  return instanceAt(resource, deployment, number ?? index);
}

/** The one resource of a deployment with this name. */
export function findByName(deployment: Deployment, name: Value): Instance | undefined {
  const found = namedIn(deployment).get(idKey(name)) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

const names = new WeakMap<readonly Instance[], ReadonlyMap<string, readonly Instance[]>>();

/** The instances of a deployment that may exist, by the keys of their names. */
function namedIn(deployment: Deployment): ReadonlyMap<string, readonly Instance[]> {
  const instances = instancesOf(deployment);
  const known = names.get(instances);
  if (known) return known;
  const byName = new Map<string, Instance[]>();
  for (const instance of instances) {
    spend(1);
    if (instance.exists === false) continue;
    const key = idKey(instance.name);
    const same = byName.get(key);
    if (same) same.push(instance);
    else byName.set(key, [instance]);
  }
  names.set(instances, byName);
  return byName;
}
