import { Token, type TokenKind } from '../token.ts';
import { type Cursor, kindAt, startAt, textAt } from './cursor.ts';
import { type FileKind, statements } from './statements.ts';

const stringTokens: readonly TokenKind[] = [Token.StringComplete, Token.StringLeft];

/** What follows the keyword of a statement; a name where nothing is said here. Tells statements from properties. */
const followers: ReadonlyMap<string, readonly TokenKind[]> = new Map([
  ['targetScope', [Token.Assignment]],
  ['import', [Token.LeftBrace, Token.Asterisk, ...stringTokens]],
  ['extension', [Token.Identifier, ...stringTokens]],
  ['using', [Token.Identifier, ...stringTokens]],
  ['extends', stringTokens],
]);

const nameTokens: readonly TokenKind[] = [Token.Identifier];

/**
 * The first token from `from` to `to` that looks like the beginning of another statement than the one just parsed
 * from `from`; -1 if none does.
 */
export function boundaryWithin(cursor: Cursor, fileKind: FileKind, from: number, to: number): number {
  for (let index = from + 1; index < to; index += 1) {
    const start = startAt(cursor, index);
    const isOwn = start === cursor.keyword || start <= cursor.lastDecorator;
    if (!isOwn && beginsStatement(cursor, fileKind, index)) return index;
  }
  return -1;
}

/** All tokens from `from` to `to` that look like the beginning of a statement, in order. */
export function boundariesBetween(cursor: Cursor, fileKind: FileKind, from: number, to: number): number[] {
  const found: number[] = [];
  for (let index = from; index < to; index += 1) {
    if (beginsStatement(cursor, fileKind, index)) found.push(index);
  }
  return found;
}

/** Statements begin in the first column, where the items of objects and arrays rarely stand, with their keyword or `@`. */
function beginsStatement(cursor: Cursor, fileKind: FileKind, index: number): boolean {
  const kind = cursor.kinds[index];
  if (kind !== Token.Identifier && kind !== Token.At) return false;
  if (cursor.kinds[index - 1] !== Token.NewLine || cursor.ends[index - 1] !== cursor.starts[index]) return false;
  const next = kindAt(cursor, index + 1);
  if (kind === Token.At) return next === Token.Identifier;
  const word = textAt(cursor, index);
  if (!statements[fileKind].has(word)) return false;
  return (followers.get(word) ?? nameTokens).includes(next);
}
