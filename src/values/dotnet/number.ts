import type { Integer } from '../integer.ts';
import { isInteger } from '../integer.ts';

/** A decimal number taken apart: `0.digits × 10^exponent`, without leading or trailing zeros; zero has no digits. */
export interface Decimal {
  readonly negative: boolean;
  readonly digits: string;
  readonly exponent: number;
}

/** The shortest decimal that reads back as the same number, as .NET's "R". Must be finite. */
export function decimalOf(value: Integer): Decimal {
  if (typeof value === 'bigint') return trimmed(value < 0n, String(value < 0n ? -value : value), 0);
  const [mantissa = '', exponent = '0'] = Math.abs(value).toExponential().split('e');
  const digits = mantissa.replace('.', '');
  return trimmed(value < 0, digits, Number(exponent) - digits.length + 1);
}

/** `digits × 10^scale`. */
export function trimmed(negative: boolean, digits: string, scale: number): Decimal {
  const significant = digits.replace(/^0+/, '');
  const stripped = significant.replace(/0+$/, '');
  if (stripped === '') return { negative: false, digits: '', exponent: 0 };
  return { negative, digits: stripped, exponent: significant.length + scale };
}

/** Rounded, half away from zero, to `places` digits behind the decimal point (may be negative). */
export function roundTo(value: Decimal, places: number): Decimal {
  const keep = value.exponent + places;
  if (keep >= value.digits.length) return value;
  if (keep < 0) return { negative: false, digits: '', exponent: 0 };
  const up = (value.digits[keep] ?? '0') >= '5';
  const kept = BigInt(value.digits.slice(0, keep) || '0') + (up ? 1n : 0n);
  return trimmed(value.negative, String(kept), -places);
}

/** The digits before the point (at least `least`) and exactly `places` behind it; the value must have been rounded. */
export function fixedDigits(value: Decimal, least: number, places: number): { whole: string; fraction: string } {
  const { digits, exponent } = value;
  const whole = exponent <= 0 ? '' : digits.slice(0, exponent).padEnd(exponent, '0');
  const fraction = exponent >= 0 ? digits.slice(exponent) : '0'.repeat(-exponent) + digits;
  return { whole: whole.padStart(least, '0'), fraction: fraction.padEnd(places, '0') };
}

/** A number as .NET writes it without a format, invariant: `1.5`, `1E+20`, `1E-05`. */
export function numberText(value: Integer): string {
  if (isInteger(value)) return String(value);
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? 'Infinity' : '-Infinity';
  return general(decimalOf(value), 15, 'E', 2);
}

/** The "G" form: scientific when the exponent is below -5 or not below `precision`. */
export function general(value: Decimal, precision: number, letter: string, exponentDigits: number): string {
  const sign = value.negative ? '-' : '';
  const power = value.exponent - 1;
  if (value.digits === '') return '0';
  if (power >= precision || power < -4) return `${sign}${scientific(value.digits, power, letter, exponentDigits)}`;
  const { whole, fraction } = fixedDigits(value, 1, 0);
  return `${sign}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

export function scientific(digits: string, power: number, letter: string, exponentDigits: number): string {
  const fraction = digits.slice(1);
  const exponent = String(Math.abs(power)).padStart(exponentDigits, '0');
  return `${digits[0] ?? '0'}${fraction === '' ? '' : `.${fraction}`}${letter}${power < 0 ? '-' : '+'}${exponent}`;
}
