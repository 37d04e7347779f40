import { lines, type Shown } from '../report/shown.ts';
import type { LintResult } from '../result/result.ts';

/** A table of the verdicts of every policy that judged something, then what took the time. */
export function statisticsText({ statistics, files }: LintResult): Shown {
  const heads = ['policy', 'passed', 'failed', 'undecided', 'review'];
  const rows = Object.entries(statistics.policies ?? {}).map(([id, { passed, failed, open, review }]) =>
    [id, passed, failed, open, review].map(String),
  );
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`;
  const total = `${count(files.length, 'file')}, ${count(statistics.checks, 'check')}, ${statistics.milliseconds.toFixed(0)} ms`;
  return lines(line(heads), ...rows.map(line), total, ...timeLines(statistics));
}

/** What took the time, by phase and by file. */
function timeLines({ phases, slowest = [] }: LintResult['statistics']): string[] {
  const ms = (what: string, time: number): string => `${what} ${time.toFixed(0)} ms`;
  if (phases === undefined) return [];
  const parts = [
    ms('finding files', phases.finding),
    ms('evaluating and judging', phases.judging),
    ms('proving edits', phases.edits),
  ];
  return [
    parts.join(', '),
    ...(slowest.length > 1 ? [`slowest: ${slowest.map(([file, time]) => ms(file, time)).join(', ')}`] : []),
  ];
}
