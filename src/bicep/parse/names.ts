import type { IdentifierSyntax } from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { type Cursor, kindHere, startAt, textAt } from './cursor.ts';
import { missing, refuse } from './errors.ts';
import { recover } from './recover.ts';

/** Parses a name or fails. `what` says whose name it is: `a name for the parameter`. */
export function parseName(cursor: Cursor, code: string, what: string, advice?: string): IdentifierSyntax | undefined {
  if (kindHere(cursor) !== Token.Identifier) return refuse(cursor, code, what, reservedAdvice(cursor) || advice);
  const index = cursor.at;
  cursor.at += 1;
  return {
    kind: 'identifier',
    name: textAt(cursor, index),
    start: startAt(cursor, index),
    end: cursor.ends[index] as number,
  };
}

/** Parses a name; without one, skips to a token of `until` and gives an empty name. */
export function parseNameOr(
  cursor: Cursor,
  until: readonly TokenKind[],
  what: string,
  advice?: string,
): IdentifierSyntax {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const name = parseName(cursor, 'expected-name', what, advice);
  if (name !== undefined) return name;
  const { start, end } = recover(cursor, from, kept, until);
  return { kind: 'identifier', name: '', start, end };
}

/** Parses a name; without one, reports that and gives an empty name, reading nothing. */
export function parseNameHere(cursor: Cursor, what: string): IdentifierSyntax {
  if (kindHere(cursor) === Token.Identifier) return parseName(cursor, '', '') as IdentifierSyntax;
  missing(cursor, 'expected-name', what, reservedAdvice(cursor));
  const start = startAt(cursor, cursor.at);
  return { kind: 'identifier', name: '', start, end: start };
}

function reservedAdvice(cursor: Cursor): string {
  const kind = kindHere(cursor);
  const reserved = kind === Token.True || kind === Token.False || kind === Token.Null;
  return reserved ? 'true, false and null cannot be names' : '';
}
