import type { LintResult } from '../result/result.ts';
import { internalError } from '../workspace/faults.ts';

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
      possible: 0,
      suppressed: 0,
      baselined: 0,
      milliseconds: 0,
    },
    text: () => undefined,
  };
}

/** A report that a fault of ours falls on says so, and the others are written all the same. */
export function rendered<Options extends { readonly toolFailed?: boolean | undefined }, Text>(
  render: (result: LintResult, options: Options) => Text,
  result: LintResult,
  options: Options,
  faults: unknown[],
): Text {
  try {
    return render(result, options);
  } catch (error) {
    faults.push(error);
    return render(crashResult(result.toolVersion, error), { ...options, toolFailed: true });
  }
}
