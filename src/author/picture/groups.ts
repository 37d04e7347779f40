import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { jsonText } from '../../source/json/write.ts';
import type { Spelling } from '../../template/message.ts';
import { spellingIn } from '../../workspace/spelling.ts';
import { parentIn } from './joins.ts';
import { type Placement, placementOf } from './placement.ts';

/** Resources that are drawn as one: copies of one declaration that stand in the same place. */
export interface Group extends Placement {
  readonly id: number;
  readonly nodes: ResourceNode[];
  readonly parent: Group | undefined;
  readonly spelling: Spelling;
}

export interface Groups {
  /** The group of a resource, made when first asked for; that of what it is drawn in is made before. */
  of(node: ResourceNode): Group;
  readonly all: readonly Group[];
}

export function openGroups(graph: Graph): Groups {
  const all: Group[] = [];
  const byKey = new Map<string, Group>();
  const byNode = new Map<ResourceNode, Group>();
  const numbers = new Map<object, number>();
  const numberOf = (object: object): number => {
    const number = numbers.get(object) ?? numbers.size;
    numbers.set(object, number);
    return number;
  };
  return { of, all };

  function of(node: ResourceNode): Group {
    const known = byNode.get(node);
    if (known) return known;
    const above = parentIn(graph, node);
    const parent = above && of(above);
    const spelling = spellingIn(node.origin.place.source.path);
    const placement = parent ? { region: '', zone: '' } : placementOf(node, spelling);
    const key = jsonText([
      numberOf(node.origin.declaration),
      node.origin.deploymentPath.map(({ place }) => numberOf(place)),
      node.type.toLowerCase(),
      node.inline?.path ?? [],
      placement,
      parent?.id,
    ]);
    const group = byKey.get(key) ?? { id: all.length + 1, nodes: [], parent, spelling, ...placement };
    if (!byKey.has(key)) all.push(group);
    byKey.set(key, group);
    byNode.set(node, group);
    group.nodes.push(node);
    return group;
  }
}
