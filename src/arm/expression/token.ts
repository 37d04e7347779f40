/** Kinds of token within an `[expression]`. */
export type ExpressionTokenKind =
  | 'end'
  | 'string'
  | 'number'
  | 'name'
  | '('
  | ')'
  | '['
  | ']'
  | ','
  | '.'
  | '?'
  | 'badString'
  | 'badNumber'
  | 'unknown';

const singles: Readonly<Record<number, ExpressionTokenKind>> = {
  40: '(',
  41: ')',
  91: '[',
  93: ']',
  44: ',',
  46: '.',
  63: '?',
};

export function punctuation(code: number): ExpressionTokenKind | undefined {
  return singles[code];
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** White space as .NET sees it. */
export function isBlank(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  return code > 0x7f && /\s|\u0085/.test(String.fromCharCode(code));
}

/** Names are letters, digits, `_` and `$`; letters outside of ASCII count. */
export function isNamePart(code: number): boolean {
  if (code < 0x80) {
    const lower = code | 0x20;
    return (lower >= 0x61 && lower <= 0x7a) || isDigit(code) || code === 0x5f || code === 0x24;
  }
  return !isBlank(code) && /[\p{L}\p{N}\p{Surrogate}]/u.test(String.fromCharCode(code));
}
