import { plainOptions } from '../../../scripts/plain-options.ts';
import type { LintOptions } from '../../../src/lint/options.ts';
import { lint } from '../../../src/lint/run.ts';
import type { LintResult } from '../../../src/result/result.ts';

/** Lints a folder with all defaults but some. */
export function lintIn(cwd: string, more: Partial<LintOptions> = {}): Promise<LintResult> {
  return lint({
    ...plainOptions,
    cwd,
    ...more,
  });
}
