import { type Pattern, PatternError } from './nodes.ts';
import { reachedFrom } from './reached.ts';
import { statesOf } from './states.ts';

/**
 * Throws `PatternError` where a pattern, in any way that it can be read, starts with a slash or a drive, or holds `..`
 * as a segment. It is looked for in what the pattern is made of, so that braces hide nothing.
 */
export function refuseLeaving(nodes: Pattern): void {
  const { all, starts } = statesOf([nodes], () => undefined);
  /** Where a character leads that is written at some states. */
  const after = (from: Iterable<number>, isMeant: (character: string) => boolean): number[] =>
    [...from].flatMap((at) => {
      const state = all[at];
      return state?.kind === 'takes' && typeof state.what === 'string' && isMeant(state.what) ? [state.next] : [];
    });
  const within = (core: readonly number[]): ReadonlySet<number> => reachedFrom(all, core, false).within;
  const isSlash = (character: string): boolean => character === '/';
  const isDot = (character: string): boolean => character === '.';
  const first = reachedFrom(all, starts, true).atStart;
  if (after(first, isSlash).length > 0) throw new PatternError("it starts with '/': patterns are relative");
  const drives = within(after(first, (character) => /^[a-z]$/i.test(character)));
  if (after(drives, (character) => character === ':').length > 0)
    throw new PatternError('it starts with a drive: patterns are relative');
  const segments = reachedFrom(all, [...starts, ...after(all.keys(), isSlash)], true).atStart;
  const dots = within(after(within(after(segments, isDot)), isDot));
  if (after(dots, isSlash).length > 0 || [...dots].some((at) => all[at]?.kind === 'end'))
    throw new PatternError("'..' is allowed at its beginning alone, outside braces");
}
