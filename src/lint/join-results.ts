import type { LintResult, PolicyInfo, Statistics } from '../result/result.ts';
import { comparePolicyIds } from '../settings/policies/policy-order.ts';
import { compare } from '../source/compare.ts';
import { namedFrom } from './rename.ts';
import { addCounts } from './statistics.ts';

/** The results of runs in several repositories as one; its files are named from the first one's root. */
export function joinResults([first, ...others]: readonly [LintResult, ...LintResult[]]): LintResult {
  const { root } = first;
  const all = [first, ...others.map((each) => namedFrom(root ?? '', each.root ?? '', each))];
  const byPath = (a: { readonly path: string }, b: { readonly path: string }): number => compare(a.path, b.path);
  return {
    toolVersion: first.toolVersion,
    ...(root !== undefined && { root }),
    files: all.flatMap(({ files }) => files).sort(byPath),
    skipped: all.flatMap(({ skipped }) => skipped).sort(byPath),
    parameterFiles: all.flatMap(({ parameterFiles = [] }) => parameterFiles),
    findings: all.flatMap(({ findings }) => findings),
    diagnostics: all.flatMap(({ diagnostics }) => diagnostics),
    suppressedDiagnostics: all.flatMap(({ suppressedDiagnostics = [] }) => suppressedDiagnostics),
    policies: inOrder(all.flatMap(({ policies }) => policies)),
    rules: inOrder(all.flatMap(({ rules = [] }) => rules)),
    ...(first.fixLevel && { fixLevel: first.fixLevel }),
    statistics: all.map(({ statistics }) => statistics).reduce(sum),
    text: (file) => all.map((each) => each.text(file)).find((text) => text !== undefined),
  };
}

function inOrder(policies: readonly PolicyInfo[]): PolicyInfo[] {
  const unique = new Map(policies.map((each) => [each.id, each]));
  return [...unique.values()].sort((a, b) => comparePolicyIds(a.id, b.id));
}

function sum(a: Statistics, b: Statistics): Statistics {
  return {
    ...addCounts({ policies: {}, ...a }, { policies: {}, ...b }),
    suppressed: a.suppressed + b.suppressed,
    baselined: a.baselined + b.baselined,
    milliseconds: a.milliseconds + b.milliseconds,
    slowest: [...(a.slowest ?? []), ...(b.slowest ?? [])].sort(([, x], [, y]) => y - x).slice(0, 3),
  };
}
