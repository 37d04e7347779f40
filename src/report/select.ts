import { fileOfDiagnostic } from '../result/outcome.ts';
import type { Finding, LintDiagnostic, LintResult, PolicyInfo } from '../result/result.ts';
import { compare } from '../source/compare.ts';
import type { ReportOptions } from './options.ts';
import { severityNames } from './severity.ts';

/**
 * The findings that a report shows: failures, and what the options ask for; by file and place. Where there is a limit, the
 * most severe ones.
 */
export function shown(result: LintResult, options: ReportOptions): readonly Finding[] {
  const all = result.findings.filter((finding) => isShown(finding, options));
  const kept = isCut(all, options) ? all.sort(bySeverity).slice(0, options.limit) : all;
  return kept.sort(byPlace);
}

/** How many more there are than the limit lets be shown. */
export function beyondLimit(result: LintResult, options: ReportOptions): number {
  const all = result.findings.filter((finding) => isShown(finding, options));
  return isCut(all, options) ? all.length - (options.limit ?? 0) : 0;
}

function isCut(all: readonly Finding[], { limit }: ReportOptions): boolean {
  return limit !== undefined && all.length > limit;
}

function isShown(finding: Finding, options: ReportOptions): boolean {
  if (finding.suppression && options.showSuppressed !== true) return false;
  switch (finding.verdict) {
    case 'fail':
      return true;
    case 'open':
    case 'review':
      return options.showUnknown === true;
    case 'pass':
      return options.showPass === true;
    case 'notApplicable':
      return false;
  }
}

/** What was found, and what passed, apart: of the latter there may be much, and less is to be said. */
export function apart(findings: readonly Finding[]): { readonly found: Finding[]; readonly passed: Finding[] } {
  const passed = findings.filter(({ verdict }) => verdict === 'pass');
  return { found: findings.filter(({ verdict }) => verdict !== 'pass'), passed };
}

/** A failure that nobody suppressed: what counts. */
export function isFailure(finding: Finding): boolean {
  return finding.verdict === 'fail' && finding.suppression === undefined;
}

export function byPlace(a: Finding, b: Finding): number {
  return (
    compare(a.location.file, b.location.file) ||
    a.location.startOffset - b.location.startOffset ||
    compare(a.policy, b.policy) ||
    compare(a.fingerprint, b.fingerprint)
  );
}

/** Failures before the rest, the most severe first, then by place; what passed comes last. */
export function bySeverity(a: Finding, b: Finding): number {
  return rank(b) - rank(a) || byPlace(a, b);
}

function rank(finding: Finding): number {
  if (finding.verdict === 'pass') return -1;
  return isFailure(finding) ? severityNames[finding.severity].rank : 0;
}

/** Diagnostics that say why a file could not be read, which come before all findings, and the others, which come after. */
export function diagnosticsOf(result: LintResult): {
  readonly fatal: readonly LintDiagnostic[];
  readonly others: readonly LintDiagnostic[];
} {
  const failed = new Set(result.files.filter(({ status }) => status === 'failed').map(({ path }) => path));
  const isFatal = (diagnostic: LintDiagnostic): boolean =>
    diagnostic.severity === 'error' && failed.has(fileOfDiagnostic(diagnostic) ?? '');
  return {
    fatal: result.diagnostics.filter(isFatal),
    others: result.diagnostics.filter((diagnostic) => !isFatal(diagnostic)),
  };
}

/** Policies by id. */
export function policiesOf(result: LintResult): ReadonlyMap<string, PolicyInfo> {
  return new Map(result.policies.map((policy) => [policy.id, policy]));
}
