import type { FileChecks, Statistics } from '../result/result.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { groupBy } from '../source/group-by.ts';
import { type FileOutcome, tally } from './judge/one-file.ts';
import type { Check } from './judge/one-template.ts';
import type { SettledFindings } from './judge/settle.ts';
import type { Told } from './judge/told.ts';

/** How the checks of a run ended. */
export function statisticsOf(
  outcomes: readonly FileOutcome[],
  { findings, baselined }: SettledFindings,
  told: Told,
): Omit<Statistics, 'milliseconds'> {
  const entries = outcomes.flatMap((outcome) => [...outcome.checks]).filter(([, check]) => told.check(check));
  const checks = entries.map(([, check]) => check);
  return {
    checks: checks.length,
    ...tally(checks),
    notApplicable: checks.filter(({ verdict }) => verdict === 'notApplicable').length,
    waitingForWhole: checks.filter(({ waitsForWhole }) => waitsForWhole).length,
    suppressed: findings.filter(({ verdict, suppression }) => verdict === 'fail' && suppression !== undefined).length,
    baselined,
    policies: byPolicy(entries),
  };
}

function byPolicy(entries: readonly (readonly [string, Check])[]): Readonly<Record<string, FileChecks>> {
  const checks = groupBy(entries, ([key]) => key.slice(0, key.indexOf('|')));
  const sorted = [...checks].sort(([a], [b]) => comparePolicyIds(a, b));
  return Object.fromEntries(sorted.map(([id, each]) => [id, tally(each.map(([, check]) => check))]));
}
