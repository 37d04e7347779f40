import { countsOf } from '../report/counts.ts';
import { policiesOf } from '../report/select.ts';
import { lines, type Shown, shownJson } from '../report/shown.ts';
import { plural } from '../report/summary.ts';
import type { Finding, LintResult } from '../result/result.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { groupBy } from '../source/group-by.ts';
import { jsonText } from '../source/json/write.ts';

interface Row {
  readonly policy: string;
  readonly title: string;
  readonly count: number;
  /** How many of them have an edit. */
  readonly fixable: number;
}

/** The findings of each policy in number, the most frequent first, as ruff prints them. */
export function statisticsText(result: LintResult, format: 'json' | 'text'): Shown {
  const rows = rowsOf(result);
  if (format === 'json') return shownJson(`${jsonText(rows, 2)}\n`);
  const width = Math.max(0, ...rows.map(({ count }) => String(count).length));
  const ids = Math.max(0, ...rows.map(({ policy }) => policy.length));
  const { findings, filesWithFindings } = countsOf(result);
  const total =
    findings === 0 ? 'No findings' : `${plural(findings, 'finding')} in ${plural(filesWithFindings, 'file')}`;
  return lines(
    ...rows.map((row) => `${String(row.count).padStart(width)}  ${row.policy.padEnd(ids)}  ${mark(row)} ${row.title}`),
    ...(rows.some(({ fixable }) => fixable > 0) ? ['[*] all have an edit, [-] some do (resilint --diff=all)'] : []),
    total,
  );
}

function rowsOf(result: LintResult): Row[] {
  const policies = policiesOf(result);
  const counted = result.findings.filter(({ verdict, suppression }) => verdict === 'fail' && suppression === undefined);
  return Array.from(
    groupBy(counted, ({ policy }) => policy),
    ([policy, own]) => ({
      policy,
      title: policies.get(policy)?.title ?? '',
      count: own.length,
      fixable: own.filter(hasFix).length,
    }),
  ).sort((a, b) => b.count - a.count || comparePolicyIds(a.policy, b.policy));
}

function hasFix({ fixes }: Finding): boolean {
  return fixes.length > 0;
}

function mark({ count, fixable }: Row): string {
  if (fixable === 0) return '[ ]';
  return fixable === count ? '[*]' : '[-]';
}
