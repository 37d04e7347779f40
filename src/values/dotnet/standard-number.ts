import type { Integer } from '../integer.ts';
import { isInteger } from '../integer.ts';
import { formatCustomNumber } from './custom-number.ts';
import type { Decimal } from './number.ts';
import { decimalOf, fixedDigits, general, numberText, roundTo, scientific, trimmed } from './number.ts';

/** More digits than any text of a template could hold. */
const maxPrecision = 131_072;

/** Thrown for a format that .NET refuses. */
export class FormatError extends Error {}

/**
 * A number under a .NET format string, standard (`N2`) or custom (`#,##0.00`), in the invariant culture.
 * `undefined` where the culture decides (`C`, `P`): which culture Azure runs in is not documented.
 * https://learn.microsoft.com/dotnet/standard/base-types/standard-numeric-format-strings
 */
export function formatNumber(value: Integer, format: string): string | undefined {
  if (format === '') return numberText(value);
  const standard = /^([A-Za-z])(\d*)$/.exec(format);
  if (standard === null) return formatCustomNumber(value, format);
  if (typeof value === 'number' && !Number.isFinite(value)) return numberText(value);
  const precision = standard[2] === '' ? undefined : Number(standard[2]);
  if (precision !== undefined && precision > maxPrecision)
    throw new FormatError(`the precision ${precision} is too large`);
  return byLetter(value, standard[1] ?? '', precision);
}

function byLetter(value: Integer, letter: string, precision: number | undefined): string | undefined {
  switch (letter.toUpperCase()) {
    case 'D':
      return wholeOnly(value, letter, (text) => text.padStart(precision ?? 1, '0'));
    case 'X':
      return hexadecimal(value, letter, precision ?? 1);
    case 'B':
      return pattern(value, letter, 2n).padStart(precision ?? 1, '0');
    case 'F':
      return fixed(value, precision ?? 2, '');
    case 'N':
      return fixed(value, precision ?? 2, ',');
    case 'E':
      return exponential(value, precision ?? 6, letter);
    case 'G':
      return generalFormat(value, letter, precision ?? 0);
    case 'R':
      return numberText(value);
    case 'C':
    case 'P':
      return undefined;
    default:
      throw new FormatError(`'${letter}' is not a numeric format`);
  }
}

function wholeOnly(value: Integer, letter: string, pad: (digits: string) => string): string {
  if (!isInteger(value)) throw new FormatError(`the format '${letter}' is for whole numbers only`);
  const text = String(value);
  return text.startsWith('-') ? `-${pad(text.slice(1))}` : pad(text);
}

/** Two's complement of 64 bits. */
function pattern(value: Integer, letter: string, radix: 2n | 16n): string {
  if (!isInteger(value)) throw new FormatError(`the format '${letter}' is for whole numbers only`);
  return BigInt.asUintN(64, BigInt(value)).toString(Number(radix));
}

function hexadecimal(value: Integer, letter: string, precision: number): string {
  const text = pattern(value, letter, 16n).padStart(precision, '0');
  return letter === 'X' ? text.toUpperCase() : text;
}

/** Binary fractions are rounded by their exact value, as far as JavaScript's own `toFixed` reaches. */
function rounded(value: Integer, places: number): Decimal {
  if (typeof value === 'bigint' || places > 100 || places < 0 || Math.abs(value) >= 1e21)
    return roundTo(decimalOf(value), places);
  const digits = value.toFixed(places).replace(/[-.]/g, '');
  return trimmed(value < 0, digits, -places);
}

function fixed(value: Integer, places: number, separator: string): string {
  const decimal = rounded(value, places);
  const { whole, fraction } = fixedDigits(decimal, 1, places);
  const sign = decimal.negative ? '-' : '';
  return `${sign}${separator === '' ? whole : grouped(whole)}${fraction === '' ? '' : `.${fraction}`}`;
}

/** Thousands with commas. */
function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',');
}

function exponential(value: Integer, places: number, letter: string): string {
  const decimal = rounded(value, places + 1 - decimalOf(value).exponent);
  const digits = decimal.digits.padEnd(places + 1, '0');
  const power = decimal.digits === '' ? 0 : decimal.exponent - 1;
  return `${decimal.negative ? '-' : ''}${scientific(digits, power, letter, 3)}`;
}

function generalFormat(value: Integer, letter: string, precision: number): string {
  if (precision === 0) return numberText(value);
  const exact = decimalOf(value);
  return general(rounded(value, precision - exact.exponent), precision, letter === 'g' ? 'e' : 'E', 2);
}
