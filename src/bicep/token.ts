/**
 * Kinds of token, as small integers: a file's tokens are held in typed arrays, so a token costs no object.
 * White space, comments and directives are not tokens; line ends are, since Bicep's grammar depends on them.
 */
export const Token = {
  EndOfFile: 1,
  NewLine: 2,
  Unrecognized: 3,
  Identifier: 4,
  Integer: 5,
  True: 6,
  False: 7,
  Null: 8,
  /** A whole string without holes, single-line or multi-line. */
  StringComplete: 9,
  /** `'…${`, `}…${` and `}…'`: the pieces of a string around its holes. */
  StringLeft: 10,
  StringMiddle: 11,
  StringRight: 12,
  LeftBrace: 13,
  RightBrace: 14,
  LeftParen: 15,
  RightParen: 16,
  LeftSquare: 17,
  RightSquare: 18,
  At: 19,
  Comma: 20,
  Dot: 21,
  Ellipsis: 22,
  Question: 23,
  DoubleQuestion: 24,
  Colon: 25,
  DoubleColon: 26,
  Semicolon: 27,
  Assignment: 28,
  Arrow: 29,
  Plus: 30,
  Minus: 31,
  Asterisk: 32,
  Slash: 33,
  Modulo: 34,
  Hat: 35,
  Pipe: 36,
  Exclamation: 37,
  LessThan: 38,
  LessThanOrEqual: 39,
  GreaterThan: 40,
  GreaterThanOrEqual: 41,
  Equals: 42,
  EqualsInsensitive: 43,
  NotEquals: 44,
  NotEqualsInsensitive: 45,
  LogicalAnd: 46,
  LogicalOr: 47,
} as const;

export type TokenKind = (typeof Token)[keyof typeof Token];

/** What the lexer learnt about a string token, so that the parser need not scan it again. */
export const StringFlag = {
  /** Holds an escape sequence that must be decoded. */
  Escapes: 1,
  /** Not terminated, or holding an invalid escape: already reported, and has no value. */
  Malformed: 2,
  /** Between three quotes, with or without `$` before them. */
  MultiLine: 4,
} as const;
