import type { ExpressionSyntax, IdentifierSyntax, IndexAccessSyntax, MethodCallSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import { parseCallArguments } from './calls.ts';
import { accept, addError, type Cursor, endOfLast, kindHere, startOf } from './cursor.ts';
import { expectClosing, missing } from './errors.ts';
import { parseNameHere } from './names.ts';
import { addLink } from './nesting.ts';
import { parsePrimary } from './primary.ts';

/** Parses a value and the accesses and calls that follow it: `a.b[0].c()::d!`. */
export function parseMember(cursor: Cursor, flags: number): ExpressionSyntax | undefined {
  let node = parsePrimary(cursor, flags);
  while (node !== undefined) {
    const next: ExpressionSyntax | null | undefined = parseAccess(cursor, flags, node);
    if (next === null) return node;
    node = next;
    addLink(cursor);
  }
  return undefined;
}

/** Parses one access to `base`; `null` where none follows. */
function parseAccess(cursor: Cursor, flags: number, base: ExpressionSyntax): ExpressionSyntax | null | undefined {
  switch (kindHere(cursor)) {
    case Token.Dot:
      return parseDot(cursor, flags, base);
    case Token.LeftSquare:
      return parseIndex(cursor, flags, base);
    case Token.DoubleColon: {
      cursor.at += 1;
      const name = parseNameHere(cursor, "the name of a nested resource after '::'");
      return { kind: 'resourceAccess', base, name, start: base.start, end: name.end };
    }
    case Token.Exclamation:
      cursor.at += 1;
      return { kind: 'nonNull', base, start: base.start, end: endOfLast(cursor) };
    default:
      return null;
  }
}

function parseDot(cursor: Cursor, flags: number, base: ExpressionSyntax): ExpressionSyntax {
  cursor.at += 1;
  const question = startOf(cursor);
  const safe = accept(cursor, Token.Question);
  const name = parseNameHere(cursor, 'the name of a property or function');
  if (kindHere(cursor) === Token.LeftParen) return parseMethodCall(cursor, flags, base, name, safe ? question : -1);
  return { kind: 'propertyAccess', base, name, safe, start: base.start, end: name.end };
}

/** Parses the arguments of `base.name(…)`. `question`: where a `?` stands before the name, which no call may have. */
function parseMethodCall(
  cursor: Cursor,
  flags: number,
  base: ExpressionSyntax,
  name: IdentifierSyntax,
  question: number,
): MethodCallSyntax {
  if (question !== -1) {
    const message = "a function cannot be called with '.?'; write '.' instead; only properties can be accessed safely";
    addError(cursor, { code: 'safe-call', message, start: question, end: question + 1 });
  }
  const args = parseCallArguments(cursor, flags);
  return { kind: 'methodCall', base, name, arguments: args, start: base.start, end: endOfLast(cursor) };
}

function parseIndex(cursor: Cursor, flags: number, base: ExpressionSyntax): IndexAccessSyntax | undefined {
  const open = cursor.at;
  cursor.at += 1;
  const safe = accept(cursor, Token.Question);
  const fromEnd = accept(cursor, Token.Hat);
  const index = kindHere(cursor) === Token.RightSquare ? emptyIndex(cursor) : cursor.grammar.expression(cursor, flags);
  if (index === undefined || !expectClosing(cursor, Token.RightSquare, ']', open)) return undefined;
  return { kind: 'indexAccess', base, index, safe, fromEnd, start: base.start, end: endOfLast(cursor) };
}

function emptyIndex(cursor: Cursor): ExpressionSyntax {
  missing(
    cursor,
    'expected-expression',
    "an index between '[' and ']'",
    'write a number, or the name of a property in quotes',
  );
  const start = startOf(cursor);
  return { kind: 'error', start, end: start };
}
