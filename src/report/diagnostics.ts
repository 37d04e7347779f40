import type { LintDiagnostic, LintResult } from '../result/result.ts';
import { inert, plainLine } from './escape.ts';
import { toldDiagnostics } from './folded-notes.ts';
import { codeFrame } from './frame.ts';
import { placeText } from './notes.ts';
import type { ReportOptions } from './options.ts';
import { severityOfDiagnostic } from './severity.ts';
import { painter, severityColours } from './style.ts';
import { wrapped } from './wrap.ts';

/**
 * The run's diagnostics for standard error, beside a report that does not hold them, with the code they are about; empty
 * when there are none.
 */
export function diagnosticsText(result: LintResult, options: ReportOptions): string {
  const { each, folded } = toldDiagnostics(result, options);
  const lines = [...each.flatMap((diagnostic) => diagnosticLines(diagnostic, result, options)), ...folded];
  return inert(lines.map((line) => `${line}\n`).join(''));
}

/** A diagnostic with the code that it is about. */
export function diagnosticLines(diagnostic: LintDiagnostic, result: LintResult, options: ReportOptions): string[] {
  const { location } = diagnostic;
  const head = wrapped(paintedDiagnostic(diagnostic, options), options.width, '    ');
  if (location === undefined) return head;
  const how = { context: 0, width: options.width ?? 120, marker: '^', paint: painter(options) } as const;
  return [...head, ...codeFrame(result.text(location.file), location, how).map((line) => `  ${line}`)];
}

export function paintedDiagnostic(diagnostic: LintDiagnostic, options: ReportOptions): string {
  const colour = severityColours[severityOfDiagnostic(diagnostic)];
  return diagnosticLine(diagnostic, painter(options)(colour, diagnostic.severity));
}

/** `main.json:12:5: error: message [code]`, escaped. */
export function diagnosticLine(diagnostic: LintDiagnostic, label: string = diagnostic.severity): string {
  const place = diagnosticPlace(diagnostic);
  return `${place === undefined ? '' : `${place}: `}${label}: ${plainLine(diagnostic.message)} [${plainLine(diagnostic.code)}]`;
}

export function diagnosticPlace({ location, file }: LintDiagnostic): string | undefined {
  if (location !== undefined) return placeText(location);
  return file === undefined ? undefined : plainLine(file);
}
