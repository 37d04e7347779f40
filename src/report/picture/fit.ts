import type { Arrow, Box, Picture } from '../../result/picture.ts';
import { plural } from '../summary.ts';
import { foldedKinds } from './fold.ts';
import { every, kept, ranked } from './prune.ts';

export interface PictureLimits {
  readonly characters: number;
  readonly joins: number;
}

export interface Fitted {
  readonly text: string;
  /** What is not drawn, or drawn as one; each a sentence without its full stop. */
  readonly notes: readonly string[];
}

/**
 * A picture within limits: whole; else with neighbours of one type as one box; else of these as many as there is room
 * for, those with findings first. What is folded or left out is said in the picture.
 */
export function fitted(
  picture: Picture,
  limits: PictureLimits,
  write: (picture: Picture, notes: readonly string[]) => string,
): Fitted {
  const attempt = (tried: Picture, ...said: readonly string[]): Fitted => {
    const joins = mostUseful(tried, limits.joins);
    const lost = tried.joins.length - joins.length;
    const notes = [
      ...picture.leftOut.map((each) => `not drawn: ${each}`),
      ...said,
      ...(lost > 0 ? [`not drawn: ${plural(lost, 'reference')}`] : []),
    ];
    return { text: write({ ...tried, joins }, notes), notes };
  };
  const fits = ({ text }: Fitted): boolean => text.length < limits.characters;

  const whole = attempt(picture);
  if (fits(whole) && picture.joins.length <= limits.joins) return whole;
  const folded = foldedKinds(picture);
  const said = 'resources of one type at one place are drawn as one, except those with findings';
  const simpler = attempt(folded, said);
  if (fits(simpler)) return simpler;

  const order = ranked(folded);
  const part = (count: number): Fitted =>
    attempt(kept(folded, order.slice(0, count)), said, `not drawn: ${plural(order.length - count, 'box', 'boxes')}`);
  let [most, over] = [0, order.length];
  while (over - most > 1) {
    const middle = Math.floor((most + over) / 2);
    if (fits(part(middle))) most = middle;
    else over = middle;
  }
  return part(most);
}

/** Those of boxes with findings first. */
function mostUseful({ boxes, joins }: Picture, most: number): readonly Arrow[] {
  if (joins.length <= most) return joins;
  const marked = new Set(every(boxes).flatMap((box: Box) => (box.marks.length > 0 ? [box.id] : [])));
  const touches = ({ from, to }: Arrow): boolean => marked.has(from) || marked.has(to);
  return [...joins.filter(touches), ...joins.filter((join) => !touches(join))].slice(0, most);
}
