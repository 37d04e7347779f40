import { fileOfDiagnostic } from '../result/outcome.ts';
import type { Finding, LintDiagnostic, LintResult, Location } from '../result/result.ts';
import { informationUri } from './about.ts';
import { escapedJson, visible, webUri } from './escape.ts';
import { startOfLine } from './lines.ts';
import { oneEditOf } from './one-edit.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { apart, isFailure, policiesOf, shown } from './select.ts';
import { severityLabel, severityNames, severityOfDiagnostic } from './severity.ts';

export const format: ReportFormat = { render: rdjson, fromHere: true };

/** Longer suggestions show what is changed no more. */
const maxLines = 60;

/**
 * The diagnostic format of reviewdog, which compares it with a diff and comments on pull requests:
 * https://github.com/reviewdog/reviewdog/tree/master/proto/rdf. It holds issues alone, so nothing that passed.
 */
function rdjson(result: LintResult, options: ReportOptions): string {
  const policies = policiesOf(result);
  return escapedJson({
    source: { name: 'resilint', url: informationUri },
    diagnostics: [
      ...result.diagnostics.flatMap((diagnostic) => problemOf(diagnostic, result)),
      ...apart(shown(result, options)).found.map((finding) =>
        issueOf(finding, policies.get(finding.policy)?.helpUri, result),
      ),
    ],
  });
}

function issueOf(finding: Finding, helpUri: string | undefined, result: LintResult) {
  const { location, policy, severity } = finding;
  const failed = isFailure(finding);
  const url = webUri(helpUri ?? '');
  const suggestions = failed ? suggestionsOf(finding, result) : [];
  const headline = failed ? finding.message : `${severityLabel(finding)}: ${finding.message}`;
  const message = [headline, ...(finding.help === undefined ? [] : [finding.help])].map(visible).join('\n');
  return {
    message,
    location: { path: location.file, range: rangeOfPlace(location, result) },
    severity: failed ? severityNames[severity].rdjson : severityNames.low.rdjson,
    code: { value: visible(policy), ...(url !== undefined && { url }) },
    ...(suggestions.length > 0 && { suggestions }),
  };
}

/** One that belongs to no file has no place in this format; standard error has it. */
function problemOf(diagnostic: LintDiagnostic, result: LintResult): readonly object[] {
  const path = fileOfDiagnostic(diagnostic);
  if (path === undefined) return [];
  const { location } = diagnostic;
  return [
    {
      message: visible(diagnostic.message),
      location: { path, ...(location && { range: rangeOfPlace(location, result) }) },
      severity: severityNames[severityOfDiagnostic(diagnostic)].rdjson,
      code: { value: visible(diagnostic.code) },
    },
  ];
}

function suggestionsOf({ fixes, location: { file } }: Finding, result: LintResult): readonly object[] {
  const text = result.text(file);
  if (text === undefined) return [];
  return fixes.flatMap((fix) => {
    const edit = oneEditOf(fix, file, text);
    if (edit === undefined) return [];
    const lines = fix.edits.flatMap(({ location }) => [location.startLine, location.endLine]);
    const [startLine, endLine] = [Math.min(...lines), Math.max(...lines)];
    if (endLine - startLine >= maxLines) return [];
    const range = {
      start: { line: startLine, column: byteColumn(text, edit.startOffset) },
      end: { line: endLine, column: byteColumn(text, edit.endOffset) },
    };
    return [{ range, text: edit.text }];
  });
}

function rangeOfPlace({ file, startLine, endLine, ...place }: Location, result: LintResult) {
  const text = result.text(file);
  const column = (offset: number, units: number): number => (text === undefined ? units : byteColumn(text, offset));
  return {
    start: { line: startLine, column: column(place.startOffset, place.startColumn) },
    end: { line: endLine, column: column(place.endOffset, place.endColumn) },
  };
}

/** Columns of this format count bytes of UTF-8, from 1. */
function byteColumn(text: string, offset: number): number {
  return Buffer.byteLength(text.slice(startOfLine(text, offset), offset)) + 1;
}
