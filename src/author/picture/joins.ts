import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { extendedId, splitChild } from '../../graph/ids.ts';
import { isPair } from '../../policy/join/pairs.ts';
import type { Value } from '../../values/value.ts';
import { idsHeldBy, type WalkBudget } from './ids.ts';

export interface NodeJoin {
  readonly from: ResourceNode;
  readonly to: ResourceNode;
  readonly certain: boolean;
}

/** Values of one template. The largest published templates have some 50,000. */
const maxWalked = 300_000;

/** Which of some resources name which others by their ids; `unread`: how many were not looked at, there being too much. */
export function joinsOf(graph: Graph, nodes: readonly ResourceNode[]): { joins: NodeJoin[]; unread: number } {
  const budget: WalkBudget = { left: maxWalked };
  const joins: NodeJoin[] = [];
  let unread = 0;
  for (const from of nodes) {
    if (budget.left < 0) unread += 1;
    else for (const id of idsHeldBy(from.body, budget)) joins.push(...followed(graph, from, id));
  }
  return { joins, unread };
}

function followed(graph: Graph, from: ResourceNode, id: Value): NodeJoin[] {
  const { certain, possible } = graph.follow(id);
  return [
    ...certain.map((to) => ({ from, to, certain: true })),
    ...possible.map((to) => ({ from, to, certain: isPair(id, from, to) })),
  ].filter(({ to }) => !isDeploymentNode(to));
}

/** What a resource is drawn in: the one it is a child of, an item of, or an extension to. */
export function parentIn(graph: Graph, node: ResourceNode): ResourceNode | undefined {
  if (node.parent) return node.parent;
  const isExtension = node.scopeId !== undefined || /\/providers\//i.test(String(node.body.members.get('type')?.value));
  if (isExtension) return graph.follow(extendedId(node.id)).certain.find((each) => each !== node);
  if (node.type.split('/').length < 3) return undefined;
  return graph.follow(splitChild(node.id)?.parent).certain.find((each) => each !== node);
}

export function isDeploymentNode({ type }: ResourceNode): boolean {
  return /^microsoft\.resources\/deployments$/i.test(type);
}
