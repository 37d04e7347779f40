import { mostDisruptive } from '../graph/change.ts';
import type { CrossedLoop } from '../graph/way.ts';
import { groupBy } from '../source/group-by.ts';
import { say } from '../template/message.ts';
import type { Reached } from './request.ts';

const maxOthers = 3;

/** What is done to others, nobody asked for: a fix that reaches them is never made without a look. */
export function describeFix({
  title,
  applicability,
  why,
  others,
  items,
}: Reached): Pick<Reached, 'title' | 'applicability' | 'why'> {
  const all = [...new Set([...others, ...otherItems(items)])];
  if (all.length === 0) return { title, applicability, why };
  const shown = all.slice(0, maxOthers);
  const more = all.length > maxOthers ? ` and ${all.length - maxOthers} more` : '';
  return {
    title: say`${title} (also changes ${shown.join(', ')}${more})`,
    ...mostDisruptive([
      { applicability, why },
      { applicability: 'disruptive', why: 'others use the same value' },
    ]),
  };
}

/** Several fixes made together mean the items that any of them means. */
export function joinReached(all: readonly [Reached, ...Reached[]]): Reached {
  const [first] = all;
  return {
    title: first.title,
    ...mostDisruptive(all),
    others: all.flatMap(({ others }) => others),
    items: all.flatMap(({ items }) => items),
  };
}

/** Arrays of which a loop makes all items alike, and of which the fix means some only. */
function otherItems(items: readonly CrossedLoop[]): string[] {
  return [...groupBy(items, (loop) => loop.expression).values()].flatMap((crossings) => {
    const [loop] = crossings;
    const meant = new Set(crossings.map(({ item }) => item)).size;
    return loop?.count !== undefined && meant < loop.count ? [`the other items of '${loop.label}'`] : [];
  });
}
