import { Action, actions, isNewLine, isWordCharacter } from './lex/characters.ts';
import { scanOperator } from './lex/operators.ts';
import { createState, type LexState, pushToken, reportLexical } from './lex/state.ts';
import { openBrace, scanDollar, scanQuote, scanRightBrace } from './lex/strings.ts';
import { skipTrivia } from './lex/trivia.ts';
import type { Comment, LinterDirective, SyntaxDiagnostic } from './syntax/span.ts';
import { StringFlag, Token, type TokenKind } from './token.ts';

/** The longest name Bicep accepts. */
const maxIdentifierLength = 255;

/** The tokens of a text as parallel arrays, `count` of them, the last being `EndOfFile`. */
export interface Lexed {
  readonly kinds: Uint8Array;
  /** `StringFlag` bits of string tokens. */
  readonly flags: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly count: number;
  readonly comments: readonly Comment[];
  readonly directives: readonly LinterDirective[];
  readonly errors: readonly SyntaxDiagnostic[];
}

/** Splits a text into tokens. Never fails: what it cannot read becomes an `Unrecognized` token and an error. */
export function lex(text: string): Lexed {
  const state = createState(text);
  let position = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    const start = skipTrivia(state, position);
    state.flag = 0;
    if (start >= text.length) break;
    position = scanToken(state, start);
    pushToken(state, start, position);
  }
  state.kind = Token.EndOfFile;
  pushToken(state, text.length, text.length);
  return state;
}

function scanToken(state: LexState, start: number): number {
  const code = state.text.charCodeAt(start);
  const action = code < 128 ? (actions[code] as number) : 0;
  if (action === Action.Word) return scanWord(state, start);
  if (action > 0 && action < Action.Word) {
    state.kind = action as TokenKind;
    return start + 1;
  }
  if (action === Action.Operator) {
    const end = scanOperator(state, start, code);
    return state.kind === Token.Unrecognized ? unrecognized(state, start, end) : end;
  }
  return scanOther(state, start, action);
}

function scanOther(state: LexState, start: number, action: number): number {
  switch (action) {
    case Action.NewLine:
      return state.holes.length > 0 ? cutStrings(state, start) : scanNewLines(state, start);
    case Action.LeftBrace:
      openBrace(state);
      state.kind = Token.LeftBrace;
      return start + 1;
    case Action.RightBrace:
      return scanRightBrace(state, start);
    case Action.Quote:
      return scanQuote(state, start);
    case Action.Digit:
      return scanInteger(state, start);
    case Action.Dollar: {
      const end = scanDollar(state, start);
      return state.kind === Token.Unrecognized ? unrecognized(state, start, end) : end;
    }
    default:
      // Half of a surrogate pair is no character to show to anybody.
      return unrecognized(state, start, start + ((state.text.codePointAt(start) as number) > 0xffff ? 2 : 1));
  }
}

function scanWord(state: LexState, start: number): number {
  const { text } = state;
  let end = start + 1;
  while (isWordCharacter(text.charCodeAt(end))) end += 1;
  state.kind = Token.Identifier;
  const length = end - start;
  if (length === 4 || length === 5) state.kind = literalWord(text, start, length);
  else if (length > maxIdentifierLength) {
    const message = `the name has ${length} characters; Bicep allows ${maxIdentifierLength}; shorten it`;
    reportLexical(state, 'name-too-long', message, start, end);
  }
  return end;
}

/** `true`, `false` and `null` are the only words that can never be names. */
function literalWord(text: string, start: number, length: number): TokenKind {
  if (length === 5) return text.startsWith('false', start) ? Token.False : Token.Identifier;
  if (text.startsWith('true', start)) return Token.True;
  return text.startsWith('null', start) ? Token.Null : Token.Identifier;
}

function scanInteger(state: LexState, start: number): number {
  let end = start + 1;
  while (actions[state.text.charCodeAt(end)] === Action.Digit) end += 1;
  state.kind = Token.Integer;
  return end;
}

/** Line ends that follow each other directly are one token. */
function scanNewLines(state: LexState, start: number): number {
  let end = start + 1;
  while (isNewLine(state.text.charCodeAt(end))) end += 1;
  state.kind = Token.NewLine;
  return end;
}

/** A line ends within a hole: all open strings end here with an empty piece, and the line end is read again. */
function cutStrings(state: LexState, start: number): number {
  const message =
    "the line ends within '${…}' of a string; close the hole with } and the string with its quotes on the same line";
  reportLexical(state, 'unclosed-string', message, start, start);
  state.holes.length = 0;
  state.kind = Token.StringRight;
  state.flag = StringFlag.Malformed;
  return start;
}

function unrecognized(state: LexState, start: number, end: number): number {
  state.kind = Token.Unrecognized;
  const found = state.text.slice(start, end);
  if (found === '"') return doubleQuoted(state, start);
  const message = `'${found.slice(0, 40)}' has no meaning here; remove it`;
  reportLexical(state, 'unrecognized-character', message, start, end);
  return end;
}

/** A string as other languages write it is one token, and one error, up to the closing quote on its line. */
function doubleQuoted(state: LexState, start: number): number {
  const { text } = state;
  let end = start + 1;
  while (end < text.length && text[end] !== '"' && !isNewLine(text.charCodeAt(end))) end += text[end] === '\\' ? 2 : 1;
  const closed = text[end] === '"';
  const message = 'strings are written between single quotes in Bicep: replace " by \'';
  const stop = closed ? end + 1 : start + 1;
  reportLexical(state, 'double-quote', message, start, stop);
  return stop;
}
