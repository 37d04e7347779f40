import type { ErrorSyntax } from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { addError, type Cursor, kindAt, kindHere, skipNewLines } from './cursor.ts';
import { expected, missing, unclosed } from './errors.ts';
import { errorNode } from './recover.ts';

/** Parses the items of an object, array or import list up to (not including) the closing token: between two items stands a line end or a comma, never both. */
export function parseItems<T>(
  cursor: Cursor,
  closing: TokenKind,
  parseItem: (cursor: Cursor, flags: number) => T,
  flags: number,
): T[] {
  const items: T[] = [];
  if (kindHere(cursor) === closing) return items;
  skipNewLines(cursor);
  let separated = true;
  while (kindHere(cursor) !== closing && kindHere(cursor) !== Token.EndOfFile) {
    if (separated) items.push(parseItem(cursor, flags));
    else itemSeparator(cursor);
    separated = !separated;
  }
  return items;
}

function itemSeparator(cursor: Cursor): void {
  const kind = kindHere(cursor);
  if (kind === Token.NewLine) {
    skipNewLines(cursor);
  } else if (kind === Token.Comma) {
    cursor.at += 1;
    if (kindHere(cursor) !== Token.NewLine) return;
    missing(
      cursor,
      'line-end-after-comma',
      'the next item after the comma',
      'items on separate lines need no comma: remove it',
    );
    cursor.at += 1;
  } else {
    missing(cursor, 'expected-separator', 'a comma or the end of the line between two items');
  }
}

/** Parses a call's arguments up to (not including) the closing token: commas separate, line ends may stand around arguments. */
export function parseArguments<T>(
  cursor: Cursor,
  closing: TokenKind,
  parseArgument: (cursor: Cursor, flags: number) => T,
  flags: number,
): (T | ErrorSyntax)[] {
  const items: (T | ErrorSyntax)[] = [];
  if (kindHere(cursor) === closing) return items;
  skipNewLines(cursor);
  let separated = true;
  while (kindHere(cursor) !== closing && kindHere(cursor) !== Token.EndOfFile) {
    if (separated) items.push(parseArgument(cursor, flags));
    else if (kindHere(cursor) === Token.Comma) commaOfCall(cursor, closing, items);
    else if (!otherSeparator(cursor, closing)) break;
    separated = !separated;
  }
  return items;
}

function commaOfCall<T>(cursor: Cursor, closing: TokenKind, items: (T | ErrorSyntax)[]): void {
  cursor.at += 1;
  skipNewLines(cursor);
  if (kindHere(cursor) !== closing) return;
  addError(
    cursor,
    expected(cursor, 'trailing-comma', 'an argument after the comma', 'remove the comma after the last argument'),
  );
  // The comma promised an argument: an empty one keeps their number.
  items.push(errorNode(cursor, cursor.at));
}

/** Steps over what stands between two arguments instead of a comma; false at the end of the file. */
function otherSeparator(cursor: Cursor, closing: TokenKind): boolean {
  if (kindHere(cursor) !== Token.NewLine) {
    missing(cursor, 'expected-separator', 'a comma between two arguments');
    return true;
  }
  let next = cursor.at + 1;
  while (kindAt(cursor, next) === Token.NewLine && holdsComment(cursor, next)) next += 1;
  if (kindAt(cursor, next) === Token.EndOfFile) return false;
  if (kindAt(cursor, next) !== closing) {
    missing(
      cursor,
      'expected-separator',
      'a comma between two arguments',
      'unlike the items of an array, arguments are not separated by line ends',
    );
  }
  skipNewLines(cursor);
  return true;
}

/** Whether a comment stands between the token at `index` and the one before. */
function holdsComment(cursor: Cursor, index: number): boolean {
  for (let position = cursor.ends[index - 1] as number; position < (cursor.starts[index] as number); position += 1) {
    if (cursor.text.charCodeAt(position) === 0x2f) return true;
  }
  return false;
}

/** Reads the token that closes the call opened at token `open`; where it is missing, reports that and goes on. */
export function closeCall(cursor: Cursor, closing: TokenKind, shown: string, open: number): void {
  if (kindHere(cursor) === closing) {
    cursor.at += 1;
    return;
  }
  const { start, ...error } = unclosed(cursor, shown, open);
  addError(cursor, { ...error, start, end: start });
}
