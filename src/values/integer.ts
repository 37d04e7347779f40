/** Whole numbers of the language: 64 bits, a `number` where JavaScript holds it exactly, else a `bigint`. */
export type Integer = number | bigint;

const minInteger = -(2n ** 63n);
const maxInteger = 2n ** 63n - 1n;

export function isInteger(value: unknown): value is Integer {
  return typeof value === 'bigint' || (typeof value === 'number' && Number.isSafeInteger(value));
}

export function isNumber(value: unknown): value is Integer {
  return typeof value === 'number' || typeof value === 'bigint';
}

/** The canonical form of a whole number. Negative zero becomes zero. */
export function integer(value: Integer): Integer {
  if (typeof value === 'number') return value + 0 || 0;
  return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : value;
}

export function fitsInteger(value: bigint): boolean {
  return value >= minInteger && value <= maxInteger;
}
