import type { Finding, LintDiagnostic, Severity, Verdict } from '../result/result.ts';

/** The one table between what people see and what each format calls it. */
export const severityNames = {
  high: {
    rank: 3,
    sarif: 'error',
    problem: 'error',
    annotation: 'error',
    azure: 'error',
    gitlab: 'critical',
    rdjson: 'ERROR',
  },
  medium: {
    rank: 2,
    sarif: 'warning',
    problem: 'warning',
    annotation: 'warning',
    azure: 'warning',
    gitlab: 'major',
    rdjson: 'WARNING',
  },
  low: {
    rank: 1,
    sarif: 'note',
    problem: 'recommendation',
    annotation: 'notice',
    azure: 'warning',
    gitlab: 'minor',
    rdjson: 'INFO',
  },
} as const satisfies Record<Severity, unknown>;

/** Most severe first. */
export const severities = ['high', 'medium', 'low'] as const satisfies readonly Severity[];

const diagnosticSeverities = { error: 'high', warning: 'medium', note: 'low' } as const;

/** A template that cannot be read counts as high. */
export function severityOfDiagnostic(diagnostic: LintDiagnostic): Severity {
  return diagnosticSeverities[diagnostic.severity];
}

/** What a finding begins with: its severity if it failed, else its verdict. */
export function severityLabel(finding: Finding): string {
  if (finding.suppression) return 'suppressed';
  return finding.verdict === 'fail' ? finding.severity : verdictNames[finding.verdict];
}

/** What people read of a verdict. */
const verdictNames = {
  pass: 'pass',
  fail: 'fail',
  open: 'undecided',
  review: 'review',
  notApplicable: 'not applicable',
} as const satisfies Record<Verdict, string>;
