import { lines, type Shown } from '../report/shown.ts';
import { plural } from '../report/summary.ts';
import type { LintResult } from '../result/result.ts';

/** What took the time, by phase and by file. */
export function timingsText({ statistics, files }: LintResult): Shown {
  const { phases, slowest = [], checks, milliseconds } = statistics;
  const ms = (what: string, time: number): string => `${what} ${time.toFixed(0)} ms`;
  const parts = phases && [
    ms('finding files', phases.finding),
    ms('evaluating and judging', phases.judging),
    ms('proving edits', phases.edits),
  ];
  return lines(
    `${plural(files.length, 'file')}, ${plural(checks, 'check')}, ${milliseconds.toFixed(0)} ms`,
    ...(parts === undefined ? [] : [parts.join(', ')]),
    ...(slowest.length > 1 ? [`slowest: ${slowest.map(([file, time]) => ms(file, time)).join(', ')}`] : []),
  );
}
