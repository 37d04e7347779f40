import { fitsInteger, type Integer, integer, isInteger } from '../integer.ts';
import { apply } from '../term.ts';
import { callOf, isUnknown, type Unknown, type Value } from '../value.ts';
import { EvaluationError } from './entry.ts';

/** Bounds of an integer that is not known. Exact only where JavaScript's numbers are. */
export interface Interval {
  readonly min: number;
  readonly max: number;
}

export function intervalOf(value: Value): Interval {
  if (isInteger(value)) return { min: Number(value), max: Number(value) };
  const everything = { min: Number.NEGATIVE_INFINITY, max: Number.POSITIVE_INFINITY };
  if (!isUnknown(value) || value.type !== 'int') return everything;
  if (value.domain?.every(isInteger)) {
    const numbers = value.domain.map(Number);
    return { min: Math.min(...numbers), max: Math.max(...numbers) };
  }
  return { min: value.range?.min ?? everything.min, max: value.range?.max ?? everything.max };
}

/** The interval as a term keeps it: only finite, exact bounds. */
export function rangeOf({ min, max }: Interval): { min?: number; max?: number } {
  return { ...(Number.isSafeInteger(min) && { min }), ...(Number.isSafeInteger(max) && { max }) };
}

/** The result of 64-bit arithmetic. */
export function checked(name: string, value: bigint): Integer {
  if (fitsInteger(value)) return integer(value);
  throw new EvaluationError('out-of-range', `${name}() overflows: ${value} does not fit in 64 bits`);
}

/** `add`, with sums of one unknown and numbers in one form, so that equal sums are the same term. */
export function addValues(first: Value, second: Value): Value {
  if (isInteger(first) && isInteger(second)) return checked('add', BigInt(first) + BigInt(second));
  const [term, offset] = isInteger(first) ? [second, first] : [first, second];
  if (!isInteger(offset)) return sumOf(term, offset);
  const inner = isUnknown(term) && callOf(term)?.name === 'add' ? callOf(term)?.args : undefined;
  if (inner?.[0] !== undefined && isInteger(inner[1]))
    return addValues(inner[0], integer(BigInt(inner[1]) + BigInt(offset)));
  return offset === 0 && isUnknown(term) && term.type === 'int' ? term : sumOf(term, offset);
}

/** The smaller key first, unless the second is a number. */
function sumOf(first: Value, second: Value): Unknown {
  const swap = isUnknown(first) && isUnknown(second) && second.key < first.key;
  const args = swap ? [second, first] : [first, second];
  const left = intervalOf(first);
  const right = intervalOf(second);
  return apply('add', args, 'int', { range: rangeOf({ min: left.min + right.min, max: left.max + right.max }) });
}

/** `mul` where at most one side is known. */
export function multiplyValues(first: Value, second: Value): Value {
  if (isInteger(first) && isInteger(second)) return checked('mul', BigInt(first) * BigInt(second));
  const [term, factor] = isInteger(first) ? [second, first] : [first, second];
  if (factor === 0) return 0;
  if (factor === 1 && isUnknown(term) && term.type === 'int') return term;
  const swap = isUnknown(term) && isUnknown(factor) && factor.key < term.key;
  return apply('mul', swap ? [factor, term] : [term, factor], 'int', {
    range: rangeOf(product(intervalOf(term), intervalOf(factor))),
  });
}

function product(left: Interval, right: Interval): Interval {
  const corners = [left.min * right.min, left.min * right.max, left.max * right.min, left.max * right.max];
  const numbers = corners.map((corner) => (Number.isNaN(corner) ? 0 : corner));
  return { min: Math.min(...numbers), max: Math.max(...numbers) };
}
