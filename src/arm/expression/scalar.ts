import type { Scalar } from '../../template/expression.ts';
import type { Lexer } from './lexer.ts';

const largest = 2n ** 63n;

/** The value of the string token the lexer is at. */
export function stringValue({ text, start, end }: Lexer): string {
  const inside = text.slice(start + 1, end - 1);
  return inside.includes("''") ? inside.replaceAll("''", "'") : inside;
}

/** The value of the number token the lexer is at; `undefined` for an integer that 64 bits do not hold. */
export function numberValue({ text, start, end }: Lexer): Scalar | undefined {
  const digits = text.slice(start, end);
  const value = Number(digits);
  if (digits.includes('.') || Number.isSafeInteger(value)) return value === 0 ? 0 : value;
  const exact = BigInt(digits.startsWith('+') ? digits.slice(1) : digits);
  return exact >= -largest && exact < largest ? exact : undefined;
}
