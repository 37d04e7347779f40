import type { LintDiagnostic } from '../result/result.ts';
import { compare } from '../source/compare.ts';
import { jsonText } from '../source/json/write.ts';
import type { Diagnostic } from '../template/diagnostic.ts';
import { spell } from '../template/message.ts';
import type { Place } from '../template/place.ts';
import { foldRestores } from './bicep/restore-notes.ts';
import { locationOf } from './location.ts';
import { spellingIn } from './spelling.ts';

/** A diagnostic with its place resolved, which is kept for suppressions and the baseline until it is told. */
export interface LocatedDiagnostic extends LintDiagnostic {
  readonly place?: Place;
}

export function located(problem: Diagnostic): LocatedDiagnostic {
  return {
    place: problem.place,
    severity: problem.severity,
    code: problem.code,
    message: spell(problem.message, spellingIn(problem.place.source.path)),
    location: locationOf(problem.place, 'value'),
    file: problem.place.source.path,
    ...(problem.subject !== undefined && { subject: problem.subject }),
  };
}

/** In order of file and place, each once; modules to restore once a file. */
export function tidy<Problem extends LintDiagnostic>(problems: readonly Problem[]): Problem[] {
  const unique = new Map<string, Problem>();
  for (const problem of foldRestores(problems))
    unique.set(jsonText([problem.file, problem.location?.startOffset, problem.code, problem.message]), problem);
  return [...unique.values()].sort(
    (a, b) =>
      compare(a.file ?? '', b.file ?? '') ||
      (a.location?.startOffset ?? 0) - (b.location?.startOffset ?? 0) ||
      compare(a.message, b.message),
  );
}

/** `file:line:column: message`, for errors that end a run. */
export function describeDiagnostic(problem: LintDiagnostic): string {
  return `${placeOf(problem)}${problem.message}`;
}

/** `file:line:column: severity: message [code]`, a line of a command that prints no report. */
export function problemLine(problem: LintDiagnostic): string {
  return `${placeOf(problem)}${problem.severity}: ${problem.message} [${problem.code}]`;
}

function placeOf({ file, location }: LintDiagnostic): string {
  if (location) return `${location.file}:${location.startLine}:${location.startColumn}: `;
  return file === undefined ? '' : `${file}: `;
}
