import { type BinaryOperator, binaryOperators } from '../../template/operators.ts';
import type { BinarySyntax, ExpressionSyntax, TernarySyntax, UnarySyntax } from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { type Cursor, kindHere, significant, skipNewLines, startOf } from './cursor.ts';
import { expectToken } from './errors.ts';
import { parseMember } from './members.ts';
import { addLink, enter, leave } from './nesting.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';

const tokensOfOperators: Readonly<Record<BinaryOperator, TokenKind>> = {
  '*': Token.Asterisk,
  '/': Token.Slash,
  '%': Token.Modulo,
  '+': Token.Plus,
  '-': Token.Minus,
  '<': Token.LessThan,
  '<=': Token.LessThanOrEqual,
  '>': Token.GreaterThan,
  '>=': Token.GreaterThanOrEqual,
  '==': Token.Equals,
  '!=': Token.NotEquals,
  '=~': Token.EqualsInsensitive,
  '!~': Token.NotEqualsInsensitive,
  '&&': Token.LogicalAnd,
  '||': Token.LogicalOr,
  '??': Token.DoubleQuestion,
};

/** By token kind; 0 where the token is no binary operator. */
const precedences = new Uint8Array(64);
const shownOperators: (BinaryOperator | undefined)[] = new Array(64).fill(undefined);
for (const { sign, precedence } of binaryOperators) {
  const kind = tokensOfOperators[sign];
  precedences[kind] = precedence;
  shownOperators[kind] = sign;
}

/** Parses an expression; `flags` (`Allow`) say what it may hold. */
export function parseExpressionSyntax(cursor: Cursor, flags: number): ExpressionSyntax | undefined {
  const outer = enter(cursor);
  const condition = parseBinary(cursor, flags, 0);
  const node = condition !== undefined && atQuestion(cursor) ? parseTernary(cursor, flags, condition) : condition;
  leave(cursor, outer);
  return node;
}

/** Line ends may stand before the `?` and `:` of a conditional expression, nowhere else around operators. */
function atQuestion(cursor: Cursor): boolean {
  const kind = kindHere(cursor);
  if (kind !== Token.NewLine) return kind === Token.Question;
  return cursor.kinds[significant(cursor, cursor.at)] === Token.Question;
}

function parseTernary(cursor: Cursor, flags: number, condition: ExpressionSyntax): TernarySyntax {
  skipNewLines(cursor);
  cursor.at += 1;
  const trueFrom = cursor.at;
  const trueKept = cursor.errors.length;
  const whenTrue =
    parseExpressionSyntax(cursor, flags) ?? recover(cursor, trueFrom, trueKept, recoverUntil.ternaryBranch);
  const colonSilent = parseColon(cursor, whenTrue);
  const falseFrom = cursor.at;
  const falseKept = cursor.errors.length;
  const whenFalse =
    parseExpressionSyntax(cursor, flags) ?? recover(cursor, falseFrom, falseKept, recoverUntil.operand, colonSilent);
  return { kind: 'ternary', condition, whenTrue, whenFalse, start: condition.start, end: whenFalse.end };
}

/** Reads the `:`; true if there was none, so that what follows is not complained of again. */
function parseColon(cursor: Cursor, whenTrue: ExpressionSyntax): boolean {
  if (whenTrue.kind !== 'error' && cursor.kinds[significant(cursor, cursor.at)] === Token.Colon) skipNewLines(cursor);
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (expectToken(cursor, Token.Colon, ':', 'a conditional expression is written condition ? value : other'))
    return false;
  const silent = whenTrue.kind === 'error' && hidesNext(cursor, whenTrue);
  return hidesNext(cursor, recover(cursor, from, kept, recoverUntil.operand, silent));
}

function parseBinary(cursor: Cursor, flags: number, precedence: number): ExpressionSyntax | undefined {
  let left = parseUnary(cursor, flags);
  if (left === undefined) return undefined;
  for (;;) {
    const kind = kindHere(cursor);
    const own = precedences[kind] as number;
    if (own <= precedence) return left;
    cursor.at += 1;
    const from = cursor.at;
    const kept = cursor.errors.length;
    const right: ExpressionSyntax =
      parseBinary(cursor, flags, own) ?? recover(cursor, from, kept, recoverUntil.operand);
    const node: BinarySyntax = {
      kind: 'binary',
      left,
      operator: shownOperators[kind] as BinaryOperator,
      right,
      start: left.start,
      end: right.end,
    };
    left = node;
    addLink(cursor);
  }
}

function parseUnary(cursor: Cursor, flags: number): ExpressionSyntax | undefined {
  const kind = kindHere(cursor);
  if (kind !== Token.Exclamation && kind !== Token.Minus) return parseMember(cursor, flags);
  const start = startOf(cursor);
  cursor.at += 1;
  const from = cursor.at;
  const kept = cursor.errors.length;
  const operand = parseMember(cursor, flags) ?? recover(cursor, from, kept, recoverUntil.operand);
  const node: UnarySyntax = {
    kind: 'unary',
    operator: kind === Token.Minus ? '-' : '!',
    operand,
    start,
    end: operand.end,
  };
  return node;
}
