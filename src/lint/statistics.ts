import type { FileChecks, Finding, LintDiagnostic, Statistics } from '../result/result.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { groupBy } from '../source/group-by.ts';
import { own } from '../source/own.ts';
import { type FileOutcome, tally } from './judge/one-file.ts';
import type { Check } from './judge/one-template.ts';
import type { Told } from './judge/told.ts';

/** How checks ended, as plain numbers. */
export interface CheckCounts extends FileChecks {
  readonly checks: number;
  readonly notApplicable: number;
  readonly waitingForWhole: number;
  readonly possible: number;
  /** By policy. */
  readonly policies: Readonly<Record<string, FileChecks>>;
}

const nothing: FileChecks = { passed: 0, failed: 0, open: 0, review: 0 };

/** How the checks of some files ended. */
export function checkCountsOf(outcomes: readonly FileOutcome[], told: Told): CheckCounts {
  const entries = outcomes.flatMap((outcome) => [...outcome.checks]).filter(([, check]) => told.check(check));
  const checks = entries.map(([, check]) => check);
  return {
    checks: checks.length,
    ...tally(checks),
    notApplicable: checks.filter(({ verdict }) => verdict === 'notApplicable').length,
    waitingForWhole: checks.filter(({ waitsForWhole }) => waitsForWhole).length,
    possible: checks.filter(({ verdict, possible }) => verdict === 'open' && possible).length,
    policies: byPolicy(entries),
  };
}

function byPolicy(entries: readonly (readonly [string, Check])[]): CheckCounts['policies'] {
  const checks = groupBy(entries, ([key]) => key.slice(0, key.indexOf('|')));
  return inOrder(Array.from(checks, ([id, each]) => [id, tally(each.map(([, check]) => check))] as const));
}

function inOrder(counts: readonly (readonly [id: string, checks: FileChecks])[]): CheckCounts['policies'] {
  return Object.fromEntries([...counts].sort(([a], [b]) => comparePolicyIds(a, b)));
}

export const noChecks: CheckCounts = {
  ...nothing,
  checks: 0,
  notApplicable: 0,
  waitingForWhole: 0,
  possible: 0,
  policies: {},
};

export function addCounts(a: CheckCounts, b: CheckCounts): CheckCounts {
  const ids = new Set([...Object.keys(a.policies), ...Object.keys(b.policies)]);
  return {
    checks: a.checks + b.checks,
    ...addChecks(a, b),
    notApplicable: a.notApplicable + b.notApplicable,
    waitingForWhole: a.waitingForWhole + b.waitingForWhole,
    possible: a.possible + b.possible,
    policies: inOrder(
      [...ids].map((id) => [id, addChecks(own(a.policies, id) ?? nothing, own(b.policies, id) ?? nothing)]),
    ),
  };
}

function addChecks(a: FileChecks, b: FileChecks): FileChecks {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    open: a.open + b.open,
    review: a.review + b.review,
  };
}

/** How a run ended. */
export function statisticsOf(
  counts: CheckCounts,
  findings: readonly (Finding | LintDiagnostic)[],
  baselined: number,
): Omit<Statistics, 'milliseconds'> {
  const suppressed = findings.filter(
    (each) => each.suppression !== undefined && (!('verdict' in each) || each.verdict === 'fail'),
  );
  const { policies, ...numbers } = counts;
  return { ...numbers, suppressed: suppressed.length, baselined, policies };
}
