import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { spend } from '../../values/budget.ts';
import { both } from '../../values/guard.ts';
import { root } from '../../values/term.ts';
import type { Guard } from '../../values/value.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { together } from '../value/assume.ts';
import { followPath } from './follow.ts';
import type { Join } from './join.ts';
import { loopOf } from './loops.ts';
import { scopeOfMember } from './member-scope.ts';
import { isOneResource, memberOfNode, mergeMembers, type NodeSet, type OpenEnd, type SetMember } from './node-set.ts';
import { searchFrom } from './search.ts';

/** Sets built on sets on sets …: deeper than any policy needs, so that a circle ends. */
const maxChain = 16;

/**
 * The resources of a `let`, seen from the judged resource. It does not depend on what the scope assumes, so it is
 * worked out once a resource, unless a surrounding count has selected a member.
 */
export function resolveJoin(name: string, scope: Scope, evaluate: Evaluate): NodeSet {
  const join = scope.joins.get(name.toLowerCase());
  if (join === undefined) return { members: [], openEnds: [] };
  const seen: Scope = { ...scope, node: scope.judged, assume: scope.judged.when };
  if (join.source.kind === 'loop' && join.of === undefined && join.where === undefined) return copiesOf(join, seen);
  return scope.bound === undefined ? cached(join, seen, evaluate) : resolve(join, seen, evaluate, 0);
}

/** All copies of a loop are one set, whichever of them is judged; a copy that only deploys a resource again is no further one. */
function copiesOf(join: Join, { world, judged }: Scope): NodeSet {
  const copies = loopOf(judged, world);
  let set = world.copies.get(copies);
  if (set === undefined || join.elsewhere) {
    const openEnds: OpenEnd[] = join.elsewhere ? [{ kind: 'elsewhere' }] : [];
    set = { members: mergeMembers(copies.map((node) => memberOfNode(node))), openEnds };
    if (!join.elsewhere) world.copies.set(copies, set);
  }
  return set;
}

function cached(join: Join, scope: Scope, evaluate: Evaluate): NodeSet {
  const cache = scope.whole ? scope.world.sets.whole : scope.world.sets.part;
  let sets = cache.get(join);
  if (sets === undefined) {
    sets = new Map();
    cache.set(join, sets);
  }
  let set = sets.get(scope.judged);
  if (set === undefined) {
    set = resolve(join, scope, evaluate, 0);
    sets.set(scope.judged, set);
  }
  return set;
}

function resolve(join: Join, scope: Scope, evaluate: Evaluate, depth: number): NodeSet {
  const base = join.of === undefined ? undefined : scope.joins.get(join.of.toLowerCase());
  const start = base && depth < maxChain ? resolve(base, scope, evaluate, depth + 1) : undefined;
  const found = start ? fromSet(join, start, scope) : fromNode(join, scope.judged, scope);
  const merged = start ? mergeMembers(found.members) : mergedOnce(found.members);
  const members = join.where ? merged.flatMap((member) => keep(member, join, scope, evaluate)) : merged;
  return { members, openEnds: [...found.openEnds, ...ownEnds(join, scope)] };
}

const merged = new WeakMap<readonly SetMember[], readonly SetMember[]>();

/** What is the same for many resources, all of a type or of a loop, is merged once. */
function mergedOnce(members: readonly SetMember[]): readonly SetMember[] {
  let once = merged.get(members);
  if (once === undefined) {
    once = mergeMembers(members);
    merged.set(members, once);
  }
  return once;
}

function fromNode(join: Join, node: ResourceNode, scope: Scope): NodeSet {
  const { source } = join;
  if (source.kind === 'follow') return followPath(source.path, { ...scope, node });
  return { members: searchFrom(source, node, scope.world), openEnds: [] };
}

/** The join from each member of another set. What starts from a resource nobody knows leads to nobody knows what. */
function fromSet(join: Join, base: NodeSet, scope: Scope): NodeSet {
  const members: SetMember[] = [];
  const openEnds: OpenEnd[] = [...base.openEnds];
  for (const member of base.members) {
    for (const node of member.candidates) {
      const step = fromNode(join, node, scope);
      for (const each of step.members) {
        spend(0.5);
        const reached = through(each, member, node);
        if (reached) members.push(reached);
      }
      for (const end of step.openEnds) openEnds.push(end);
    }
    for (const end of endBehind(member)) openEnds.push(end);
  }
  return { members, openEnds };
}

