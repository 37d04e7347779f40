import type { ExpressionSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import type { Cursor } from './cursor.ts';
import { closeCall, parseArguments } from './lists.ts';
import { recover, recoverUntil } from './recover.ts';

/** Parses `(…)` after a function's name; the next token is the parenthesis. */
export function parseCallArguments(cursor: Cursor, flags: number): ExpressionSyntax[] {
  const open = cursor.at;
  cursor.at += 1;
  const items = parseArguments(cursor, Token.RightParen, parseArgument, flags);
  closeCall(cursor, Token.RightParen, ')', open);
  return items;
}

function parseArgument(cursor: Cursor, flags: number): ExpressionSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  return cursor.grammar.expression(cursor, flags) ?? recover(cursor, from, kept, recoverUntil.argument);
}
