import type { Graph, ResourceNode } from '../../graph/graph.ts';
import { labelOf } from '../../graph/label.ts';
import { conditionText } from '../../lint/judge/condition-text.ts';
import type { Arrow, Box, Mark, Picture } from '../../result/picture.ts';
import type { Finding } from '../../result/result.ts';
import { groupBy } from '../../source/group-by.ts';
import { spell } from '../../template/message.ts';
import { brief } from '../../values/print.ts';
import { type Group, type Groups, openGroups } from './groups.ts';
import { isDeploymentNode, joinsOf, type NodeJoin } from './joins.ts';
import { marksIn } from './marks.ts';

/**
 * What a template deploys, as boxes and joins. Deployments are drawn where nobody knows what is in them; what exists
 * already, and items of a resource (subnets in their network), where something refers to them or is wrong with them.
 */
export function pictureOf(graph: Graph, findings: readonly Finding[]): Picture {
  const declared = graph.nodes.filter((node) => !node.existing && (!isDeploymentNode(node) || node.opaque));
  const marks = marksIn(graph, findings);
  const { joins, unread } = joinsOf(
    graph,
    declared.filter((node) => !isDeploymentNode(node)),
  );
  const groups = openGroups(graph);
  for (const node of declared) groups.of(node);
  for (const node of marks.keys()) groups.of(node);
  const drawn = joinsBetween(groups, joins);
  const boxes = new Map(groups.all.map((group) => [group, boxOf(group, marks)] as const));
  const places = openPlaces(groups.all.length);
  for (const [group, box] of boxes) {
    const above = group.parent && boxes.get(group.parent);
    (above?.children ?? places.at(group)).push(box);
  }
  return {
    boxes: places.boxes,
    joins: drawn,
    last: places.last(),
    leftOut: unread > 0 ? [`what ${unread} of the resources refer to: there is too much in them`] : [],
  };
}

/** What is drawn in another box is joined to it by that. */
function joinsBetween(groups: Groups, joins: readonly NodeJoin[]): Arrow[] {
  const found = new Map<string, Arrow>();
  for (const { from, to, certain } of joins) {
    if ((to.inline?.owner ?? to) === from) continue;
    const [source, target] = [groups.of(from), groups.of(to)];
    if (isWithin(source, target) || isWithin(target, source)) continue;
    const key = `${source.id} ${target.id}`;
    if (certain || !found.has(key)) found.set(key, { from: source.id, to: target.id, certain });
  }
  return [...found.values()];
}

function isWithin(inner: Group, outer: Group): boolean {
  for (let at: Group | undefined = inner; at; at = at.parent) if (at === outer) return true;
  return false;
}

type OpenBox = Omit<Box, 'children'> & { readonly children: OpenBox[] };

function boxOf(group: Group, marks: ReadonlyMap<ResourceNode, readonly Mark[]>): OpenBox {
  const { nodes, id, spelling } = group;
  const [first] = nodes;
  const conditions = new Set(nodes.flatMap(({ exists }) => (exists === true ? [] : [conditionText(exists, spelling)])));
  const [condition] = conditions;
  const known = groupBy(
    nodes.flatMap((node) => marks.get(node) ?? []),
    ({ policy }) => policy,
  );
  return {
    id,
    kind: 'resource',
    title: titleOf(group),
    type: first?.type ?? '',
    notes: [
      ...(first?.existing ? ['existing'] : []),
      ...(first?.loop
        ? [`× ${spell(brief(first.loop.count), spelling)}`]
        : nodes.length > 1
          ? [`× ${nodes.length}`]
          : []),
      ...(condition === undefined ? [] : [conditions.size > 1 ? 'under conditions' : `when ${condition}`]),
      ...(first?.opaque ? [`content unknown: ${spell(first.opaque.reason, spelling)}`] : []),
    ],
    marks: [...known.values()].flatMap(([mark]) => mark ?? []),
    unsure: nodes.every((node) => node.existing || node.exists !== true || node.opaque !== undefined),
    children: [],
  };
}

/** Of copies the first and the last one. */
function titleOf({ nodes, parent, spelling }: Group): string {
  const names = [nodes.at(0), nodes.at(-1)].flatMap((node) => {
    if (node === undefined) return [];
    const name = parent && typeof node.name === 'string' ? node.name.slice(node.name.lastIndexOf('/') + 1) : node.name;
    return [spell(labelOf(node, name), spelling)];
  });
  return [...new Set(names)].join(' … ');
}

/** The boxes of regions, and in them those of zones, as they are asked for. */
function openPlaces(used: number): { boxes: OpenBox[]; at(group: Group): OpenBox[]; last(): number } {
  const boxes: OpenBox[] = [];
  const known = new Map<string, OpenBox>();
  let last = used;
  const within = (list: OpenBox[], key: string, kind: 'region' | 'zone', title: string): OpenBox[] => {
    if (title === '') return list;
    const found = known.get(key);
    if (found) return found.children;
    last += 1;
    const box: OpenBox = { id: last, kind, title, notes: [], marks: [], unsure: false, children: [] };
    known.set(key, box);
    list.push(box);
    return box.children;
  };
  return {
    boxes,
    at: ({ region, zone }) => within(within(boxes, region, 'region', region), `${region}\n${zone}`, 'zone', zone),
    last: () => last,
  };
}
