import { internalError } from './judge/one-file.ts';
import type { LintResult } from './result.ts';

/** What reports say of a run that ended by a fault of ours. */
export function crashResult(toolVersion: string, error: unknown): LintResult {
  return {
    toolVersion,
    files: [],
    skipped: [],
    findings: [],
    diagnostics: [internalError(undefined, error)],
    policies: [],
    statistics: {
      checks: 0,
      passed: 0,
      failed: 0,
      open: 0,
      review: 0,
      notApplicable: 0,
      waitingForWhole: 0,
      suppressed: 0,
      baselined: 0,
      milliseconds: 0,
    },
    text: () => undefined,
  };
}
