import { type FailOn, fails, hasCrashed, isEmpty } from '../result/outcome.ts';
import type { LintResult } from '../result/result.ts';
import { exitCode } from './exit-codes.ts';

/** What a run ends with. Templates that cannot be read count as high. */
export function exitCodeOf(result: LintResult, failOn: FailOn, emptyIsFine: boolean): number {
  if (hasCrashed(result)) return exitCode.internal;
  if (isEmpty(result)) return emptyIsFine ? exitCode.clean : exitCode.nothingToLint;
  return fails(result, failOn) ? exitCode.findings : exitCode.clean;
}
