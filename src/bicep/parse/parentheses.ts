import type {
  ErrorSyntax,
  ExpressionSyntax,
  IdentifierSyntax,
  ParenthesizedSyntax,
  ParenthesizedTypeSyntax,
  SyntaxNode,
  TextSpan,
  TypeSyntax,
} from '../syntax.ts';
import { Token } from '../token.ts';
import { accept, addError, type Cursor, kindHere, skipNewLines, startAt, startOf } from './cursor.ts';
import { expectClosing, expectToken } from './errors.ts';
import { parseLambdaBody } from './lambdas.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';

/** What was read between parentheses. */
export interface ParenthesizedList<T> extends TextSpan {
  readonly items: readonly (T | ErrorSyntax)[];
  /** How many line ends and commas stand among the items. */
  readonly separators: number;
  /** Index of the first token within, and of the first after the items. */
  readonly from: number;
  readonly to: number;
  readonly closed: boolean;
}

/** Parses `(a, b, c)`; fails only if there is no `(`. */
export function parseParenthesizedList<T extends SyntaxNode>(
  cursor: Cursor,
  parseItem: (cursor: Cursor, flags: number) => T | undefined,
  flags: number,
  lineEnds: boolean,
): ParenthesizedList<T> | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  if (!expectToken(cursor, Token.LeftParen, '(')) return undefined;
  const from = cursor.at;
  const items: (T | ErrorSyntax)[] = [];
  let separators = lineEnds ? countNewLines(cursor) : 0;
  while (kindHere(cursor) !== Token.RightParen) {
    const at = cursor.at;
    const kept = cursor.errors.length;
    items.push(parseItem(cursor, flags) ?? recover(cursor, at, kept, recoverUntil.listItem));
    if (lineEnds) separators += countNewLines(cursor);
    if (!accept(cursor, Token.Comma)) break;
    separators += lineEnds ? countNewLines(cursor) + 1 : 1;
  }
  const to = cursor.at;
  const last = items.at(-1);
  const unclosed = closeList(cursor, open, separators === 0 && last !== undefined && hidesNext(cursor, last));
  const end = unclosed?.end ?? (cursor.ends[to] as number);
  return { items, separators, from, to, closed: unclosed === undefined, start, end };
}

function countNewLines(cursor: Cursor): number {
  const from = cursor.at;
  skipNewLines(cursor);
  return cursor.at - from;
}

function closeList(cursor: Cursor, open: number, silent: boolean): ErrorSyntax | undefined {
  const at = cursor.at;
  const kept = cursor.errors.length;
  if (expectClosing(cursor, Token.RightParen, ')', open)) return undefined;
  return recover(cursor, at, kept, recoverUntil.listEnd, silent);
}

/** Parses `(expression)`. `closed` is false where the `)` is missing. */
export function parseParenthesized(
  cursor: Cursor,
  flags: number,
): { node: ParenthesizedSyntax; closed: boolean } | undefined {
  const list = parseParenthesizedList(cursor, cursor.grammar.expression, flags, true);
  return list === undefined ? undefined : { node: parenthesized(cursor, list), closed: list.closed };
}

export function parseParenthesizedOrLambda(cursor: Cursor, flags: number): ExpressionSyntax | undefined {
  const list = parseParenthesizedList(cursor, cursor.grammar.expression, flags, true);
  if (list === undefined) return undefined;
  if (kindHere(cursor) !== Token.Arrow) return parenthesized(cursor, list);
  return parseLambdaBody(cursor, lambdaParameters(cursor, list.items), list.start);
}

export function parseParenthesizedType(cursor: Cursor): ParenthesizedTypeSyntax | undefined {
  const list = parseParenthesizedList<TypeSyntax>(cursor, cursor.grammar.type, 0, false);
  if (list === undefined) return undefined;
  return { kind: 'parenthesizedType', type: onlyItem(cursor, list), start: list.start, end: list.end };
}

function parenthesized(cursor: Cursor, list: ParenthesizedList<ExpressionSyntax>): ParenthesizedSyntax {
  return { kind: 'parenthesized', expression: onlyItem(cursor, list), start: list.start, end: list.end };
}

/** The item of a list that must have exactly one, on the line of the parentheses. */
function onlyItem<T>(cursor: Cursor, list: ParenthesizedList<T>): T | ErrorSyntax {
  const [first] = list.items;
  if (first !== undefined && list.items.length === 1 && list.separators === 0) return first;
  const empty = list.to === list.from;
  const start = empty ? list.start + 1 : startAt(cursor, list.from);
  const end = empty ? start : (cursor.ends[list.to - 1] as number);
  const lineEnds = list.items.length === 1 && cursor.kinds[list.from] === Token.NewLine;
  const message = lineEnds
    ? "parentheses cannot hold line ends: write the expression directly after '(' and put ')' directly after it"
    : `parentheses hold exactly one expression, found ${list.items.length === 0 ? 'none' : 'several'}; write one between '(' and ')'`;
  addError(cursor, { code: 'parentheses-hold-one', message, start, end });
  return { kind: 'error', start, end };
}

/** The parameters of a lambda, read as expressions before its arrow was seen. */
export function lambdaParameters(cursor: Cursor, items: readonly ExpressionSyntax[]): IdentifierSyntax[] {
  return items.map((item) => {
    const { start, end } = item;
    if (item.kind === 'variableAccess') return { kind: 'identifier', name: item.name, start, end };
    const message = 'expected the name of a variable; between the parentheses are names only';
    if (item.kind !== 'error') addError(cursor, { code: 'expected-name', message, start, end });
    return { kind: 'identifier', name: '', start, end };
  });
}
