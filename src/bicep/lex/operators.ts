import { Token, type TokenKind } from '../token.ts';
import type { LexState } from './state.ts';

/** First character → token of the character alone (`Unrecognized` where it cannot stand alone) and of its longer forms. */
const operators: Readonly<
  Record<string, { readonly alone: TokenKind; readonly longer: readonly [string, TokenKind][] }>
> = {
  '.': { alone: Token.Dot, longer: [['...', Token.Ellipsis]] },
  '?': { alone: Token.Question, longer: [['??', Token.DoubleQuestion]] },
  ':': { alone: Token.Colon, longer: [['::', Token.DoubleColon]] },
  '!': {
    alone: Token.Exclamation,
    longer: [
      ['!=', Token.NotEquals],
      ['!~', Token.NotEqualsInsensitive],
    ],
  },
  '<': { alone: Token.LessThan, longer: [['<=', Token.LessThanOrEqual]] },
  '>': { alone: Token.GreaterThan, longer: [['>=', Token.GreaterThanOrEqual]] },
  '=': {
    alone: Token.Assignment,
    longer: [
      ['==', Token.Equals],
      ['=~', Token.EqualsInsensitive],
      ['=>', Token.Arrow],
    ],
  },
  '&': { alone: Token.Unrecognized, longer: [['&&', Token.LogicalAnd]] },
  '|': { alone: Token.Pipe, longer: [['||', Token.LogicalOr]] },
};

/** The same, flat and by character code: what the lexer reads. */
const aloneOperators = new Uint8Array(128);
const longerOperators: (readonly [string, TokenKind][] | undefined)[] = new Array(128).fill(undefined);
for (const [character, { alone, longer }] of Object.entries(operators)) {
  aloneOperators[character.charCodeAt(0)] = alone;
  longerOperators[character.charCodeAt(0)] = longer;
}

/** Scans an operator that may be several characters long; returns its end. */
export function scanOperator(state: LexState, start: number, code: number): number {
  state.kind = aloneOperators[code] as TokenKind;
  const next = state.text.charCodeAt(start + 1);
  // Most `.` `:` `=` stand before a letter or a blank: no longer form begins so.
  if (!(next >= 0x21 && next < 0x41) && next !== 0x7e && next !== 0x7c) return start + 1;
  for (const [form, kind] of longerOperators[code] ?? []) {
    if (!state.text.startsWith(form, start)) continue;
    state.kind = kind;
    return start + form.length;
  }
  return start + 1;
}
