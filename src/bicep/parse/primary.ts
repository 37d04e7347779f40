import type { BooleanSyntax, ExpressionSyntax, FunctionCallSyntax, IntegerSyntax, NullSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import { parseCallArguments } from './calls.ts';
import { parseArray, parseObject } from './collections.ts';
import { type Cursor, endOfLast, isWord, kindHere, significant, startOf, textAt } from './cursor.ts';
import { refuse } from './errors.ts';
import { Allow } from './flags.ts';
import { parseLambdaBody } from './lambdas.ts';
import { parseFor } from './loops.ts';
import { parseName } from './names.ts';
import { parseParenthesizedOrLambda } from './parentheses.ts';
import { parseString } from './strings.ts';

/** Parses an expression without operators and accesses. */
export function parsePrimary(cursor: Cursor, flags: number): ExpressionSyntax | undefined {
  switch (kindHere(cursor)) {
    case Token.Identifier:
      return parseNamed(cursor, flags);
    case Token.StringComplete:
    case Token.StringLeft:
      return parseString(cursor);
    case Token.Integer:
    case Token.True:
    case Token.False:
    case Token.Null:
      return parseLiteral(cursor);
    case Token.LeftParen:
      return parseParenthesizedOrLambda(cursor, flags);
    case Token.LeftBrace:
      return (flags & Allow.Literals) === 0 ? refuseLiteral(cursor) : parseObject(cursor, flags);
    case Token.LeftSquare:
      if ((flags & Allow.Literals) === 0) return refuseLiteral(cursor);
      return isWord(cursor, significant(cursor, cursor.at + 1), 'for')
        ? parseFor(cursor, flags, false)
        : parseArray(cursor);
    default:
      return refuse(cursor, 'expected-expression', 'a value', adviceFor(cursor));
  }
}

function adviceFor(cursor: Cursor): string {
  const kind = kindHere(cursor);
  if (kind === Token.NewLine) return 'Bicep has no line continuation: begin the value on this line';
  if (kind === Token.Minus || kind === Token.Exclamation) return 'put a value with a sign into parentheses';
  return 'write a string, a number, an object, an array, a name or a call';
}

function refuseLiteral(cursor: Cursor): undefined {
  const advice = 'objects and arrays cannot be written within a string or an index: put it into a variable';
  return refuse(cursor, 'literal-not-allowed', 'a value without objects and arrays', advice);
}

export function parseLiteral(cursor: Cursor): IntegerSyntax | BooleanSyntax | NullSyntax | undefined {
  const kind = kindHere(cursor);
  if (kind === Token.Integer) return parseInteger(cursor);
  const start = startOf(cursor);
  cursor.at += 1;
  const end = endOfLast(cursor);
  return kind === Token.Null
    ? { kind: 'null', start, end }
    : { kind: 'boolean', value: kind === Token.True, start, end };
}

function parseInteger(cursor: Cursor): IntegerSyntax | undefined {
  const start = startOf(cursor);
  const text = textAt(cursor, cursor.at);
  const value = integerOf(text);
  // The value fails, but is read: recovery goes on behind it.
  if (value === undefined)
    refuse(cursor, 'integer-too-large', 'a number of 64 bits', 'the largest is 9223372036854775807');
  cursor.at += 1;
  return value === undefined ? undefined : { kind: 'integer', value, start, end: endOfLast(cursor) };
}

function integerOf(text: string): number | bigint | undefined {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  const exact = text.length <= 1000 ? BigInt(text) : undefined;
  return exact !== undefined && exact <= 0xffff_ffff_ffff_ffffn ? exact : undefined;
}

/** Parses what begins with a name: a call, a lambda of one parameter, or the name alone. */
function parseNamed(cursor: Cursor, flags: number): ExpressionSyntax {
  const index = cursor.at;
  const start = startOf(cursor);
  const next = cursor.kinds[index + 1];
  if (next === Token.LeftParen) return parseFunctionCall(cursor, flags);
  cursor.at += 1;
  const name = textAt(cursor, index);
  const end = endOfLast(cursor);
  if (next !== Token.Arrow) return { kind: 'variableAccess', name, start, end };
  return parseLambdaBody(cursor, [{ kind: 'identifier', name, start, end }], start);
}

function parseFunctionCall(cursor: Cursor, flags: number): FunctionCallSyntax {
  const name = parseName(cursor, '', '') as FunctionCallSyntax['name'];
  const args = parseCallArguments(cursor, flags);
  return { kind: 'functionCall', name, arguments: args, start: name.start, end: endOfLast(cursor) };
}