/** Nobody knows what lies behind a resource that is not declared here, or not where its declaration does not apply. */
function endBehind(member: SetMember): OpenEnd[] {
  const { guards, candidates, outside, named } = member;
  const end = { kind: 'unknown', guards, cause: outsideTerm(member) } as const;
  if (outside) return [end];
  return named && candidates.some((node) => node.exists !== true) ? [{ ...end, unless: candidates }] : [];
}

/** A member that is reached by way of another one: it belongs where both do. */
function through(member: SetMember, base: SetMember, node: ResourceNode): SetMember | undefined {
  const guards: Guard[] = [];
  for (const first of together(base.guards, node.when) ?? []) {
    for (const second of member.guards) {
      const guard = both(first, second);
      if (guard) guards.push(guard);
    }
  }
  if (guards.length === 0) return undefined;
  const certain = member.certain && base.certain && isOneResource(base.candidates) && !base.outside;
  const multiple = member.candidates.some((each) => each.loop !== undefined) || member.outside;
  const max = multiple ? member.max * base.max : member.max;
  return { ...member, guards, certain, max, causes: [...member.causes, ...base.causes] };
}

/** Applies the join's own `where`. */
function keep(member: SetMember, join: Join, scope: Scope, evaluate: Evaluate): SetMember[] {
  const { where } = join;
  if (where === undefined) return [member];
  const outcomes = member.candidates.map((node) => {
    const inner = scopeOfMember(node, scope);
    return { node, outcome: inner && evaluate(where, inner) };
  });
  const left = outcomes.filter(({ outcome }) => outcome !== undefined && outcome.truth !== false);
  const maybeOutside = member.outside || (member.named && member.candidates.every((node) => node.exists !== true));
  if (left.length === 0 && !maybeOutside) return [];
  const certain =
    member.certain &&
    !member.outside &&
    left.length === outcomes.length &&
    left.every(({ outcome }) => outcome?.truth === true);
  const causes = left.flatMap(({ outcome }) => (outcome?.truth === 'unknown' ? outcome.causes : []));
  return [
    {
      ...member,
      candidates: left.map(({ node }) => node),
      outside: maybeOutside,
      certain: certain && !maybeOutside,
      causes: [...member.causes, ...causes],
    },
  ];
}

function ownEnds(join: Join, scope: Scope): OpenEnd[] {
  const ends: OpenEnd[] = join.elsewhere ? [{ kind: 'elsewhere' }] : [];
  if (join.source.kind === 'follow' || join.source.kind === 'parent' || join.source.kind === 'loop') return ends;
  return [...ends, ...opaqueEnds(scope.world.graph)];
}

const opaque = new WeakMap<Graph, readonly OpenEnd[]>();

/** Of very many the last one that is kept is open whatever the others hang on. */
function opaqueEnds(graph: Graph): readonly OpenEnd[] {
  let ends = opaque.get(graph);
  if (ends === undefined) {
    const all = graph.opaque.slice(0, maxOpaque).map(opaqueEnd);
    ends = all.map((end, at) => (at === maxOpaque - 1 ? { ...end, guards: [[]] } : end));
    opaque.set(graph, ends);
  }
  return ends;
}

const maxOpaque = 16;

const nestedDeployment = { kind: 'runtime', formula: { kind: 'words', text: 'nested deployment' } } as const;

function opaqueEnd(node: ResourceNode): OpenEnd {
  const reason = node.opaque?.reason ?? 'a nested deployment could not be read';
  const cause = root(`opaque:${node.idKey}`, nestedDeployment, reason, { place: node.origin.place });
  return { kind: 'unknown', guards: node.when, cause };
}

/** Stands for a resource that an id names and this run does not declare. */
export function outsideTerm(member: SetMember): ReturnType<typeof root> {
  const [cause] = member.causes;
  return cause ?? root(`outside:${member.key}`, { kind: 'outside' }, 'the resource is not declared in this template');
}
