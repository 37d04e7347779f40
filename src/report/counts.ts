import type { Finding, LintResult, Severity } from '../lint/result.ts';
import { isFailure } from './select.ts';

/** What the last lines of every report count. */
export interface Counts {
  readonly findings: number;
  readonly bySeverity: Readonly<Record<Severity, number>>;
  readonly filesLinted: number;
  readonly filesWithFindings: number;
  readonly filesFailed: readonly string[];
  /** Files of which every check that applies is open. */
  readonly filesUndecided: readonly string[];
  /** Findings with a safe fix, and those with unsafe ones alone. */
  readonly fixable: number;
  readonly fixableUnsafe: number;
  readonly passed: number;
  readonly open: number;
  readonly waitingForWhole: number;
  readonly review: number;
  readonly suppressed: number;
  readonly baselined: number;
}

export function countsOf(result: LintResult): Counts {
  const failures = result.findings.filter(isFailure);
  const of = (severity: Severity): number => failures.filter((finding) => finding.severity === severity).length;
  const safe = failures.filter((finding) => hasFix(finding, 'safe')).length;
  const { passed, open, waitingForWhole, review, suppressed, baselined } = result.statistics;
  return {
    findings: failures.length,
    bySeverity: { high: of('high'), medium: of('medium'), low: of('low') },
    filesLinted: result.files.filter(({ status }) => status === 'linted').length,
    filesWithFindings: new Set(failures.map(({ location }) => location.file)).size,
    filesFailed: result.files.filter(({ status }) => status === 'failed').map(({ path }) => path),
    filesUndecided: result.files.filter(({ checks }) => isUndecided(checks)).map(({ path }) => path),
    fixable: safe,
    fixableUnsafe: failures.filter((finding) => hasFix(finding, 'unsafe')).length - both(failures),
    passed,
    open,
    waitingForWhole,
    review,
    suppressed,
    baselined,
  };
}

function hasFix(finding: Finding, applicability: 'safe' | 'unsafe'): boolean {
  return finding.fixes.some((fix) => fix.applicability === applicability);
}

function both(findings: readonly Finding[]): number {
  return findings.filter((finding) => hasFix(finding, 'safe') && hasFix(finding, 'unsafe')).length;
}

function isUndecided(checks: LintResult['files'][number]['checks']): boolean {
  return checks !== undefined && checks.passed === 0 && checks.failed === 0 && checks.open > 0;
}
