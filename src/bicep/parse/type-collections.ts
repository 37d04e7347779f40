import type {
  DecoratorSyntax,
  ErrorSyntax,
  ObjectTypePropertySyntax,
  ObjectTypeRestSyntax,
  ObjectTypeSyntax,
  TupleItemSyntax,
  TupleTypeSyntax,
  TypeSyntax,
} from '../syntax.ts';
import { Token } from '../token.ts';
import { parseKey, parseKeyColon } from './collections.ts';
import { accept, type Cursor, endOfLast, startOf } from './cursor.ts';
import { parseDecorators } from './decorators.ts';
import { expectClosing } from './errors.ts';
import { parseItems } from './lists.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';

export function parseObjectType(cursor: Cursor): ObjectTypeSyntax | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  cursor.at += 1;
  const items = parseItems(cursor, Token.RightBrace, parseTypeProperty, 0);
  if (!expectClosing(cursor, Token.RightBrace, '}', open)) return undefined;
  return { kind: 'objectType', items, start, end: endOfLast(cursor) };
}

function parseTypeProperty(cursor: Cursor): ObjectTypePropertySyntax | ObjectTypeRestSyntax {
  const start = startOf(cursor);
  const decorators = parseDecorators(cursor);
  if (accept(cursor, Token.Asterisk)) {
    const value = parsePropertyValue(cursor, parseKeyColon(cursor, false));
    return { kind: 'objectTypeRest', decorators, value, start, end: value.end };
  }
  const key = parseKey(cursor, "the name of a property, or '*'");
  const value = parsePropertyValue(cursor, parseKeyColon(cursor, hidesNext(cursor, key)));
  return { kind: 'objectTypeProperty', decorators, key, value, start, end: value.end };
}

function parsePropertyValue(cursor: Cursor, silent: boolean): TypeSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return cursor.grammar.type(cursor) ?? recover(cursor, from, kept, recoverUntil.objectItem, silent);
}

export function parseTupleType(cursor: Cursor): TupleTypeSyntax | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  cursor.at += 1;
  const items = parseItems(cursor, Token.RightSquare, parseTupleItem, 0);
  if (!expectClosing(cursor, Token.RightSquare, ']', open)) return undefined;
  return { kind: 'tupleType', items, start, end: endOfLast(cursor) };
}

function parseTupleItem(cursor: Cursor): TupleItemSyntax | ErrorSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const start = startOf(cursor);
  const decorators: DecoratorSyntax[] = parseDecorators(cursor);
  const value = cursor.grammar.type(cursor);
  if (value === undefined) return recover(cursor, from, kept, recoverUntil.square);
  return { kind: 'tupleItem', decorators, value, start, end: value.end };
}
