import { toPlain } from '../../values/plain.ts';
import { compareTexts } from '../../values/text/compare.ts';
import { isStringValue, stringOf } from '../../values/text.ts';
import type { ArrayValue, Maybe, Unknown } from '../../values/value.ts';
import { force, isArray, isObject, isScalar, isSpread, isUnknown, keyOf, lengthOf } from '../../values/value.ts';
import type { Truth } from '../logic.ts';
import { plainText } from './plain-text.ts';

/**
 * `equals`: the string forms of two scalars, ignoring case; null and absent are the empty string. Arrays and objects
 * equal their like only.
 */
export function equals(left: Maybe, right: Maybe): Truth {
  if (left === right || keyOf(left) === keyOf(right)) return true;
  if (isStructured(left) || isStructured(right)) return equalStructures(left, right);
  if (isUnknown(left) && beyond(left, right)) return false;
  if (isUnknown(right) && beyond(right, left)) return false;
  const first = stringOf(left);
  const second = stringOf(right);
  if (first === undefined || second === undefined || !isStringValue(first) || !isStringValue(second)) return 'unknown';
  const same = compareTexts(first, second, true);
  return typeof same === 'boolean' ? same : 'unknown';
}

/** `in`: equals any of the list. */
export function isIn(left: Maybe, list: Maybe): Truth {
  return isArray(list) ? anyItem(list, (item) => equals(left, item)) : 'unknown';
}

/** True if an item certainly passes, false if every one certainly fails. */
export function anyItem(array: ArrayValue, test: (item: Maybe) => Truth): Truth {
  let result: Truth = false;
  for (const part of array.parts) {
    const truth = test(force(isSpread(part) ? part.item : part));
    if (truth === true && (!isSpread(part) || part.min > 0)) return true;
    if (truth !== false) result = 'unknown';
  }
  return result;
}

function isStructured(value: Maybe): boolean {
  return isArray(value) || isObject(value) || (isUnknown(value) && (value.type === 'array' || value.type === 'object'));
}

function equalStructures(left: Maybe, right: Maybe): Truth {
  if (isArray(left) && isArray(right)) return equalArrays(left, right);
  const [first, second] = [toPlain(left), toPlain(right)];
  if (first !== undefined && second !== undefined) return plainText(first) === plainText(second);
  return shapeOf(left) === shapeOf(right) || shapeOf(left) === 'any' || shapeOf(right) === 'any' ? 'unknown' : false;
}

function equalArrays(left: ArrayValue, right: ArrayValue): Truth {
  const [first, second] = [lengthOf(left), lengthOf(right)];
  if (first.max < second.min || second.max < first.min) return false;
  if (left.parts.some(isSpread) || right.parts.some(isSpread)) return 'unknown';
  let result: Truth = true;
  for (const [index, part] of left.parts.entries()) {
    const other = right.parts[index];
    if (other === undefined || isSpread(part) || isSpread(other)) return 'unknown';
    const same = equals(force(part), force(other));
    if (same === false) return false;
    if (same === 'unknown') result = same;
  }
  return result;
}

function shapeOf(value: Maybe): 'object' | 'array' | 'scalar' | 'any' {
  if (isArray(value)) return 'array';
  if (isObject(value)) return 'object';
  if (!isUnknown(value)) return 'scalar';
  return value.type === 'any' || value.type === 'object' || value.type === 'array' ? value.type : 'scalar';
}

/** A known value that the unknown's type or bounds rule out. */
function beyond(term: Unknown, value: Maybe): boolean {
  if (value === undefined || !isScalar(value)) return false;
  if (value === null || value === '') return term.type === 'int' || term.type === 'bool' || minLength(term) > 0;
  if (term.type !== 'int') return false;
  const number = Number(value);
  return Number.isNaN(number) || number < (term.range?.min ?? -Infinity) || number > (term.range?.max ?? Infinity);
}

function minLength(term: Unknown): number {
  return term.type === 'string' ? (term.range?.min ?? 0) : 0;
}
