import { countsOf } from '../report/counts.ts';
import { isFailure, policiesOf } from '../report/select.ts';
import { lines, type Shown, shownJson } from '../report/shown.ts';
import { fixableLine, plural } from '../report/summary.ts';
import type { LintResult } from '../result/result.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { groupBy } from '../source/group-by.ts';
import { jsonText } from '../source/json/write.ts';

interface Row {
  readonly policy: string;
  readonly title: string;
  readonly count: number;
  /** How many of them `--fix` fixes, and how many more `--fix=all` does: as every report counts them. */
  readonly fixable: number;
  readonly fixableMore: number;
}

/** The findings of each policy in number, the most frequent first, as ruff prints them. */
export function statisticsText(result: LintResult, format: 'json' | 'text'): Shown {
  const rows = rowsOf(result);
  if (format === 'json') return shownJson(`${jsonText(rows, 2)}\n`);
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  const ids = Math.max(0, ...rows.map(({ policy }) => policy.length));
  const counts = countsOf(result);
  const { findings, filesWithFindings } = counts;
  const fixes = fixableLine(counts);
  const total =
    findings === 0 ? 'No findings' : `${plural(findings, 'finding')} in ${plural(filesWithFindings, 'file')}`;
  return lines(
    ...rows.map((row) => `${String(row.count).padStart(width)}  ${row.policy.padEnd(ids)}  ${mark(row)} ${row.title}`),
    ...(rows.some((row) => mark(row) !== '[ ]') ? ['[*] all can be fixed, [-] some can'] : []),
    total,
    ...(fixes === undefined ? [] : [fixes]),
  );
}

function rowsOf(result: LintResult): Row[] {
  const policies = policiesOf(result);
  return Array.from(
    groupBy(result.findings.filter(isFailure), ({ policy }) => policy),
    ([policy, findings]) => {
      const { fixable, fixableMore } = countsOf({ ...result, findings });
      return { policy, title: policies.get(policy)?.title ?? '', count: findings.length, fixable, fixableMore };
    },
  ).sort((a, b) => b.count - a.count || comparePolicyIds(a.policy, b.policy));
}

function mark({ count, fixable, fixableMore }: Row): string {
  if (fixable + fixableMore === 0) return '[ ]';
  return fixable + fixableMore === count ? '[*]' : '[-]';
}
