import type { TypeSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import { accept, type Cursor, endOfLast, kindHere, startOf } from './cursor.ts';
import { expectClosing, refuse } from './errors.ts';
import { closeCall, parseArguments } from './lists.ts';
import { parseName, parseNameHere } from './names.ts';
import { addLink } from './nesting.ts';
import { parseParenthesizedType } from './parentheses.ts';
import { parseLiteral } from './primary.ts';
import { recover, recoverUntil } from './recover.ts';
import { parseString } from './strings.ts';
import { parseObjectType, parseTupleType } from './type-collections.ts';

/** Parses a type and the accesses that follow it: `T[]`, `T[*]`, `T.p`, `T.*`, `ns.resourceInput<'…'>`. */
export function parseTypeMember(cursor: Cursor): TypeSyntax | undefined {
  let node = parsePrimaryType(cursor);
  while (node !== undefined) {
    const next: TypeSyntax | null | undefined = parseTypeAccess(cursor, node);
    if (next === null) return node;
    node = next;
    addLink(cursor);
  }
  return undefined;
}

function parseTypeAccess(cursor: Cursor, base: TypeSyntax): TypeSyntax | null | undefined {
  if (kindHere(cursor) === Token.LeftSquare) return parseTypeIndex(cursor, base);
  return kindHere(cursor) === Token.Dot ? parseTypeDot(cursor, base) : null;
}

function parseTypeIndex(cursor: Cursor, base: TypeSyntax): TypeSyntax | undefined {
  const { start } = base;
  const open = cursor.at;
  cursor.at += 1;
  if (accept(cursor, Token.RightSquare)) return { kind: 'arrayType', item: base, start, end: endOfLast(cursor) };
  const items = accept(cursor, Token.Asterisk);
  const index = items ? undefined : cursor.grammar.expression(cursor, 0);
  if (!items && index === undefined) return undefined;
  if (!expectClosing(cursor, Token.RightSquare, ']', open)) return undefined;
  const end = endOfLast(cursor);
  return index === undefined ? { kind: 'typeItems', base, start, end } : { kind: 'typeIndex', base, index, start, end };
}

function parseTypeDot(cursor: Cursor, base: TypeSyntax): TypeSyntax {
  const { start } = base;
  cursor.at += 1;
  if (accept(cursor, Token.Asterisk)) return { kind: 'typeAdditionalProperties', base, start, end: endOfLast(cursor) };
  const name = parseNameHere(cursor, "the name of a property, or '*'");
  if (kindHere(cursor) !== Token.LessThan) return { kind: 'typeProperty', base, name, start, end: name.end };
  const args = parseTypeArguments(cursor);
  return { kind: 'typeCall', base, name, arguments: args, start, end: endOfLast(cursor) };
}

function parseTypeArguments(cursor: Cursor): TypeSyntax[] {
  const open = cursor.at;
  cursor.at += 1;
  const items = parseArguments(cursor, Token.GreaterThan, parseTypeArgument, 0);
  closeCall(cursor, Token.GreaterThan, '>', open);
  return items;
}

function parseTypeArgument(cursor: Cursor): TypeSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return cursor.grammar.type(cursor) ?? recover(cursor, from, kept, recoverUntil.typeArgument);
}

function parsePrimaryType(cursor: Cursor): TypeSyntax | undefined {
  switch (kindHere(cursor)) {
    case Token.Identifier:
      return parseNamedType(cursor);
    case Token.StringComplete:
    case Token.StringLeft:
      return parseString(cursor);
    case Token.Integer:
    case Token.True:
    case Token.False:
    case Token.Null:
      return parseLiteral(cursor);
    case Token.LeftBrace:
      return parseObjectType(cursor);
    case Token.LeftSquare:
      return parseTupleType(cursor);
    case Token.LeftParen:
      return parseParenthesizedType(cursor);
    default:
      return refuse(
        cursor,
        'expected-type',
        'a type',
        'write string, int, bool, object, array, the name of a type, or a literal',
      );
  }
}

function parseNamedType(cursor: Cursor): TypeSyntax {
  const start = startOf(cursor);
  const name = parseName(cursor, '', '') as Exclude<ReturnType<typeof parseName>, undefined>;
  if (kindHere(cursor) !== Token.LessThan) return { kind: 'typeName', name: name.name, start, end: name.end };
  const args = parseTypeArguments(cursor);
  return { kind: 'typeCall', name, arguments: args, start, end: endOfLast(cursor) };
}
