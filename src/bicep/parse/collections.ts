import type {
  ArraySyntax,
  ErrorSyntax,
  ExpressionSyntax,
  ObjectItemSyntax,
  ObjectPropertySyntax,
  ObjectSyntax,
  PropertyKeySyntax,
  SpreadSyntax,
} from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { type Cursor, endOfLast, failSilently, isWord, kindAt, kindHere, startOf } from './cursor.ts';
import { expectClosing, expectToken, refuse } from './errors.ts';
import { Allow } from './flags.ts';
import { parseItems } from './lists.ts';
import { parseName } from './names.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';
import { parseString } from './strings.ts';

export function parseObject(cursor: Cursor, flags: number): ObjectSyntax | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  if (!expectToken(cursor, Token.LeftBrace, '{')) return undefined;
  const items = parseItems(cursor, Token.RightBrace, parseObjectItem, flags);
  if (!expectClosing(cursor, Token.RightBrace, '}', open)) return undefined;
  return { kind: 'object', items, start, end: endOfLast(cursor) };
}

export function parseArray(cursor: Cursor): ArraySyntax | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  cursor.at += 1;
  const items = parseItems(cursor, Token.RightSquare, parseArrayItem, Allow.Literals);
  if (!expectClosing(cursor, Token.RightSquare, ']', open)) return undefined;
  return { kind: 'array', items, start, end: endOfLast(cursor) };
}

function parseArrayItem(cursor: Cursor, flags: number): ExpressionSyntax | SpreadSyntax {
  if (kindHere(cursor) === Token.Ellipsis) return parseSpread(cursor, recoverUntil.arraySpread);
  const from = cursor.at;
  const kept = cursor.errors.length;
  return cursor.grammar.expression(cursor, flags) ?? recover(cursor, from, kept, recoverUntil.square);
}

function parseSpread(cursor: Cursor, until: readonly TokenKind[]): SpreadSyntax {
  const start = startOf(cursor);
  cursor.at += 1;
  const from = cursor.at;
  const kept = cursor.errors.length;
  const expression = cursor.grammar.expression(cursor, Allow.Literals) ?? recover(cursor, from, kept, until);
  return { kind: 'spread', expression, start, end: expression.end };
}

function parseObjectItem(cursor: Cursor, flags: number): ObjectItemSyntax {
  const kind = kindHere(cursor);
  if (kind === Token.Ellipsis) return parseSpread(cursor, recoverUntil.objectSpread);
  if ((flags & Allow.Resources) !== 0 && atNestedResource(cursor, kind)) return cursor.grammar.nestedResource(cursor);
  return parseProperty(cursor);
}

/** `resource` may also be the name of a property; it declares a resource only if a name follows. */
function atNestedResource(cursor: Cursor, kind: TokenKind): boolean {
  if (kind === Token.At) return true;
  return (
    kind === Token.Identifier &&
    isWord(cursor, cursor.at, 'resource') &&
    kindAt(cursor, cursor.at + 1) === Token.Identifier
  );
}

function parseProperty(cursor: Cursor): ObjectPropertySyntax {
  const key = parseKey(cursor, 'the name of a property');
  const silent = key.kind !== 'interpolatedString' && hidesNext(cursor, key);
  const valueSilent = parseKeyColon(cursor, silent);
  const from = cursor.at;
  const kept = cursor.errors.length;
  const value =
    cursor.grammar.expression(cursor, Allow.Literals) ??
    recover(cursor, from, kept, recoverUntil.objectItem, valueSilent);
  return { kind: 'objectProperty', key, value, start: key.start, end: value.end };
}

/** Parses the key of a property of an object or an object type. */
export function parseKey(cursor: Cursor, what: string): PropertyKeySyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return parseKeyOrFail(cursor, what) ?? recover(cursor, from, kept, recoverUntil.objectKey);
}

function parseKeyOrFail(cursor: Cursor, what: string): Exclude<PropertyKeySyntax, ErrorSyntax> | undefined {
  switch (kindHere(cursor)) {
    case Token.Identifier:
      return parseName(cursor, '', '');
    case Token.StringComplete:
    case Token.StringLeft: {
      const key = parseString(cursor);
      return key.kind === 'error' ? failSilently(cursor) : key;
    }
    default:
      return refuse(cursor, 'expected-property-name', what, keyAdvice(cursor));
  }
}

function keyAdvice(cursor: Cursor): string {
  const kind = kindHere(cursor);
  const needsQuotes = kind === Token.Integer || kind === Token.True || kind === Token.False || kind === Token.Null;
  return needsQuotes ? 'write a name like this between single quotes' : '';
}

/** Reads the `:` after a key; true if what follows is not to be complained of. */
export function parseKeyColon(cursor: Cursor, silent: boolean): boolean {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (expectToken(cursor, Token.Colon, ':', 'a property is written name: value')) return false;
  return hidesNext(cursor, recover(cursor, from, kept, recoverUntil.objectItem, silent));
}
