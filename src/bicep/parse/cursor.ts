import { maxDiagnostics } from '../lex/state.ts';
import type { Lexed } from '../lexer.ts';
import type {
  ErrorSyntax,
  ExpressionSyntax,
  MissingSyntax,
  ResourceSyntax,
  SyntaxDiagnostic,
  TypeSyntax,
} from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';

/**
 * The parser at work. A parsing function returns its node, or `undefined` after `fail`: then nothing but the failure
 * is known, and the nearest caller that can go on calls `recover`, which skips to a token it can go on from.
 */
export interface Cursor {
  readonly text: string;
  readonly lexed: Lexed;
  readonly kinds: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  readonly grammar: Grammar;
  /** Index of the next token. */
  at: number;
  /** Errors of what has been parsed, without the lexer's. */
  errors: SyntaxDiagnostic[];
  /** Why the function that returned `undefined` did so; absent if that has been reported already. */
  failure: SyntaxDiagnostic | undefined;
  /** How deeply nested the expression or type at hand is, and how high its tree: see `nesting.ts`. */
  depth: number;
  links: number;
  height: number;
  /** Where the statement's last decorator and its keyword stand; -1 where it has none. */
  lastDecorator: number;
  keyword: number;
  /** Index of the token that stands for the end of the file while one statement is kept from swallowing the next. */
  limit: number;
}

/** Rules that refer to each other across files. */
export interface Grammar {
  expression(cursor: Cursor, flags: number): ExpressionSyntax | undefined;
  type(cursor: Cursor): TypeSyntax | undefined;
  nestedResource(cursor: Cursor): ResourceSyntax | MissingSyntax | ErrorSyntax;
}

export function createCursor(text: string, lexed: Lexed, grammar: Grammar): Cursor {
  const { kinds, starts, ends } = lexed;
  const state = {
    at: 0,
    errors: [],
    failure: undefined,
    depth: 0,
    links: 0,
    height: 0,
    lastDecorator: -1,
    keyword: -1,
    limit: -1,
  };
  return { text, lexed, kinds, starts, ends, grammar, ...state };
}

export function kindHere(cursor: Cursor): TokenKind {
  return cursor.kinds[cursor.at] as TokenKind;
}

export function kindAt(cursor: Cursor, index: number): TokenKind {
  return index < cursor.lexed.count ? (cursor.kinds[index] as TokenKind) : Token.EndOfFile;
}

/** Where the next token begins. */
export function startOf(cursor: Cursor): number {
  return cursor.starts[cursor.at] as number;
}

export function startAt(cursor: Cursor, index: number): number {
  return cursor.starts[index] as number;
}

/** Where the token read last ends. */
export function endOfLast(cursor: Cursor): number {
  return cursor.at === 0 ? 0 : (cursor.ends[cursor.at - 1] as number);
}

export function textAt(cursor: Cursor, index: number): string {
  return cursor.text.slice(cursor.starts[index], cursor.ends[index]);
}

/** Reads the next token if it is of the kind. */
export function accept(cursor: Cursor, kind: TokenKind): boolean {
  if (kindHere(cursor) !== kind) return false;
  cursor.at += 1;
  return true;
}

/** Words are names to the lexer: `if`, `for`, `param` … are keywords only where the grammar asks for them. */
export function isWord(cursor: Cursor, index: number, word: string): boolean {
  if (cursor.kinds[index] !== Token.Identifier) return false;
  const start = startAt(cursor, index);
  return (cursor.ends[index] as number) - start === word.length && cursor.text.startsWith(word, start);
}

export function acceptWord(cursor: Cursor, word: string): boolean {
  if (!isWord(cursor, cursor.at, word)) return false;
  cursor.at += 1;
  return true;
}

/** Whether the line, and so a statement without further parts, ends here. */
export function atLineEnd(cursor: Cursor): boolean {
  const kind = kindHere(cursor);
  return kind === Token.NewLine || kind === Token.EndOfFile;
}

export function skipNewLines(cursor: Cursor): void {
  while (cursor.kinds[cursor.at] === Token.NewLine) cursor.at += 1;
}

/** Index of the first token that is no line end, from `index` on. */
export function significant(cursor: Cursor, index: number): number {
  let position = index;
  while (cursor.kinds[position] === Token.NewLine) position += 1;
  return position;
}

/** Adds an error that does not keep the parser from going on. */
export function addError(cursor: Cursor, error: SyntaxDiagnostic): void {
  if (cursor.errors.length < maxDiagnostics) cursor.errors.push(error);
}

/** `fail` without an error: the text is malformed in a way that the lexer has reported. */
export function failSilently(cursor: Cursor): undefined {
  cursor.failure = undefined;
  return undefined;
}
