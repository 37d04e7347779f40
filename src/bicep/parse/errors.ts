import type { SyntaxDiagnostic, TextSpan } from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { addError, type Cursor, kindAt, startOf, textAt } from './cursor.ts';

/** How much of the text a message quotes at most. */
const maxQuoted = 40;

/** A piece of the text as a message shows it. */
function quote(text: string): string {
  return `'${shorten(text)}'`;
}

function shorten(text: string): string {
  return text.length > maxQuoted ? `${text.slice(0, maxQuoted)}…` : text;
}

/** The token at `index` as a message names it. */
function describe(cursor: Cursor, index: number): string {
  switch (kindAt(cursor, index)) {
    case Token.EndOfFile:
      return index === cursor.limit ? 'the next statement' : 'the end of the file';
    case Token.NewLine:
      return 'the end of the line';
    case Token.StringComplete:
    case Token.StringLeft:
      return `the string ${shorten(firstLine(textAt(cursor, index)))}`;
    case Token.StringMiddle:
    case Token.StringRight:
      return "the '}' that ends a hole of a string";
    default:
      return quote(textAt(cursor, index));
  }
}

function firstLine(text: string): string {
  const end = text.search(/[\r\n]/);
  return end === -1 ? text : `${text.slice(0, end)}…`;
}

/** An error at the next token: what was expected there, and what to do. */
export function expected(cursor: Cursor, code: string, what: string, advice = ''): SyntaxDiagnostic {
  const message = `expected ${what}, found ${describe(cursor, cursor.at)}${advice === '' ? '' : `; ${advice}`}`;
  return { code, message, ...placeOfNext(cursor) };
}

/** The next token's span, empty for a line end: the place is then the line's end, not the blank lines after it. */
function placeOfNext(cursor: Cursor): TextSpan {
  const kind = kindAt(cursor, cursor.at);
  if (kind === Token.EndOfFile && cursor.at === cursor.limit) return endOfText(cursor);
  const start = startOf(cursor);
  return { start, end: kind === Token.NewLine ? start : (cursor.ends[cursor.at] as number) };
}

/** Where the last token that is no line end ended. */
function endOfText(cursor: Cursor): TextSpan {
  let index = cursor.at - 1;
  while (index > 0 && cursor.kinds[index] === Token.NewLine) index -= 1;
  const end = cursor.ends[index] as number;
  return { start: end, end };
}

/** Notes why parsing cannot go on; the caller returns its `undefined`. */
export function refuse(cursor: Cursor, code: string, what: string, advice?: string): undefined {
  cursor.failure = expected(cursor, code, what, advice);
  return undefined;
}

/** Reports that something is missing before the next token, and goes on. */
export function missing(cursor: Cursor, code: string, what: string, advice?: string): void {
  const start = cursor.at === cursor.limit ? endOfText(cursor).start : startOf(cursor);
  addError(cursor, { ...expected(cursor, code, what, advice), start, end: start });
}

/** Reads a token of a kind or fails. `shown` is how the token is written. */
export function expectToken(cursor: Cursor, kind: TokenKind, shown: string, advice?: string): true | undefined {
  if (cursor.kinds[cursor.at] !== kind) return refuse(cursor, 'expected-character', `'${shown}'`, advice);
  cursor.at += 1;
  return true;
}

/** Reads the bracket that closes the one at token `open`, or fails and says which one is open. */
export function expectClosing(cursor: Cursor, kind: TokenKind, shown: string, open: number): true | undefined {
  if (cursor.kinds[cursor.at] === kind) {
    cursor.at += 1;
    return true;
  }
  cursor.failure = unclosed(cursor, shown, open);
  return undefined;
}

export function unclosed(cursor: Cursor, shown: string, open: number): SyntaxDiagnostic {
  const error = expected(cursor, 'unclosed-bracket', `'${shown}' to close '${textAt(cursor, open)}'`);
  return { ...error, opener: { start: cursor.starts[open] as number, end: cursor.ends[open] as number } };
}
