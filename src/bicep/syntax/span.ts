/** A range of a text in UTF-16 code units, `end` exclusive. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A syntax error. What is reported follows from the text alone, in order of `start`. */
export interface SyntaxDiagnostic extends TextSpan {
  /** Stable kebab-case name, e.g. `expected-separator`. */
  readonly code: string;
  /** What was expected, what was found, and what to do. */
  readonly message: string;
  /** The bracket that was never closed. */
  readonly opener?: TextSpan;
}

export interface Comment extends TextSpan {
  readonly kind: 'line' | 'block';
}

/** `#disable-next-line A B`, `#disable-diagnostics A B`, `#restore-diagnostics A B`: directives of Bicep's own linter. */
export interface LinterDirective extends TextSpan {
  readonly kind: 'disable-next-line' | 'disable-diagnostics' | 'restore-diagnostics';
  readonly codes: readonly DirectiveCode[];
}

export interface DirectiveCode extends TextSpan {
  readonly code: string;
}
