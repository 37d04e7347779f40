import { performance } from 'node:perf_hooks';
import type { Statistics } from '../result/result.ts';

type Phase = keyof NonNullable<Statistics['phases']>;
type Times = Pick<Statistics, 'milliseconds' | 'phases' | 'slowest'>;

/** What takes the time of a run. */
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
      phases[phase] = now - last;
      last = now;
    },
    file(path, work) {
      const begun = performance.now();
      const done = work();
      files.set(path, performance.now() - begun);
      return done;
    },
    times: () => ({
      milliseconds: phases.finding + phases.judging + phases.edits,
      phases,
      slowest: [...files].sort(([, a], [, b]) => b - a).slice(0, 3),
    }),
  };
}
