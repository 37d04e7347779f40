import type { Message } from './message.ts';
import type { Place } from './place.ts';

export type DiagnosticSeverity = 'error' | 'warning' | 'note';

/** Something wrong with the input itself (not a finding of a policy), at the place a person would mend. */
export interface Diagnostic {
  readonly severity: DiagnosticSeverity;
  /** Stable kebab-case name, e.g. `unknown-function`. */
  readonly code: string;
  /** What was found, what was expected and what to do, in one or two sentences. */
  readonly message: Message;
  readonly place: Place;
  /** What it is about, where many of a kind are told as one. */
  readonly subject?: string;
}

export function diagnostic(severity: DiagnosticSeverity, code: string, message: Message, place: Place): Diagnostic {
  return { severity, code, message, place };
}
