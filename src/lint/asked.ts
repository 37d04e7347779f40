import type { Chosen } from './choose/candidates.ts';
import { type Told, toldAll, toldOf } from './judge/told.ts';

/** What was asked for in the end, and what is told. */
export interface Asked {
  readonly candidates: Chosen['candidates'];
  readonly told: Told;
}

/** @param reach All that a file leads to. */
export function askedOf(
  { candidates: all, judged, scope }: Pick<Chosen, 'candidates' | 'judged' | 'scope'>,
  reach: (file: string) => ReadonlySet<string>,
): Asked {
  const candidates = scope ? all.filter(({ path }) => scope.uses(path)) : all;
  const isPart = scope !== undefined || judged.length > all.length;
  return { candidates, told: isPart ? toldOf(new Set(candidates.map(({ path }) => path)), reach) : toldAll };
}
