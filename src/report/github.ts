import type { Finding, LintDiagnostic, LintResult, Location } from '../result/result.ts';
import { githubData, githubProperty, inert, plainLine, shorten } from './escape.ts';
import { toldDiagnostics } from './folded-notes.ts';
import { fixNotes, notesOf, relatedText } from './notes.ts';
import type { ReportFormat, ReportOptions } from './options.ts';
import { bySeverity, diagnosticsOf, isFailure, shown } from './select.ts';
import { severityNames, severityOfDiagnostic } from './severity.ts';
import { findingLine } from './stylish.ts';
import { plural, summaryLines } from './summary.ts';

/** GitHub shows 10 annotations of a kind for a step, and cuts messages at 4,096 characters. */
const shownOfAKind = 10;
const messageLength = 4096;

type Kind = 'error' | 'warning' | 'notice';

interface Annotation {
  readonly kind: Kind;
  readonly changed: boolean;
  readonly command: string;
}

export const format: ReportFormat = { render: github, tellsDiagnostics: true };

/**
 * Workflow commands that GitHub shows as annotations, the most severe first and of these the changed lines first; then
 * the summary as plain text. What is over the limit is counted, never printed in vain.
 */
export function github(result: LintResult, options: ReportOptions): string {
  const findings = [...shown(result, options)].sort(bySeverity);
  const { each, folded } = toldDiagnostics(result, { ...options, quiet: false });
  const { fatal, others } = diagnosticsOf({ ...result, diagnostics: each });
  const annotations = [
    ...fatal.map((diagnostic) => diagnosticAnnotation(diagnostic, options)),
    ...findings.filter(isFailure).map((finding) => annotation(finding, result, options)),
    ...others.map((diagnostic) => diagnosticAnnotation(diagnostic, options)),
  ];
  const kept = (['error', 'warning', 'notice'] as const).flatMap((kind) => mostUseful(annotations, kind));
  const undecided = findings
    .filter((finding) => !isFailure(finding))
    .map((finding) => inert(findingLine(finding, undefined, {})));
  const more = annotations.length - kept.length;
  const lines = [
    ...kept.map(({ command }) => command),
    ...undecided,
    ...folded.map(inert),
    ...summaryLines(result, options).map(({ text }) => text),
  ];
  return [...lines, ...(more > 0 ? [overflow(more, options)] : []), ''].join('\n');
}

function mostUseful(annotations: readonly Annotation[], kind: Kind): readonly Annotation[] {
  const ofKind = annotations.filter((one) => one.kind === kind);
  return [...ofKind.filter(({ changed }) => changed), ...ofKind.filter(({ changed }) => !changed)].slice(
    0,
    shownOfAKind,
  );
}

function overflow(more: number, options: ReportOptions): string {
  if (options.summary) return `${more} more in the summary`;
  return `${plural(more, 'more annotation', 'more annotations')} left out: GitHub shows ${shownOfAKind} of a kind`;
}

/** The headline is the title, and the first line too: logs show no title. */
function annotation(finding: Finding, result: LintResult, options: ReportOptions): Annotation {
  const kind = severityNames[finding.severity].annotation;
  const related = finding.related.map((each) => `related: ${relatedText(each)}`);
  const notes = [...notesOf(finding, result), ...fixNotes(finding, result)].map(
    ({ label, text }) => `${label}: ${text}`,
  );
  const texts = [finding.message, ...(finding.help === undefined ? [] : [finding.help])].map(plainLine);
  const message = [...texts, ...related, ...notes].join('\n');
  return {
    kind,
    changed: isChanged(finding.location, options),
    command: command(kind, finding.location, `${finding.policy} ${finding.message.replace(/\.$/, '')}`, message),
  };
}

function diagnosticAnnotation(diagnostic: LintDiagnostic, options: ReportOptions): Annotation {
  const kind = severityNames[severityOfDiagnostic(diagnostic)].annotation;
  const { location, code, message, file } = diagnostic;
  return {
    kind,
    changed: location !== undefined && isChanged(location, options),
    command: command(kind, location ?? file, code, plainLine(message)),
  };
}

function isChanged({ file, startLine }: Location, options: ReportOptions): boolean {
  return options.isChanged?.(file, startLine) ?? false;
}

function command(kind: Kind, place: Location | string | undefined, title: string, message: string): string {
  const properties = [...placeProperties(place), ['title', plainLine(title)] as const];
  const list = properties.map(([name, value]) => `${name}=${githubProperty(value)}`).join(',');
  return `::${kind} ${list}::${githubData(shorten(message, messageLength))}`;
}

/** Columns mean something on one line only. */
function placeProperties(place: Location | string | undefined): readonly (readonly [string, string])[] {
  if (place === undefined) return [];
  if (typeof place === 'string') return [['file', plainLine(place)]];
  const { file, startLine, endLine, startColumn, endColumn } = place;
  const lines = [
    ['file', plainLine(file)],
    ['line', String(startLine)],
    ['endLine', String(endLine)],
  ] as const;
  return startLine === endLine ? [...lines, ['col', String(startColumn)], ['endColumn', String(endColumn)]] : lines;
}
