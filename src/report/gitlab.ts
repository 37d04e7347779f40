import { wholeMessage } from '../result/message.ts';
import { fileOfDiagnostic } from '../result/outcome.ts';
import type { Finding, LintDiagnostic, LintResult } from '../result/result.ts';
import { escapedJson, visible } from './escape.ts';
import { hashOf } from './hash.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { apart, isFailure, shown } from './select.ts';
import { severityLabel, severityNames, severityOfDiagnostic } from './severity.ts';

export const format: ReportFormat = { render: gitlab };

/**
 * GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 * It holds issues alone, so nothing that passed.
 */
function gitlab(result: LintResult, options: ReportOptions): string {
  const seen = new Map<string, number>();
  const diagnostics = result.diagnostics.flatMap((diagnostic) => diagnosticIssue(diagnostic, seen));
  return escapedJson([...diagnostics, ...apart(shown(result, options)).found.map(findingIssue)]);
}

interface Issue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: 'info' | 'minor' | 'major' | 'critical';
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

function findingIssue(finding: Finding): Issue {
  const { location } = finding;
  const failed = isFailure(finding);
  return {
    description: visible(failed ? wholeMessage(finding) : `${severityLabel(finding)}: ${wholeMessage(finding)}`),
    check_name: visible(finding.policy),
    fingerprint: finding.fingerprint,
    severity: failed ? severityNames[finding.severity].gitlab : 'info',
    location: { path: location.file, lines: { begin: location.startLine, end: location.endLine } },
  };
}

/** One that belongs to no file has no place in this format; standard error has it. */
function diagnosticIssue(diagnostic: LintDiagnostic, seen: Map<string, number>): readonly Issue[] {
  const path = fileOfDiagnostic(diagnostic);
  if (path === undefined) return [];
  const key = hashOf(diagnostic.code, path, diagnostic.message);
  const repeat = seen.get(key) ?? 0;
  seen.set(key, repeat + 1);
  const { startLine: begin, endLine: end } = diagnostic.location ?? { startLine: 1, endLine: 1 };
  return [
    {
      description: visible(diagnostic.message),
      check_name: visible(diagnostic.code),
      fingerprint: repeat === 0 ? key : hashOf(key, String(repeat)),
      severity: severityNames[severityOfDiagnostic(diagnostic)].gitlab,
      location: { path, lines: { begin, end } },
    },
  ];
}
