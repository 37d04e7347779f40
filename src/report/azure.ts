import { wholeMessage } from '../result/message.ts';
import type { Finding, LintDiagnostic, LintResult, Location } from '../result/result.ts';
import { azureData, azureProperty, inert, plainLine } from './escape.ts';
import { toldDiagnostics } from './folded-notes.ts';
import { fixNotes, notesOf, relatedText } from './notes.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { bySeverity, diagnosticsOf, isFailure, shown } from './select.ts';
import { severityNames, severityOfDiagnostic } from './severity.ts';
import { findingLine } from './stylish.ts';
import { summaryLines } from './summary.ts';

export const format: ReportFormat = { render: azure, tellsDiagnostics: true };

/**
 * Logging commands that Azure Pipelines shows as issues, the most severe first, then the summary as plain text.
 * https://learn.microsoft.com/azure/devops/pipelines/scripts/logging-commands#logissue-log-an-error-or-warning
 */
function azure(result: LintResult, options: ReportOptions): string {
  const findings = [...shown(result, options)].sort(bySeverity);
  const { each, folded } = toldDiagnostics(result, { ...options, quiet: false });
  const { fatal, others } = diagnosticsOf({ ...result, diagnostics: each });
  const undecided = findings
    .filter((finding) => !isFailure(finding))
    .map((finding) => inert(findingLine(finding, undefined, {})));
  return [
    ...fatal.map(diagnosticIssue),
    ...findings.filter(isFailure).map((finding) => issue(finding, result)),
    ...others.map(diagnosticIssue),
    ...undecided,
    ...folded.map(inert),
    ...summaryLines(result, options).map(({ text }) => text),
    '',
  ].join('\n');
}

function issue(finding: Finding, result: LintResult): string {
  const related = finding.related.map((each) => `related: ${relatedText(each)}`);
  const notes = [...notesOf(finding, result), ...fixNotes(finding, result)].map(
    ({ label, text }) => `${label}: ${text}`,
  );
  const message = [plainLine(wholeMessage(finding)).replace(/\.$/, ''), ...related, ...notes].join('; ');
  return command(severityNames[finding.severity].azure, finding.location, finding.policy, message);
}

function diagnosticIssue(diagnostic: LintDiagnostic): string {
  const { location, file, code, message } = diagnostic;
  return command(severityNames[severityOfDiagnostic(diagnostic)].azure, location ?? file, code, plainLine(message));
}

function command(
  type: 'error' | 'warning',
  place: Location | string | undefined,
  code: string,
  message: string,
): string {
  const properties = [['type', type], ...placeProperties(place), ['code', plainLine(code)]] as const;
  const list = properties.map(([name, value]) => `${name}=${azureProperty(value)};`).join('');
  return `##vso[task.logissue ${list}]${azureData(message)}`;
}

function placeProperties(place: Location | string | undefined): readonly (readonly [string, string])[] {
  if (place === undefined) return [];
  if (typeof place === 'string') return [['sourcepath', plainLine(place)]];
  return [
    ['sourcepath', plainLine(place.file)],
    ['linenumber', String(place.startLine)],
    ['columnnumber', String(place.startColumn)],
  ];
}
