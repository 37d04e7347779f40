import type { LintResult, Severity } from '../lint/result.ts';
import { exitCode } from './exit-codes.ts';

const order: readonly Severity[] = ['low', 'medium', 'high'];

/** What a run ends with. Templates that cannot be read count as high. */
export function codeOf(result: LintResult, failOn: Severity | 'never', emptyIsFine: boolean): number {
  if (hasCrashed(result)) return exitCode.internal;
  if (result.files.length === 0 && result.diagnostics.every(({ severity }) => severity === 'note'))
    return emptyIsFine ? exitCode.clean : exitCode.nothingToLint;
  if (failOn === 'never') return exitCode.clean;
  return failing(result, failOn).findings.length > 0 || hasErrors(result) ? exitCode.findings : exitCode.clean;
}

/** A result with the findings alone that make the run fail. */
export function failing(result: LintResult, failOn: Severity | 'never'): LintResult {
  const least = failOn === 'never' ? order.length : order.indexOf(failOn);
  const findings = result.findings.filter(
    ({ verdict, severity, suppression }) => verdict === 'fail' && !suppression && order.indexOf(severity) >= least,
  );
  return { ...result, findings };
}

/** Whether resilint itself failed on some file. */
export function hasCrashed({ diagnostics }: LintResult): boolean {
  return diagnostics.some(({ code }) => code === 'internal-error');
}

/** A template that cannot be deployed as it stands fails the run, whatever its resources are like. */
function hasErrors({ files, diagnostics }: LintResult): boolean {
  return files.some(({ status }) => status === 'failed') || diagnostics.some(({ severity }) => severity === 'error');
}
