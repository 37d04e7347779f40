import { Token } from '../token.ts';

/** Codes in `ACTIONS` above every token kind: how to go on after a character that does not stand alone. */
export const Action = {
  Word: 64,
  Digit: 65,
  NewLine: 66,
  Quote: 67,
  Operator: 68,
  LeftBrace: 69,
  RightBrace: 70,
  Dollar: 71,
} as const;

/** By character code (ASCII): the token of a character that is one by itself, else an `Action`, else 0. */
export const actions = new Uint8Array(128);

const singleCharacters: Readonly<Record<string, number>> = {
  '(': Token.LeftParen,
  ')': Token.RightParen,
  '[': Token.LeftSquare,
  ']': Token.RightSquare,
  '@': Token.At,
  ',': Token.Comma,
  ';': Token.Semicolon,
  '+': Token.Plus,
  '-': Token.Minus,
  '%': Token.Modulo,
  '*': Token.Asterisk,
  '/': Token.Slash,
  '^': Token.Hat,
};

function assign(characters: string, action: number): void {
  for (const character of characters) actions[character.charCodeAt(0)] = action;
}

for (const [character, kind] of Object.entries(singleCharacters)) assign(character, kind);
assign('abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_', Action.Word);
assign('0123456789', Action.Digit);
assign('\r\n', Action.NewLine);
assign("'", Action.Quote);
assign('.?:!<>=&|', Action.Operator);
assign('{', Action.LeftBrace);
assign('}', Action.RightBrace);
assign('$', Action.Dollar);

/** Letters, digits and `_`. Bicep's identifiers are ASCII. */
export function isWordCharacter(code: number): boolean {
  return code < 128 && (actions[code] === Action.Word || actions[code] === Action.Digit);
}

export function isNewLine(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

export function isSpaceOrTab(code: number): boolean {
  return code === 0x20 || code === 0x09;
}
