import { access, unlessNull } from '../access.ts';
import { equalValues } from '../equality.ts';
import { kindsOf } from '../kinds.ts';
import { asArray, itemOfRun } from '../runs.ts';
import { apply } from '../term.ts';
import { indexOfText, lastIndexOfText } from '../text/search.ts';
import { edgeText } from '../text/slice.ts';
import { isStringValue, type StringValue } from '../text.ts';
import {
  type ArrayValue,
  arrayOf,
  force,
  isArray,
  isObject,
  isScalar,
  isSpread,
  isUnknown,
  type Lazy,
  lengthOf,
  type Maybe,
  type Spread,
  type Value,
} from '../value.ts';
import { type Argument, EvaluationError, type Result } from './entry.ts';
import { countOf, decided, textOfArgument, valueOf } from './text-arguments.ts';

/** `first` and `last`: null of an empty array, an empty string of an empty string. */
export function edge(argument: Argument | undefined, end: 'first' | 'last'): Result {
  const value = valueOf(argument);
  if (value === null) return { value: null };
  if (isStringValue(value)) return decided(edgeText(value, end));
  const array = asArray(value);
  if (array === undefined) return undefined;
  const part = end === 'first' ? array.parts[0] : array.parts.at(-1);
  if (part === undefined) return { value: null };
  if (!isSpread(part)) return { value: force(part) ?? null };
  const item = end === 'first' && part.min > 0 ? itemOfRun(part, 0) : undefined;
  return item === undefined ? undefined : { value: force(item) ?? null };
}

/** The item `n` places from the end, 1 being the last. */
export function fromEnd([value, position]: readonly Argument[], safe: boolean): Result {
  const array = asArray(valueOf(value));
  const back = countOf(position);
  if (valueOf(value) === null && safe) return { value: null };
  if (array === undefined || back === undefined) return undefined;
  const { parts } = array;
  const behind = parts.slice(-back);
  if (back > 0 && back <= parts.length && !behind.some(isSpread)) return { value: force(behind[0] as Lazy) ?? null };
  if (back > 0 && parts.some(isSpread)) return undefined;
  if (safe) return { value: null };
  throw new EvaluationError(
    'index-out-of-range',
    `there is no item ${back} from the end: the array has ${parts.length}`,
    1,
  );
}

/** Positions of an item in an array (compared as `equals` does) or of a text in a string (without case). */
export function position([container, wanted]: readonly Argument[], last: boolean): Result {
  const value = valueOf(container);
  if (value === null) return { value: -1 };
  if (isStringValue(value)) return positionInText(value, wanted, last);
  const array = asArray(value);
  if (array === undefined) return undefined;
  const found = partEqual(array.parts, valueOf(wanted), last);
  return found === undefined || found < 0 ? decided(found) : decided(itemIndex(array, found));
}

function positionInText(value: Value, wanted: Argument | undefined, last: boolean): Result {
  const text = textOfArgument(value);
  const needle = textInText(last ? 'lastIndexOf' : 'indexOf', valueOf(wanted));
  if (typeof needle !== 'string') return undefined;
  return decided(last ? lastIndexOfText(text, needle) : indexOfText(text, needle));
}

/** What is looked for in a string, which must be one. */
export function textInText(name: string, item: Value): StringValue {
  if (kindsOf(item)?.every((kind) => kind !== 'string' && kind !== 'null'))
    throw new EvaluationError('wrong-type', `${name}() looks for a string in a string`, 1);
  return textOfArgument(item);
}

/** The first (or last) part that certainly equals `wanted`; -1 if certainly none does. */
function partEqual(parts: ArrayValue['parts'], wanted: Value, last: boolean): number | undefined {
  const positions = Array.from(parts.keys());
  for (const i of last ? positions.reverse() : positions) {
    const part = parts[i] as Lazy | Spread;
    const answer = equalValues(force(isSpread(part) ? part.item : part) ?? null, wanted);
    if (answer === undefined || (answer && isSpread(part) && (last || part.min === 0))) return undefined;
    if (answer) return i;
  }
  return -1;
}

/** Where a part begins, if what stands before it has a fixed number of items. */
function itemIndex(array: ArrayValue, part: number): number | undefined {
  const { min, max } = lengthOf(arrayOf(array.parts.slice(0, part)));
  return min === max ? min : undefined;
}

/** Whether an array holds an item, compared as `equals` does. */
export function holds(array: ArrayValue, wanted: Maybe): boolean | undefined {
  let open = false;
  const simple = isScalar(wanted) && typeof wanted !== 'number' && typeof wanted !== 'bigint';
  for (const part of array.parts) {
    if (isSpread(part) && part.max === 0) continue;
    if (simple && part === wanted) return true;
    if (simple && (typeof part !== 'object' || part === null)) continue;
    const answer = equalValues(force(isSpread(part) ? part.item : part) ?? null, wanted);
    if (answer === true && (!isSpread(part) || part.min > 0 || part.held)) return true;
    open ||= answer !== false;
  }
  return open ? undefined : false;
}

/** `tryGet`: null where the first key leads nowhere, or may lead there; further keys are followed as `[…]` does. */
export function tryGet([container, key, ...more]: readonly Argument[]): Result {
  const value = safely(valueOf(container), valueOf(key));
  if (value === undefined) return undefined;
  return { value: more.reduce((base: Value, next) => unlessNull(base, (each) => follow(each, valueOf(next))), value) };
}

/** Compiled Bicep writes `[^1]` as `createObject('value', 1, 'fromEnd', true())`. */
function follow(base: Value, key: Value): Value {
  if (!isObject(key)) return access(base, key, false);
  const index = force(key.members.get('value')?.value ?? null) ?? null;
  if (force(key.members.get('fromend')?.value ?? false) !== true) return access(base, index, false);
  return fromEnd([base, index], false)?.value ?? apply('indexFromEnd', [base, index], 'any');
}

function safely(base: Value, key: Value): Value | undefined {
  if (isUnknown(base)) return isUnknown(key) ? undefined : access(base, key, true);
  if (isObject(base)) return typeof key === 'number' ? null : access(base, key, true);
  if (isArray(base)) return typeof key === 'string' ? null : itemAt(base, key);
  return null;
}

function itemAt(array: ArrayValue, index: Value): Value | undefined {
  if (typeof index !== 'number') return undefined;
  const before = array.parts.slice(0, index + 1);
  const at = before.findIndex(isSpread);
  if (index < 0 || index >= lengthOf(array).max) return null;
  if (at < 0) return force(before[index] as Lazy) ?? null;
  const run = before[at] as Spread;
  const item = index - at < run.min ? itemOfRun(run, index - at) : undefined;
  return item && (force(item) ?? null);
}
