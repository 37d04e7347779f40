import type { ExpressionSyntax, ForSyntax, IdentifierSyntax, IfSyntax } from '../syntax.ts';
import { Token } from '../token.ts';
import { parseObject } from './collections.ts';
import { acceptWord, addError, type Cursor, isWord, kindHere, skipNewLines, startOf } from './cursor.ts';
import { expectClosing, expectToken, missing, refuse } from './errors.ts';
import { Allow } from './flags.ts';
import { parseName } from './names.ts';
import { lambdaParameters, parseParenthesized, parseParenthesizedList } from './parentheses.ts';
import { hidesNext, recover, recoverUntil } from './recover.ts';

const loopAdvice = 'a loop is written [for item in list: …] or [for (item, index) in list: …]';

/** Parses `[for …]`. As the body of a resource or module (`isBody`) it repeats an object, perhaps with `if`. */
export function parseFor(cursor: Cursor, flags: number, isBody: boolean): ForSyntax | undefined {
  const open = cursor.at;
  const start = startOf(cursor);
  cursor.at += 1;
  skipNewLines(cursor);
  if (!acceptWord(cursor, 'for')) return refuse(cursor, 'expected-keyword', "'for'", loopAdvice);
  const variables = parseLoopVariables(cursor);
  if (variables === undefined) return undefined;
  const afterIn = parseIn(cursor, variables.broken);
  const { node: iterable, silent } = parseIterable(cursor, afterIn);
  const afterColon = parseLoopColon(cursor, silent);
  const body = parseLoopBody(cursor, flags, isBody, afterColon);
  if (body.kind !== 'error') skipNewLines(cursor);
  const end = closeLoop(cursor, open, body.kind === 'error' && hidesNext(cursor, body));
  return { kind: 'for', ...variables.names, iterable, body, start, end };
}

interface LoopVariables {
  readonly names: { readonly item: IdentifierSyntax; readonly index?: IdentifierSyntax };
  readonly broken: boolean;
}

function parseLoopVariables(cursor: Cursor): LoopVariables | undefined {
  const kind = kindHere(cursor);
  if (kind === Token.LeftParen) return parseTwoVariables(cursor);
  const name = kind === Token.Identifier ? parseName(cursor, '', '') : undefined;
  if (name !== undefined) return { names: { item: name }, broken: false };
  missing(cursor, 'expected-name', "the loop's variable, or '(' and two variables", loopAdvice);
  const start = startOf(cursor);
  return { names: { item: { kind: 'identifier', name: '', start, end: start } }, broken: true };
}

function parseTwoVariables(cursor: Cursor): LoopVariables | undefined {
  const kept = cursor.errors.length;
  const list = parseParenthesizedList(cursor, cursor.grammar.expression, 0, false);
  if (list === undefined) return undefined;
  const [item, index] = lambdaParameters(cursor, list.items);
  if (list.items.length !== 2 && cursor.errors.length === kept) {
    const message = `between the parentheses of a loop are two names, found ${list.items.length}; ${loopAdvice}`;
    addError(cursor, { code: 'loop-variables', message, start: list.start, end: list.end });
  }
  const broken = cursor.errors.length > kept;
  const fallback: IdentifierSyntax = { kind: 'identifier', name: '', start: list.start, end: list.end };
  return { names: { item: item ?? fallback, ...(index === undefined ? {} : { index }) }, broken };
}

/** These read one part of a loop's head and tell whether errors of the next part would only repeat one. */
function parseIn(cursor: Cursor, silent: boolean): boolean {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (acceptWord(cursor, 'in')) return false;
  refuse(cursor, 'expected-keyword', "'in'", loopAdvice);
  return hidesNext(cursor, recover(cursor, from, kept, recoverUntil.square, silent));
}

function parseIterable(cursor: Cursor, silent: boolean): { node: ExpressionSyntax; silent: boolean } {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const node =
    cursor.grammar.expression(cursor, Allow.Literals) ?? recover(cursor, from, kept, recoverUntil.loopIterable, silent);
  return { node, silent: node.kind === 'error' && hidesNext(cursor, node) };
}

function parseLoopColon(cursor: Cursor, silent: boolean): boolean {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (expectToken(cursor, Token.Colon, ':', loopAdvice)) return false;
  return hidesNext(cursor, recover(cursor, from, kept, recoverUntil.square, silent));
}

function parseLoopBody(cursor: Cursor, flags: number, isBody: boolean, silent: boolean): ForSyntax['body'] {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const body = isBody ? parseRepeatedBody(cursor, flags) : cursor.grammar.expression(cursor, flags | Allow.Literals);
  return body ?? recover(cursor, from, kept, recoverUntil.square, silent);
}

function parseRepeatedBody(cursor: Cursor, flags: number): ForSyntax['body'] | undefined {
  if (kindHere(cursor) === Token.LeftBrace) return parseObject(cursor, flags);
  if (isWord(cursor, cursor.at, 'if')) return parseIf(cursor, flags, true);
  return refuse(
    cursor,
    'expected-body',
    "'{' or 'if (…) {'",
    'a resource or module repeated by a loop has its body after the colon',
  );
}

function closeLoop(cursor: Cursor, open: number, silent: boolean): number {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (expectClosing(cursor, Token.RightSquare, ']', open)) return cursor.ends[from] as number;
  return recover(cursor, from, kept, recoverUntil.square, silent).end;
}

/** Parses `if (condition) {…}`; the next token is the `if`. */
export function parseIf(cursor: Cursor, flags: number, inLoop: boolean): IfSyntax {
  const start = startOf(cursor);
  cursor.at += 1;
  const from = cursor.at;
  const kept = cursor.errors.length;
  const parsed = parseParenthesized(cursor, flags & ~Allow.Resources);
  const condition = parsed?.node ?? recover(cursor, from, kept, inLoop ? recoverUntil.braceInLoop : recoverUntil.brace);
  const silent = hidesNext(cursor, condition) || parsed === undefined || !parsed.closed;
  const bodyFrom = cursor.at;
  const bodyKept = cursor.errors.length;
  const body =
    parseObject(cursor, flags) ??
    recover(cursor, bodyFrom, bodyKept, inLoop ? recoverUntil.square : recoverUntil.newLine, silent);
  return { kind: 'if', condition, body, start, end: body.end };
}
