import type { Message } from './message.ts';
import type { Place } from './place.ts';
import type { DiagnosticCode } from './rules.ts';

export type DiagnosticSeverity = 'error' | 'warning' | 'note';

/** Something wrong with the input itself (not a finding of a policy), at the place a person would mend. */
export interface Diagnostic {
  readonly severity: DiagnosticSeverity;
  readonly code: DiagnosticCode;
  /** What was found, what was expected and what to do, in one or two sentences. */
  readonly message: Message;
  readonly place: Place;
  /** What it is about, where many of a kind are told as one. */
  readonly subject?: string;
}

export function diagnostic(
  severity: DiagnosticSeverity,
  code: DiagnosticCode,
  message: Message,
  place: Place,
): Diagnostic {
  return { severity, code, message, place };
}
