import { OptionError } from '../../source/option-error.ts';
import type { LintOptions } from '../options.ts';
import type { FileGroup } from './groups.ts';
import type { RunWide } from './part.ts';
import { openBench, type SettledGroup, settleGroup } from './settle-group.ts';

/** What a thread is given. */
export interface ThreadWork {
  readonly options: LintOptions;
  readonly wide: RunWide;
  readonly groups: readonly FileGroup[];
  readonly shared: Counter;
  /** Which of the threads it is, from 1; the main one is 0. */
  readonly number: number;
}

/** In memory that all threads see: how many groups are taken, then for each thread one more than the group it is at. */
export type Counter = Int32Array<SharedArrayBuffer>;

export type ThreadMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'settled'; readonly at: number; readonly settled: SettledGroup }
  | { readonly kind: 'option'; readonly at: number; readonly lines: readonly string[] }
  | { readonly kind: 'fault'; readonly at: number; readonly error: unknown };

export function sharedFor(threads: number): Counter {
  return new Int32Array(new SharedArrayBuffer(4 * (1 + threads)));
}

/** The next group that nobody has taken, until there are none. */
export function* taken({ groups, shared, number }: Pick<ThreadWork, 'groups' | 'shared' | 'number'>) {
  for (;;) {
    const at = Atomics.add(shared, 0, 1);
    const group = groups[at];
    Atomics.store(shared, number + 1, group === undefined ? 0 : at + 1);
    if (group === undefined) return;
    yield { at, group };
  }
}

/** Judges groups in a thread of its own. */
export async function workInThread(work: ThreadWork, say: (message: ThreadMessage) => void): Promise<void> {
  const bench = await openBench(work.options, work.wide);
  say({ kind: 'ready' });
  for (const { at, group } of taken(work)) {
    try {
      say({ kind: 'settled', at, settled: await settleGroup(bench, group) });
    } catch (error) {
      say(error instanceof OptionError ? { kind: 'option', at, lines: error.lines } : { kind: 'fault', at, error });
    }
  }
}
