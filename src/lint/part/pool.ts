import { OptionError } from '../../source/option-error.ts';
import { startThread, type Thread } from '../../start/threads.ts';
import { assertFault } from '../../workspace/faults.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import { breather } from '../breathe.ts';
import type { FileGroup } from './groups.ts';
import { type Bench, lostGroup, type SettledGroup, settleGroup } from './settle-group.ts';
import { type Counter, sharedFor, type ThreadMessage, taken } from './thread.ts';

/** Groups that are judged by several threads, this one among them: each takes the next. */
interface Pool {
  readonly bench: Bench;
  readonly groups: readonly FileGroup[];
  readonly shared: Counter;
  readonly results: (SettledGroup | undefined)[];
  readonly errors: { readonly at: number; readonly error: unknown }[];
}

/**
 * Judges groups with as many threads; what comes of each group does not hang on who judged it.
 *
 * @param onDone Told the files of a group that is done; before the first one, when all threads work, none.
 */
export async function settleGroups(
  bench: Bench,
  groups: readonly FileGroup[],
  threads: number,
  onDone: (files: readonly Candidate[]) => void,
): Promise<ReadonlyMap<FileGroup, SettledGroup>> {
  const pool: Pool = { bench, groups, shared: sharedFor(threads), results: [], errors: [] };
  const helpers = threadsFor(pool, Math.min(threads, groups.length), onDone);
  if (helpers.length === 0) onDone([]);
  const breathe = breather();
  for (const { at, group } of taken({ groups, shared: pool.shared, number: 0 })) {
    await breathe();
    try {
      pool.results[at] = await settleGroup(bench, group);
    } catch (error) {
      pool.errors.push({ at, error });
    }
    onDone(group.judged);
  }
  await Promise.all(helpers);
  const [first] = pool.errors.sort((a, b) => a.at - b.at);
  if (first) throw first.error;
  return new Map(groups.map((group, at) => [group, pool.results[at] ?? lostGroup(group, 'it was not judged')]));
}

/** All but the main one. */
function threadsFor(pool: Pool, threads: number, onDone: (files: readonly Candidate[]) => void): Promise<void>[] {
  const { bench, groups, shared } = pool;
  const { onFile: _, workspace: __, ...options } = bench.options;
  let waiting = threads - 1;
  const hear = (message: ThreadMessage): void => {
    switch (message.kind) {
      case 'ready':
        waiting -= 1;
        if (waiting === 0) onDone([]);
        return;
      case 'settled':
        pool.results[message.at] = message.settled;
        onDone(groups[message.at]?.judged ?? []);
        return;
      case 'option':
        pool.errors.push({ at: message.at, error: new OptionError(...message.lines) });
        return;
      case 'fault':
        pool.errors.push({ at: message.at, error: message.error });
        return;
    }
  };
  return Array.from({ length: threads - 1 }, (_each, index) => index + 1).flatMap((number) => {
    const work = { options, wide: bench.wide, groups, shared, number };
    const thread = startThread(work, (message) => hear(message as ThreadMessage));
    return thread ? overseen(pool, thread, number) : [];
  });
}

/** A thread that dies takes the group it was at, and the others are judged by those that are left. */
async function overseen(pool: Pool, thread: Thread, number: number): Promise<void> {
  const error = await thread.ended;
  const at = Atomics.load(pool.shared, number + 1) - 1;
  const group = pool.groups[at];
  if (error === undefined || group === undefined || pool.results[at] !== undefined) return;
  assertFault(error);
  pool.results[at] = lostGroup(group, error);
}
