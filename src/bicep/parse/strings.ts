import { decodeEscapes } from '../lex/escapes.ts';
import type {
  ErrorSyntax,
  ExpressionSyntax,
  InterpolatedStringSyntax,
  StringPieceSyntax,
  StringSyntax,
} from '../syntax.ts';
import { StringFlag, Token } from '../token.ts';
import { addError, type Cursor, failSilently, kindHere, startAt, startOf } from './cursor.ts';
import { expected, refuse } from './errors.ts';
import { errorNode, recover, recoverUntil, skipTo } from './recover.ts';

export type AnyStringSyntax = StringSyntax | InterpolatedStringSyntax | ErrorSyntax;

/** Parses the string that begins at the next token. One that the lexer found malformed is an error node. */
export function parseString(cursor: Cursor): AnyStringSyntax {
  if (kindHere(cursor) === Token.StringLeft) return parseInterpolated(cursor);
  const index = cursor.at;
  cursor.at += 1;
  const flags = cursor.lexed.flags[index] as number;
  if ((flags & StringFlag.Malformed) !== 0) return brokenString(cursor, index);
  const multiLine = (flags & StringFlag.MultiLine) !== 0;
  const start = startAt(cursor, index);
  const end = cursor.ends[index] as number;
  return { kind: 'string', value: pieceValue(cursor, index, 0, dollarsOf(cursor, start)), multiLine, start, end };
}

/** Parses a string where one is needed (`what`): a resource's type, a path. The rest of the line is skipped without it. */
export function parseRequiredString(
  cursor: Cursor,
  code: string,
  what: string,
  advice: string,
): AnyStringSyntax | undefined {
  const kind = kindHere(cursor);
  if (kind !== Token.StringComplete && kind !== Token.StringLeft) {
    refuse(cursor, code, what, advice);
    skipTo(cursor, recoverUntil.hole);
    return undefined;
  }
  const node = parseString(cursor);
  return node.kind === 'error' ? failSilently(cursor) : node;
}

function parseInterpolated(cursor: Cursor): InterpolatedStringSyntax | ErrorSyntax {
  const from = cursor.at;
  const start = startOf(cursor);
  const dollars = dollarsOf(cursor, start);
  const pieces: StringPieceSyntax[] = [];
  const expressions: ExpressionSyntax[] = [];
  let malformed = false;
  for (;;) {
    const index = cursor.at;
    malformed ||= ((cursor.lexed.flags[index] as number) & StringFlag.Malformed) !== 0;
    pieces.push(parsePiece(cursor, pieces.length, dollars, malformed));
    if (cursor.kinds[index] === Token.StringRight) break;
    expressions.push(parseHole(cursor));
    if (kindHere(cursor) !== Token.StringMiddle && kindHere(cursor) !== Token.StringRight)
      return brokenString(cursor, from);
  }
  if (malformed) return brokenString(cursor, from);
  return {
    kind: 'interpolatedString',
    pieces,
    expressions,
    multiLine: isMultiLine(cursor, start),
    start,
    end: cursor.ends[cursor.at - 1] as number,
  };
}

function parsePiece(cursor: Cursor, ordinal: number, dollars: number, malformed: boolean): StringPieceSyntax {
  const index = cursor.at;
  cursor.at += 1;
  const value = malformed ? '' : pieceValue(cursor, index, ordinal, dollars);
  return { kind: 'stringPiece', value, start: startAt(cursor, index), end: cursor.ends[index] as number };
}

/** The expression of a hole, and whatever stands between it and the hole's end. */
function parseHole(cursor: Cursor): ExpressionSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const expression = cursor.grammar.expression(cursor, 0) ?? recover(cursor, from, kept, recoverUntil.hole);
  if (recoverUntil.hole.includes(kindHere(cursor) as (typeof recoverUntil.hole)[number])) return expression;
  addError(
    cursor,
    expected(cursor, 'unexpected-in-hole', "'}' to end the hole", 'a hole of a string holds one expression'),
  );
  skipTo(cursor, recoverUntil.hole);
  return errorNode(cursor, from);
}

/** A malformed string reaches up to the next token. */
function brokenString(cursor: Cursor, from: number): ErrorSyntax {
  return { kind: 'error', start: startAt(cursor, from), end: startOf(cursor) };
}

function isMultiLine(cursor: Cursor, start: number): boolean {
  return cursor.text.charCodeAt(start) === 0x24 || cursor.text.startsWith("'''", start);
}

/** How many dollar signs open the holes of the string at `start`: 0 for single-line strings and those without holes. */
function dollarsOf(cursor: Cursor, start: number): number {
  let count = 0;
  while (cursor.text.charCodeAt(start + count) === 0x24) count += 1;
  return count;
}

/** The value of the string token at `index`, the `ordinal`-th of its string. */
function pieceValue(cursor: Cursor, index: number, ordinal: number, dollars: number): string {
  const flags = cursor.lexed.flags[index] as number;
  const kind = cursor.kinds[index];
  const opensHole = kind === Token.StringLeft || kind === Token.StringMiddle;
  const multiLine = (flags & StringFlag.MultiLine) !== 0;
  let start = startAt(cursor, index) + 1;
  let end = (cursor.ends[index] as number) - (opensHole ? 2 : 1);
  if (multiLine) {
    end = (cursor.ends[index] as number) - (opensHole ? dollars + 1 : 3);
    if (ordinal === 0) start = afterFirstLineEnd(cursor.text, start + dollars + 2);
  }
  const content = cursor.text.slice(start, Math.max(start, end));
  return (flags & StringFlag.Escapes) === 0 ? content : decodeEscapes(content);
}

/** A line end directly after the opening quotes is not part of the value. */
function afterFirstLineEnd(text: string, start: number): number {
  const position = text.charCodeAt(start) === 0x0d ? start + 1 : start;
  return text.charCodeAt(position) === 0x0a ? position + 1 : position;
}
