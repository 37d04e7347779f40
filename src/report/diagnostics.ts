import type { LintDiagnostic, LintResult } from '../result/result.ts';
import { inert, plainLine } from './escape.ts';
import { codeFrame } from './frame.ts';
import { placeText } from './notes.ts';
import type { ReportOptions } from './options.ts';
import { severityOfDiagnostic } from './severity.ts';
import { painter, severityColours } from './style.ts';

/** The run's diagnostics for standard error, with the code they are about; empty when there are none. */
export function diagnosticsText(result: LintResult, options: ReportOptions): string {
  return inert(result.diagnostics.map((diagnostic) => `${block(diagnostic, result, options).join('\n')}\n`).join(''));
}

function block(diagnostic: LintDiagnostic, result: LintResult, options: ReportOptions): string[] {
  const paint = painter(options);
  const { location } = diagnostic;
  const width = options.width ?? 120;
  const head = diagnosticLine(
    diagnostic,
    paint(severityColours[severityOfDiagnostic(diagnostic)], diagnostic.severity),
  );
  if (location === undefined) return [head];
  const frame = codeFrame(result.text(location.file), location, { context: 0, width, marker: '^', paint });
  return [head, ...frame.map((line) => `  ${line}`)];
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
