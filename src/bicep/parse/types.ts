import type { TypeSyntax, UnionTypeSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import { accept, type Cursor, endOfLast, kindAt, kindHere, skipNewLines, startOf } from './cursor.ts';
import { missing } from './errors.ts';
import { addLink, enter, leave } from './nesting.ts';
import { recover, recoverUntil } from './recover.ts';
import { parseTypeMember } from './type-members.ts';

/** Parses a type: a union, or one member. */
export function parseType(cursor: Cursor): TypeSyntax | undefined {
  const outer = enter(cursor);
  const node = parseUnionOrMember(cursor);
  leave(cursor, outer);
  return node;
}

function parseUnionOrMember(cursor: Cursor): TypeSyntax | undefined {
  const start = startOf(cursor);
  const leading = atPipe(cursor);
  if (leading) skipPipe(cursor);
  const first = parseUnaryType(cursor);
  if (first === undefined) return undefined;
  return leading || atPipe(cursor) ? parseUnion(cursor, first, leading ? start : first.start) : first;
}

/** The members of a union may stand on lines of their own that begin with `|`. */
function atPipe(cursor: Cursor): boolean {
  const kind = kindHere(cursor);
  return kind === Token.Pipe || (kind === Token.NewLine && kindAt(cursor, cursor.at + 1) === Token.Pipe);
}

function skipPipe(cursor: Cursor): void {
  skipNewLines(cursor);
  cursor.at += 1;
}

function parseUnion(cursor: Cursor, first: TypeSyntax, start: number): UnionTypeSyntax {
  const members = [first];
  while (atPipe(cursor)) {
    skipPipe(cursor);
    members.push(parseUnionMember(cursor));
  }
  return { kind: 'unionType', members, start, end: (members.at(-1) as TypeSyntax).end };
}

function parseUnionMember(cursor: Cursor): TypeSyntax {
  if (kindHere(cursor) === Token.NewLine) {
    missing(cursor, 'expected-type', "a type after '|'", "write it on the line of its '|'");
    return { kind: 'error', start: startOf(cursor), end: startOf(cursor) };
  }
  const from = cursor.at;
  const kept = cursor.errors.length;
  return parseUnaryType(cursor) ?? recover(cursor, from, kept, recoverUntil.operand);
}

/** Parses a type with a sign before it and the `?` and `!` after it. */
function parseUnaryType(cursor: Cursor): TypeSyntax | undefined {
  let node = parseSignedType(cursor);
  while (node !== undefined) {
    const nullable = accept(cursor, Token.Question);
    if (!nullable && !accept(cursor, Token.Exclamation)) return node;
    node = {
      kind: nullable ? 'nullableType' : 'nonNullableType',
      base: node,
      start: node.start,
      end: endOfLast(cursor),
    };
    addLink(cursor);
  }
  return undefined;
}

function parseSignedType(cursor: Cursor): TypeSyntax | undefined {
  const kind = kindHere(cursor);
  if (kind !== Token.Exclamation && kind !== Token.Minus) return parseTypeMember(cursor);
  const start = startOf(cursor);
  cursor.at += 1;
  const from = cursor.at;
  const kept = cursor.errors.length;
  const operand = parseTypeMember(cursor) ?? recover(cursor, from, kept, recoverUntil.operand);
  return { kind: 'unaryType', operator: kind === Token.Minus ? '-' : '!', operand, start, end: operand.end };
}
