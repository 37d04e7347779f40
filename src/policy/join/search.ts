import type { ResourceNode } from '../../graph/graph.ts';
import { splitChild } from '../../graph/ids.ts';
import { idKey } from '../../values/compose.ts';
import type { World } from '../world.ts';
import { type Attachment, ancestorOf, attachedBy } from './attached.ts';
import { followId } from './follow.ts';
import type { JoinSource } from './join.ts';
import { loopOf } from './loops.ts';
import { memberOfNode, type SetMember } from './node-set.ts';
import type { Reference } from './reference-index.ts';
import { referencesThrough } from './references.ts';

/** The members of a join that looks through the run's resources. */
export function searchFrom(
  source: Exclude<JoinSource, { kind: 'follow' }>,
  node: ResourceNode,
  world: World,
): readonly SetMember[] {
  switch (source.kind) {
    case 'referencedBy':
      return referrers(source, node, world);
    case 'parent':
      return parentOf(node, world);
    case 'children':
      return childrenOf(node, source.type, world);
    case 'extensions':
      return [...ofType(world.graph.extensions(node), source.type), ...attached(node, source.type, 'scope', world)];
    case 'resources':
      return membersOf(world.graph.ofType(source.type));
    case 'loop':
      return membersOf(loopOf(node, world));
  }
}

const members = new WeakMap<readonly ResourceNode[], readonly SetMember[]>();

/** The same members for the same nodes: of many resources they are the set. */
function membersOf(nodes: readonly ResourceNode[]): readonly SetMember[] {
  let all = members.get(nodes);
  if (all === undefined) {
    all = nodes.map((each) => memberOfNode(each));
    members.set(nodes, all);
  }
  return all;
}

function ofType(nodes: readonly ResourceNode[], type: string): SetMember[] {
  const wanted = type.toLowerCase();
  return nodes.filter((each) => each.type.toLowerCase() === wanted).map((each) => memberOfNode(each));
}

/** Children of a type, or children of children. A resource between them need not be declared. */
function childrenOf(node: ResourceNode, type: string, world: World): SetMember[] {
  const levels = type.split('/').length - node.type.split('/').length;
  const uncertain = attached(node, type, { levels }, world);
  if (levels === 1) return [...ofType(world.graph.children(node), type), ...uncertain];
  const below = world.graph.ofType(type).filter((each) => isBelow(each, levels, node));
  return [...below.map((each) => memberOfNode(each)), ...uncertain];
}

function isBelow(child: ResourceNode, levels: number, node: ResourceNode): boolean {
  const ancestor = ancestorOf(child.id, levels);
  return ancestor !== undefined && idKey(ancestor) === node.idKey;
}

function attached(node: ResourceNode, type: string, attachment: Attachment, world: World): SetMember[] {
  const { possible, anywhere } = attachedBy(world, type, attachment);
  return [...(possible.get(node) ?? []), ...anywhere].map(referrer);
}

function referrers(
  source: Extract<JoinSource, { kind: 'referencedBy' }>,
  node: ResourceNode,
  world: World,
): SetMember[] {
  const index = referencesThrough(world, source.type, source.through);
  const exact = index.exact.get(node.idKey) ?? [];
  const possible = [...(index.possible.get(node) ?? []), ...index.anywhere];
  return [...exact, ...possible].map(referrer);
}

function referrer({ source, guard, certain, causes }: Reference): SetMember {
  return memberOfNode(source, { guards: [guard], certain, causes });
}

/** The parent, around the child or on its own; where it is not declared here, one from outside. */
function parentOf(node: ResourceNode, world: World): SetMember[] {
  if (node.parent) return [memberOfNode(node.parent, { named: true })];
  const id = node.type.split('/').length < 3 ? undefined : splitChild(node.id)?.parent;
  return id === undefined ? [] : [followId({ id, guard: [], certain: true, causes: [], min: 1, max: 1 }, node, world)];
}
