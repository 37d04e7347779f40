import type { ResourceNode } from '../../graph/graph.ts';
import { spend } from '../../values/budget.ts';
import type { Guard, Unknown, Value } from '../../values/value.ts';

/**
 * One resource of a set, as far as it is known which: one of `candidates`, or a resource that this run does not
 * declare. Whether a candidate exists is not part of it yet.
 */
export interface SetMember {
  /** Equal for members that are certainly the same resource. */
  readonly key: string;
  readonly candidates: readonly ResourceNode[];
  readonly outside: boolean;
  /** An id names it: where no candidate exists, a resource that this run does not declare is meant. */
  readonly named: boolean;
  /** It belongs to the set where any of these holds. */
  readonly guards: readonly Guard[];
  /** That it belongs, given its guards, is beyond doubt. */
  readonly certain: boolean;
  /** How many resources it stands for: more than one for a loop of unknown count. */
  readonly min: number;
  readonly max: number;
  /** What makes it uncertain. */
  readonly causes: readonly Unknown[];
  /** The id it was found by. */
  readonly id?: Value;
}

/** More resources may belong: those of other deployments, those of a deployment that could not be read. */
export type OpenEnd =
  | { readonly kind: 'elsewhere' }
  | {
      readonly kind: 'unknown';
      readonly guards: readonly Guard[];
      readonly cause: Unknown;
      /** Nothing is open where one of these exists. */
      readonly unless?: readonly ResourceNode[];
    };

export interface NodeSet {
  readonly members: readonly SetMember[];
  readonly openEnds: readonly OpenEnd[];
}

/** A member that is one node of the run for certain. */
export function memberOfNode(node: ResourceNode, rest: Partial<SetMember> = {}): SetMember {
  return {
    key: `node:${node.index}`,
    candidates: [node],
    outside: false,
    named: false,
    guards: [[]],
    certain: true,
    min: 1,
    max: mostInstances(node),
    causes: [],
    ...rest,
  };
}

/** The most instances that a node can stand for; Azure allows 800 copies. */
export function mostInstances(node: ResourceNode): number {
  if (node.loop === undefined) return 1;
  const { count } = node.loop;
  if (typeof count === 'number') return count;
  const isTerm = typeof count === 'object' && count !== null && count.kind === 'unknown';
  return (isTerm ? count.range?.max : undefined) ?? 800;
}

/** Members once each. A resource that is found twice belongs where either finding holds. */
export function mergeMembers(members: readonly SetMember[]): SetMember[] {
  spend(members.length / 2);
  const once = Array.from(groupedBy(members, ({ key }) => key).values(), mergeAll);
  return Array.from(groupedBy(once, keyOfDeclaration).values(), (same) => {
    const merged = mergeAll(same);
    return same.length === 1 ? merged : { ...merged, candidates: same.flatMap(({ candidates }) => candidates) };
  });
}

/** A resource that is declared twice, by a module that is deployed twice, is one: which declaration holds is open. */
function keyOfDeclaration({ key, candidates, certain, outside }: SetMember): string {
  const [node] = candidates;
  return node && candidates.length === 1 && certain && !outside ? `id:${node.idKey}` : key;
}

function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** One after the other; many that are alike at once. */
function mergeAll(members: readonly [SetMember, ...SetMember[]]): SetMember {
  const [first, ...others] = members;
  if (others.length === 0) return first;
  if (others.some(({ certain }) => certain !== first.certain)) return others.reduce(mergeTwo, first);
  return {
    ...first,
    guards: members.flatMap(({ guards }) => guards),
    min: members.reduce((least, { min }) => Math.max(least, min), 0),
    max: members.reduce((most, { max }) => Math.max(most, max), 0),
    causes: members.flatMap(({ causes }) => causes),
  };
}

/** Whether the candidates are declarations of one and the same resource. */
export function isOneResource(candidates: readonly ResourceNode[]): boolean {
  return candidates.every((node) => node.idKey === candidates[0]?.idKey);
}

function mergeTwo(first: SetMember, second: SetMember): SetMember {
  if (first.certain !== second.certain) return mergeUnlike(first, second);
  return {
    ...first,
    guards: [...first.guards, ...second.guards],
    min: Math.max(first.min, second.min),
    max: Math.max(first.max, second.max),
    causes: [...first.causes, ...second.causes],
  };
}

/** The certain finding counts where its guards hold; elsewhere the other one leaves it open. */
function mergeUnlike(first: SetMember, second: SetMember): SetMember {
  const [certain, other] = first.certain ? [first, second] : [second, first];
  const always = certain.guards.some((guard) => guard.length === 0);
  if (always) return { ...certain, max: Math.max(first.max, second.max) };
  return { ...other, guards: [...first.guards, ...second.guards], min: 0 };
}

const sizes = new WeakMap<NodeSet, number | 'open'>();

/** How many resources a set has, where nothing about it is open. Large loops are counted once, not once a copy. */
export function sizeOf(set: NodeSet): number | undefined {
  let size = sizes.get(set);
  if (size === undefined) {
    size = set.openEnds.length === 0 && set.members.every(isSure) ? set.members.length : 'open';
    sizes.set(set, size);
  }
  return size === 'open' ? undefined : size;
}

function isSure({ certain, guards, min, max, named, candidates, outside }: SetMember): boolean {
  const there = candidates.length === 1 && candidates[0]?.exists === true;
  return certain && there && !outside && !named && min === 1 && max === 1 && guards.some((guard) => guard.length === 0);
}
