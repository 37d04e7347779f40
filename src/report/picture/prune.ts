import type { Box, Picture } from '../../result/picture.ts';

/** All boxes, each before those in it. */
export function every(boxes: readonly Box[]): Box[] {
  return boxes.flatMap((box) => [box, ...every(box.children)]);
}

/** The numbers of resources in the order in which they are to be drawn: with findings, next to these, the others. */
export function ranked({ boxes, joins }: Picture): number[] {
  const all = every(boxes).filter(({ kind }) => kind === 'resource');
  const marked = new Set(all.filter(({ marks }) => marks.length > 0).map(({ id }) => id));
  const near = new Set(joins.flatMap(({ from, to }) => (marked.has(from) || marked.has(to) ? [from, to] : [])));
  const rank = ({ id }: Box): number => (marked.has(id) ? 0 : near.has(id) ? 1 : 2);
  return all.sort((a, b) => rank(a) - rank(b)).map(({ id }) => id);
}

/** Some resources with what they are drawn in, and their joins. */
export function kept(picture: Picture, ids: readonly number[]): Picture {
  const wanted = new Set(ids);
  const boxes = pruned(picture.boxes, wanted);
  const left = new Set(every(boxes).map(({ id }) => id));
  return { ...picture, boxes, joins: picture.joins.filter(({ from, to }) => left.has(from) && left.has(to)) };
}

function pruned(boxes: readonly Box[], wanted: ReadonlySet<number>): Box[] {
  return boxes.flatMap((box) => {
    const children = pruned(box.children, wanted);
    return children.length > 0 || wanted.has(box.id) ? [{ ...box, children }] : [];
  });
}
