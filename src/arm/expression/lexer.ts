import { type ExpressionTokenKind, isBlank, isDigit, isNamePart, punctuation } from './token.ts';

const quote = 0x27;
const minus = 0x2d;
const plus = 0x2b;
const period = 0x2e;

/** A cursor over the tokens of an expression. `kind`, `start` and `end` describe the current token. */
export interface Lexer {
  readonly text: string;
  /** Offset of the closing bracket: the lexer does not read on from there. */
  readonly limit: number;
  kind: ExpressionTokenKind;
  start: number;
  end: number;
}

/** A lexer over what stands between the brackets of `text`, at its first token. */
export function createLexer(text: string): Lexer {
  const lexer: Lexer = { text, limit: text.length - 1, kind: 'end', start: 1, end: 1 };
  advance(lexer);
  return lexer;
}

/** Moves on to the next token; at the end it stays there. */
export function advance(lexer: Lexer): void {
  const { text, limit } = lexer;
  let at = lexer.end;
  while (at < limit && isBlank(text.charCodeAt(at))) at += 1;
  lexer.start = at;
  if (at >= limit) {
    lexer.end = limit;
    lexer.kind = 'end';
    return;
  }
  readToken(lexer, text.charCodeAt(at));
}

function readToken(lexer: Lexer, code: number): void {
  const single = punctuation(code);
  if (single !== undefined) {
    lexer.end = lexer.start + 1;
    lexer.kind = single;
  } else if (code === quote) {
    readString(lexer);
  } else if (isDigit(code) || (isSign(code) && isDigit(lexer.text.charCodeAt(lexer.start + 1)))) {
    readNumber(lexer);
  } else if (isNamePart(code)) {
    lexer.end = skipName(lexer, lexer.start);
    lexer.kind = 'name';
  } else {
    lexer.end = lexer.start + 1;
    lexer.kind = 'unknown';
  }
}

function isSign(code: number): boolean {
  return code === minus || code === plus;
}

/** Two quotes stand for one; a string without its closing quote runs to the end. */
function readString(lexer: Lexer): void {
  const { text, limit } = lexer;
  let at = text.indexOf("'", lexer.start + 1);
  while (at !== -1 && at + 1 < limit && text.charCodeAt(at + 1) === quote) at = text.indexOf("'", at + 2);
  const closed = at !== -1 && at < limit;
  lexer.end = closed ? at + 1 : limit;
  lexer.kind = closed ? 'string' : 'badString';
}

function readNumber(lexer: Lexer): void {
  const { text } = lexer;
  let at = skipDigits(lexer, lexer.start + 1);
  if (text.charCodeAt(at) === period && isDigit(text.charCodeAt(at + 1))) at = skipDigits(lexer, at + 1);
  lexer.end = skipName(lexer, at);
  lexer.kind = lexer.end === at ? 'number' : 'badNumber';
}

function skipDigits(lexer: Lexer, from: number): number {
  let at = from;
  while (at < lexer.limit && isDigit(lexer.text.charCodeAt(at))) at += 1;
  return at;
}

function skipName(lexer: Lexer, from: number): number {
  let at = from;
  while (at < lexer.limit && isNamePart(lexer.text.charCodeAt(at))) at += 1;
  return at;
}
