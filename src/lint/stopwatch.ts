import { performance } from 'node:perf_hooks';
import type { Statistics } from '../result/result.ts';

type Phase = keyof NonNullable<Statistics['phases']>;

/** Milliseconds by phase, and of the files that took most. */
export type Times = Required<Pick<Statistics, 'phases' | 'slowest'>>;

export const noTimes: Times = { phases: { finding: 0, judging: 0, edits: 0 }, slowest: [] };

/** What takes the time of a run, or of a part of it. */
export interface Stopwatch {
  /** A phase has ended, and the next one begins. */
  lap(phase: Phase): void;
  /** Does what is to be done with a file. */
  file<T>(path: string, work: () => T): T;
  times(): Times;
}

export function startStopwatch(): Stopwatch {
  let last = performance.now();
  const phases = { finding: 0, judging: 0, edits: 0 };
  const files = new Map<string, number>();
  return {
    lap(phase) {
      const now = performance.now();
      phases[phase] += now - last;
      last = now;
    },
    file(path, work) {
      const begun = performance.now();
      const done = work();
      files.set(path, performance.now() - begun);
      return done;
    },
    times: () => ({ phases, slowest: slowestOf([...files]) }),
  };
}

export function addTimes(all: readonly Times[]): Times {
  const sum = (phase: Phase): number => all.reduce((total, { phases }) => total + phases[phase], 0);
  return {
    phases: { finding: sum('finding'), judging: sum('judging'), edits: sum('edits') },
    slowest: slowestOf(all.flatMap(({ slowest }) => slowest)),
  };
}

function slowestOf(files: Times['slowest']): Times['slowest'] {
  return files.toSorted(([, a], [, b]) => b - a).slice(0, 3);
}
