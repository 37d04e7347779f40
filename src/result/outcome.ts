import type { Finding, LintDiagnostic, LintResult, Severity } from './result.ts';

/** The lowest severity that fails a run. */
export type FailOn = Severity | 'never';

const order: readonly Severity[] = ['low', 'medium', 'high'];

/** The findings that fail a run: failures at or above a severity that nobody suppressed. */
export function failing({ findings }: LintResult, failOn: FailOn): readonly Finding[] {
  const least = failOn === 'never' ? order.length : order.indexOf(failOn);
  return findings.filter(
    ({ verdict, severity, suppression }) => verdict === 'fail' && !suppression && order.indexOf(severity) >= least,
  );
}

/** The file that a diagnostic is about; `undefined` where it is about none. */
export function fileOfDiagnostic({ location, file }: Pick<LintDiagnostic, 'location' | 'file'>): string | undefined {
  return location?.file ?? file;
}

/** How many files cannot be read, or not be deployed as they stand, and nobody accepts it; each counts as a high finding. */
export function brokenFiles({ diagnostics }: LintResult): number {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  return new Set(errors.map(fileOfDiagnostic)).size;
}

/** Whether there was nothing to lint, nor anything wrong with what was asked for. */
export function isEmpty({ files, diagnostics }: LintResult): boolean {
  return files.length === 0 && diagnostics.every(({ severity }) => severity === 'note');
}

/** Whether resilint itself failed on some file. */
export function hasCrashed({ diagnostics }: LintResult): boolean {
  return diagnostics.some(({ code }) => code === 'internal-error');
}

/** Whether a run fails: by what it found, or since a file is broken, whatever its resources are like. */
export function fails(result: LintResult, failOn: FailOn): boolean {
  return failOn !== 'never' && (failing(result, failOn).length > 0 || brokenFiles(result) > 0);
}
