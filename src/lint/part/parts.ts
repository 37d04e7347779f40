import { compare } from '../../source/compare.ts';
import { openUnion } from '../../source/union.ts';
import type { Candidate } from '../../workspace/find/discover.ts';
import type { Session } from '../../workspace/session.ts';
import type { RunCache } from '../cache/open.ts';
import type { Chosen } from '../choose/candidates.ts';
import { openProgress } from '../progress.ts';
import { type FileGroup, groupsOf, joinGroups, orderOf } from './groups.ts';
import { joinParts } from './join.ts';
import type { Part } from './part.ts';
import { settleGroups } from './pool.ts';
import type { Bench, SettledGroup } from './settle-group.ts';
import { bytesOf, threadsFor } from './threads.ts';

/** Judges and settles the files of a run in groups, each as if it were all, and gives what all of it is. */
export async function settleParts(bench: Bench, chosen: Chosen, cache: RunCache | undefined): Promise<Part> {
  const { session, settings, options } = bench;
  const { workloads } = await settings.here();
  const results = await cache?.results(bench);
  const order = orderOf(chosen);
  const settled = new Map<FileGroup, SettledGroup>();
  const done: Candidate[] = [];
  const progress = openProgress(session.workspace, chosen.judged)(() => done);
  const onDone = (files: readonly Candidate[]): void => {
    done.push(...files);
    options.onFile?.(progress);
  };
  for (let groups = groupsOf(session, chosen, workloads); groups.length > 0; ) {
    const left: FileGroup[] = [];
    for (const group of groups) {
      const found = await results?.find(group);
      if (found === undefined) left.push(group);
      else settled.set(group, found);
    }
    const sizes = new Map(left.map((group) => [group, weightOf(session, group)]));
    const threads = await threadsFor(options, left, (group) => sizes.get(group) ?? 0);
    const largestFirst = left.toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
    for (const [group, each] of await settleGroups(bench, largestFirst, threads, onDone)) {
      settled.set(group, each);
      await results?.keep(group, each);
    }
    groups = rejoined(settled, order);
  }
  cache?.save();
  const placeOf = ({ judged: [first] }: FileGroup): number => (first && order.get(first.path)) ?? 0;
  const inOrder = [...settled].sort(([a], [b]) => placeOf(a) - placeOf(b));
  return joinParts(inOrder.map(([, { part }]) => part));
}

/**
 * Groups that did read the same files, each such set as one, to be judged together: what is found in a file that several
 * templates deploy is one finding. They are taken out of what is settled.
 */
function rejoined(settled: Map<FileGroup, SettledGroup>, order: ReadonlyMap<string, number>): readonly FileGroup[] {
  const union = openUnion<string>();
  for (const { touched } of settled.values()) union.join(touched);
  const sets = union.sets(
    [...settled],
    ([
      ,
      {
        touched: [any = ''],
      },
    ]) => any,
  );
  return sets
    .filter(({ length }) => length > 1)
    .map((set) => {
      for (const [group] of set) settled.delete(group);
      return joinGroups(
        set.map(([group]) => group),
        order,
      );
    })
    .sort((a, b) => compare(a.judged[0]?.path ?? '', b.judged[0]?.path ?? ''));
}

/** Bytes of the files that are judged. */
function weightOf(session: Session, { judged }: FileGroup): number {
  return judged.reduce((sum, { path }) => sum + bytesOf(session, path), 0);
}
