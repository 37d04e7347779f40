import { leftOut, memberFormula } from '../../template/formula.ts';
import { memberOfUnknown } from '../access.ts';
import { formulaOfTerm } from '../formula.ts';
import { isNumber } from '../integer.ts';
import { asArray, positionIn } from '../runs.ts';
import { apply } from '../term.ts';
import { skipText, takeText } from '../text/slice.ts';
import { isStringValue } from '../text.ts';
import {
  type ArrayValue,
  arrayOf,
  isSpread,
  isUnknown,
  type Lazy,
  lengthOf,
  type Spread,
  type Unknown,
  type Value,
} from '../value.ts';
import { type Argument, EvaluationError, type Result } from './entry.ts';
import { addValues } from './numeric-values.ts';
import { countOf, decided, valueOf } from './text-arguments.ts';

/** `take` and `skip` of strings and arrays. */
export function slice([original, amount]: readonly Argument[], name: 'take' | 'skip'): Result {
  const value = valueOf(original);
  const count = countOf(amount);
  if (value === null) return { value: null };
  if (count === undefined) return undefined;
  if (isStringValue(value)) return decided(name === 'take' ? takeText(value, count) : skipText(value, count));
  const array = asArray(value);
  if (array === undefined) return undefined;
  if (count <= 0) return { value: name === 'take' ? arrayOf([]) : array };
  return decided(name === 'take' ? takeItems(array, count, value) : skipItems(array, count, value));
}

/** Known items first; the run behind them counts if it ends the array. */
function takeItems(array: ArrayValue, count: number, original: Value): ArrayValue | undefined {
  if (lengthOf(array).max <= count) return array;
  const known = array.parts.slice(0, count);
  const at = known.findIndex(isSpread);
  if (at < 0) return arrayOf(known);
  if (at !== array.parts.length - 1) return undefined;
  const run = array.parts[at] as Spread;
  const left = count - at;
  const from = apply('take', [original, count], 'array');
  const taken = { ...run, held: false, min: Math.min(run.min, left), max: Math.min(run.max, left), from };
  return arrayOf([...array.parts.slice(0, at), { ...taken, counted: at === 0 && run.counted === true }]);
}

function skipItems(array: ArrayValue, count: number, original: Value): ArrayValue | undefined {
  if (lengthOf(array).max <= count) return arrayOf([]);
  const start = array.parts.slice(0, count).findIndex(isSpread);
  if (start < 0)
    return arrayOf(array.parts.slice(count).map((part) => (isSpread(part) ? { ...part, held: false } : part)));
  if (start !== array.parts.length - 1) return undefined;
  const run = array.parts[start] as Spread;
  const { at } = run;
  const left = count - start;
  const from = apply('skip', [original, count], 'array');
  const rest = { ...run, held: false, min: Math.max(run.min - left, 0), max: Math.max(run.max - left, 0), from };
  return arrayOf([{ ...rest, ...(at && { at: (position: Value) => at(addValues(position, left)) }) }]);
}

const maxRange = 10_000;
const maxValue = 2_147_483_647;

/** Whole numbers from `start` on. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-array#range */
export function range([start, count]: readonly Argument[]): Result {
  const first = valueOf(start);
  const amount = valueOf(count);
  if (isNumber(amount)) checkCount(amount);
  if (isUnknown(amount) && amount.type === 'int') return decided(openRange(first, amount));
  if (!isNumber(first) || !isNumber(amount)) return undefined;
  if (Number(first) + Number(amount) - 1 > maxValue) {
    throw new EvaluationError('out-of-range', `range() would pass ${maxValue}, the largest number it may hold`, 0);
  }
  return { value: arrayOf(Array.from({ length: Number(amount) }, (_, i) => Number(first) + i)) };
}

function checkCount(count: number | bigint): void {
  if (count >= 0 && count <= maxRange) return;
  throw new EvaluationError('out-of-range', `range() makes 0 to ${maxRange} numbers, not ${count}`, 1);
}

function openRange(first: Value, count: Unknown): ArrayValue {
  const from = apply('range', [first, count], 'array');
  const max = Math.min(count.range?.max ?? maxRange, maxRange);
  const at = (position: Value): Value => addValues(position, first);
  const index = positionIn(from, max, [], () => memberFormula(formulaOfTerm(from), leftOut));
  const min = Math.max(count.range?.min ?? 0, 0);
  return arrayOf([{ kind: 'spread', item: at(index), min, max, from, at, counted: true }]);
}

/** One level of arrays taken apart. */
export function flattenRun(run: Spread, inner: ArrayValue, whole: Unknown): Spread {
  const each = lengthOf(inner);
  const [only] = inner.parts;
  if (run.max <= 1 && inner.parts.length === 1 && only !== undefined && isSpread(only))
    return { ...only, min: 0, counted: false, held: false };
  const single = inner.parts.length === 1 && only !== undefined && !isSpread(only);
  const max = run.max === 0 || each.max === 0 ? 0 : run.max * each.max;
  const at = (position: Value): Lazy => memberOfUnknown(whole, position);
  const item = single ? only : at(positionIn(whole, max));
  return { kind: 'spread', item, min: run.min * each.min, max, from: whole, ...(!single && { at }) };
}
