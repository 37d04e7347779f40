import type { State } from './states.ts';

/** The states that can be reached without taking a character. One may be among both. */
export interface ReachedStates {
  /** Those at which a segment starts. */
  readonly atStart: ReadonlySet<number>;
  /** Those within a segment, which may have taken nothing of it yet: a `*` has. */
  readonly within: ReadonlySet<number>;
  readonly size: number;
}

/** All that some states lead to. `isStart`: a segment starts here. */
export function reachedFrom(states: readonly State[], core: readonly number[], isStart: boolean): ReachedStates {
  const atStart = new Set<number>();
  const within = new Set<number>();
  // Those behind what stands for no segment: the slash that comes next there is passed over.
  const past = new Set<number>();
  const waiting: { readonly at: number; readonly among: Set<number> }[] = [];
  const reach = (among: Set<number>, numbers: readonly number[] = []): void => {
    for (const at of numbers) {
      if (among.has(at)) continue;
      among.add(at);
      waiting.push({ at, among });
    }
  };
  reach(isStart ? atStart : within, core);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { among } = next;
    const state = states[next.at];
    if (state?.kind === 'takes' && among === past && state.what === '/') reach(atStart, [state.next]);
    if (state?.kind !== 'fork') continue;
    reach(among, state.next);
    if (among !== past) reach(within, state.skip);
    if (among !== atStart) continue;
    reach(atStart, state.atStart);
    reach(past, state.pastSlash);
  }
  return { atStart, within, size: atStart.size + within.size + past.size };
}
