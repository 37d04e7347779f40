import type { Place } from './place.ts';

export type DiagnosticSeverity = 'error' | 'warning' | 'note';

/** Something wrong with the input itself (not a finding of a policy), at the place a person would mend. */
export interface Diagnostic {
  readonly severity: DiagnosticSeverity;
  /** Stable kebab-case name, e.g. `unknown-function`. */
  readonly code: string;
  /** What was found, what was expected and what to do, in one or two sentences. */
  readonly message: string;
  readonly place: Place;
}

export function diagnostic(severity: DiagnosticSeverity, code: string, message: string, place: Place): Diagnostic {
  return { severity, code, message, place };
}
