import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { BudgetSpent, charged } from '../../values/budget.ts';
import { alternativesOf } from '../../values/choice.ts';
import { idKey } from '../../values/compose.ts';
import { both } from '../../values/guard.ts';
import { typeInId, wholeId } from '../../values/resource-ids.ts';
import type { Guard, Unknown, Value } from '../../values/value.ts';
import { isChoice, isUnknown } from '../../values/value.ts';
import { termsOf } from '../operators/apply.ts';
import { isPresent } from '../operators/presence.ts';
import type { FieldPath } from '../value/path.ts';
import { type Found, findAll, foundOne } from '../value/read.ts';
import type { World } from '../world.ts';
import { isPair } from './pairs.ts';
import { reasonsOf } from './reasons.ts';
import type { Reference, ReferenceIndex } from './reference-index.ts';

/** The index of all references from resources of `type` by `path`, made when first asked for. */
export function referencesThrough(world: World, type: string, path: FieldPath): ReferenceIndex {
  return indexed(world, `${type.toLowerCase()}|${path.canonical}`, () => indexReferences(world, type, path));
}

/** An index is made once, at the cost of all policies. Who asks for one that is too much has spent its own budget, too. */
export function indexed(world: World, key: string, make: () => ReferenceIndex): ReferenceIndex {
  let index = world.references.get(key);
  if (index === undefined) {
    index = charged<ReferenceIndex | 'spent'>(world.shared, make, () => 'spent');
    world.references.set(key, index);
  }
  if (index === 'spent') throw new BudgetSpent();
  return index;
}

function indexReferences(world: World, type: string, path: FieldPath): ReferenceIndex {
  const exact = new Map<string, Reference[]>();
  const possible = new Map<ResourceNode, Reference[]>();
  const anywhere: Reference[] = [];
  for (const source of world.graph.ofType(type)) {
    for (const { id, ...reference } of referencesOf(source, path, world.graph)) {
      put(exact, idKey(id), reference);
      const target = world.graph.follow(id);
      const uncertain = { ...reference, certain: false, causes: reasonsOf(id, target.possible, world) };
      if (isUnknown(id) && typeInId(id) === undefined) anywhere.push(uncertain);
      else
        for (const node of target.possible) {
          put(possible, node, isPair(id, source, node) ? reference : uncertain);
        }
    }
  }
  return { exact, possible, anywhere };
}

/** The ids that a resource holds at a path, each with the guard under which it does. */
function referencesOf(source: ResourceNode, path: FieldPath, graph: Graph): (Reference & { id: Value })[] {
  return findAll(foundOne(source.body), path.steps).flatMap((found) =>
    idsIn(found, graph).map(({ id, guard, certain, causes }) => ({ source, id, guard, certain, causes })),
  );
}

export interface HeldId {
  readonly id: Value;
  readonly guard: Guard;
  /** Where its guard holds, the id is there beyond doubt. */
  readonly certain: boolean;
  readonly causes: readonly Unknown[];
  readonly min: number;
  readonly max: number;
}

/** The ids that a value may be; what is known to be none is left out. */
export function idsIn(found: Found, graph: Graph): HeldId[] {
  return alternativesOf(inOne(found.value, graph)).flatMap(({ guard, value }) => {
    const joined = both(found.guard, guard);
    const present = isPresent(value);
    if (joined === undefined || value === undefined || value === '' || present === false || !mayBeId(value)) return [];
    const certain = present === true && found.min > 0;
    const causes = certain ? [] : [...(found.from ? [found.from] : []), ...termsOf([value])];
    return [{ id: value, guard: joined, certain, causes, min: found.min, max: found.max }];
  });
}

/** A choice of ids that is the id of one resource, whose name is that choice. */
function inOne(value: Found['value'], graph: Graph): Found['value'] {
  const whole = isChoice(value) ? wholeId(value) : undefined;
  return whole !== undefined && graph.follow(whole).certain.length > 0 ? whole : value;
}

function mayBeId(value: Value): boolean {
  if (typeof value === 'string') return true;
  if (typeof value !== 'object' || value === null || value.kind === 'object' || value.kind === 'array') return false;
  return !isUnknown(value) || value.type === 'any' || value.type === 'string';
}

export function put<K>(map: Map<K, Reference[]>, key: K, reference: Reference): void {
  const list = map.get(key);
  if (list) list.push(reference);
  else map.set(key, [reference]);
}
