import type { Arrow, Box, Picture } from '../../result/picture.ts';
import { groupBy } from '../../source/group-by.ts';

/** Neighbours of one type that nothing is wrong with, drawn as one box; joins that then say the same are one. */
export function foldedKinds(picture: Picture): Picture {
  const became = new Map<number, number>();
  const boxes = foldedWithin(picture.boxes, became);
  const joins = new Map<string, Arrow>();
  for (const { from, to, certain } of picture.joins) {
    const join = { from: became.get(from) ?? from, to: became.get(to) ?? to, certain };
    const key = `${join.from} ${join.to}`;
    if (join.from !== join.to && (certain || !joins.has(key))) joins.set(key, join);
  }
  return { ...picture, boxes, joins: [...joins.values()] };
}

function foldedWithin(boxes: readonly Box[], became: Map<number, number>): Box[] {
  const groups = groupBy(boxes, (box) => (isPlain(box) ? `type ${box.type?.toLowerCase()}` : `box ${box.id}`));
  return [...groups.values()].map((group) => foldedBox(group, became));
}

/** What has a finding in it stays as it is. */
function isPlain(box: Box): boolean {
  return box.kind === 'resource' && box.marks.length === 0 && box.children.every(isPlain);
}

function foldedBox(group: readonly Box[], became: Map<number, number>): Box {
  const [first, ...others] = group as readonly [Box, ...Box[]];
  const children = foldedWithin(
    group.flatMap((box) => box.children),
    became,
  );
  if (others.length === 0) return { ...first, children };
  for (const other of others) became.set(other.id, first.id);
  return {
    ...first,
    title: `${first.title} … ${others.at(-1)?.title ?? ''}`,
    notes: [`${group.length} of this type`],
    unsure: group.every(({ unsure }) => unsure),
    children,
  };
}
