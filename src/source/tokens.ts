/** The values of jsonc-parser's `SyntaxKind`, an ambient const enum that isolated modules cannot read. */
export const Token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  null: 7,
  true: 8,
  false: 9,
  string: 10,
  number: 11,
  end: 17,
} as const;

/** The values of jsonc-parser's `ScanError` that are told apart. */
export const ScanFault = { none: 0, unclosedString: 2, invalidCharacter: 6 } as const;
