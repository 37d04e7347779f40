import type { LintResult } from '../lint/result.ts';
import { plain } from '../report/escape.ts';

/** A table of the verdicts of every policy that judged something, then how long the run took. */
export function statisticsText({ statistics, files }: LintResult): string {
  const heads = ['policy', 'passed', 'failed', 'open', 'review'];
  const rows = Object.entries(statistics.policies ?? {}).map(([id, { passed, failed, open, review }]) =>
    [plain(id), passed, failed, open, review].map(String),
  );
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  ');
  const total = `${files.length} files, ${statistics.checks} checks, ${statistics.milliseconds.toFixed(0)} ms`;
  return `${[line(heads), ...rows.map(line), total].join('\n')}\n`;
}
