import type { Result } from 'sarif';
import { fileOfDiagnostic } from '../../result/outcome.ts';
import type { LintDiagnostic, LintResult } from '../../result/result.ts';
import { sarifText, visible } from '../escape.ts';
import { hashOf } from '../hash.ts';
import type { ReportOptions } from '../options.ts';
import { artifactLocation, oneLineRegion, physicalLocation } from './locations.ts';
import { sentence } from './message.ts';
import { fingerprintKey, suppressionOf } from './results.ts';
import { unreadableRule } from './rules.ts';

/** Whether it is told as a result: what is wrong with a template. What is noted, or is said of the run, is a notification. */
export function isProblem({ code, severity }: LintDiagnostic, { rules = [] }: LintResult): boolean {
  return severity !== 'note' && rules.some(({ id }) => id === code);
}

/** Errors and warnings of templates, and an error for each file that could not be read at all. */
export function problemResults(
  result: LintResult,
  indexes: ReadonlyMap<string, number>,
  { showSuppressed }: ReportOptions,
): Result[] {
  const unreadable = result.files.flatMap(({ path, status }) =>
    status === 'failed' ? unreadableAt(path, result) : [],
  );
  const told = [...result.diagnostics, ...((showSuppressed && result.suppressedDiagnostics) || [])];
  const problems = told.filter((each) => isProblem(each, result));
  const seen = new Map<string, number>();
  return [
    ...unreadable.map((each) => resultOfProblem(each, unreadableRule, result, indexes, seen)),
    ...problems.map((each) => resultOfProblem(each, each.code, result, indexes, seen)),
  ];
}

/** Without results of its own, the alerts of a file that cannot be read would close as if they were fixed. */
function unreadableAt(path: string, result: LintResult): LintDiagnostic[] {
  const all = [...result.diagnostics, ...(result.suppressedDiagnostics ?? [])];
  const own = all.filter((diagnostic) => fileOfDiagnostic(diagnostic) === path);
  if (own.some((each) => isProblem(each, result))) return [];
  const first = own.find(({ severity }) => severity === 'error') ?? own[0];
  const message = 'The file could not be read as a template';
  return [first ?? { severity: 'error', code: unreadableRule, message, file: path }];
}

function resultOfProblem(
  problem: LintDiagnostic,
  rule: string,
  result: LintResult,
  indexes: ReadonlyMap<string, number>,
  seen: Map<string, number>,
): Result {
  const { message, location, suppression, severity } = problem;
  const file = fileOfDiagnostic(problem) ?? '';
  const ruleIndex = indexes.get(rule);
  const key = rule === unreadableRule ? hashOf(rule, file) : hashOf(rule, file, message);
  const count = (seen.get(key) ?? 0) + 1;
  seen.set(key, count);
  const place = location && oneLineRegion(physicalLocation(location, result));
  return {
    ruleId: visible(rule),
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: rule === unreadableRule ? 'error' : severity,
    message: { text: sarifText(sentence(message)) },
    locations: [{ physicalLocation: place ?? { artifactLocation: artifactLocation(file), region: { startLine: 1 } } }],
    partialFingerprints: { [fingerprintKey]: count === 1 ? key : `${key}:${count}` },
    ...(suppression && { suppressions: [suppressionOf(suppression, result)] }),
  };
}
