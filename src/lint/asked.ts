import type { Candidate } from '../workspace/find/discover.ts';
import { type Told, toldAll, toldOf } from './judge/told.ts';

/** What was asked for in the end, and what is told. */
export interface Asked {
  readonly candidates: readonly Candidate[];
  readonly told: Told;
}

/**
 * @param uses Whether a file that was judged uses what changed; absent where everything counts.
 * @param traced Whether more was judged than asked for.
 * @param reach All that a file leads to.
 */
export function askedOf(
  all: readonly Candidate[],
  uses: ((file: string) => boolean) | undefined,
  traced: boolean,
  reach: (file: string) => ReadonlySet<string>,
): Asked {
  const candidates = uses ? all.filter(({ path }) => uses(path)) : all;
  return { candidates, told: traced ? toldOf(new Set(candidates.map(({ path }) => path)), reach) : toldAll };
}
