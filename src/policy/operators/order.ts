import type { Maybe } from '../../values/value.ts';
import { isScalar, isText, isUnknown } from '../../values/value.ts';
import type { Truth } from '../logic.ts';
import type { Problem } from './operator.ts';

interface Range {
  readonly min: number;
  readonly max: number;
}

/** `less`, over numbers, dates and texts. Unlike types and null cannot be ordered: Azure Policy fails on them. */
export function less(left: Maybe, right: Maybe): Truth | Problem {
  return ordered(left, right, (a, b) => (a.max < b.min ? true : a.min >= b.max ? false : 'unknown'));
}

export function lessOrEquals(left: Maybe, right: Maybe): Truth | Problem {
  return ordered(left, right, (a, b) => (a.max <= b.min ? true : a.min > b.max ? false : 'unknown'));
}

export function greater(left: Maybe, right: Maybe): Truth | Problem {
  return less(right, left);
}

export function greaterOrEquals(left: Maybe, right: Maybe): Truth | Problem {
  return lessOrEquals(right, left);
}

function ordered(left: Maybe, right: Maybe, compare: (a: Range, b: Range) => Truth): Truth | Problem {
  const [first, second] = [orderOf(left), orderOf(right)];
  if (first === 'never' || second === 'never') return { problem: `${describe(left, first, right)} cannot be ordered` };
  if (first === 'unknown' || second === 'unknown') return 'unknown';
  if (first !== second) return { problem: `a ${first} cannot be ordered against a ${second}` };
  const [a, b] = first === 'number' ? [rangeOf(left), rangeOf(right)] : textRanges(left, right);
  return a && b ? compare(a, b) : 'unknown';
}

function describe(left: Maybe, first: string, right: Maybe): string {
  const culprit = first === 'never' ? left : right;
  if (culprit === undefined || culprit === null) return 'an absent value';
  return typeof culprit === 'boolean' ? 'a boolean' : 'an object or array';
}

function orderOf(value: Maybe): 'number' | 'text' | 'unknown' | 'never' {
  if (typeof value === 'number' || typeof value === 'bigint') return 'number';
  if (typeof value === 'string' || isText(value)) return 'text';
  if (!isUnknown(value)) return 'never';
  if (value.type === 'any') return 'unknown';
  return value.type === 'int' ? 'number' : value.type === 'string' ? 'text' : 'never';
}

function rangeOf(value: Maybe): Range {
  if (isScalar(value)) return { min: Number(value), max: Number(value) };
  const range = isUnknown(value) ? value.range : undefined;
  return { min: range?.min ?? Number.NEGATIVE_INFINITY, max: range?.max ?? Number.POSITIVE_INFINITY };
}

const isoDate = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Two dates as points in time; other texts by their letters, ignoring case. */
function textRanges(left: Maybe, right: Maybe): [Range, Range] | [] {
  if (typeof left !== 'string' || typeof right !== 'string') return [];
  if (isoDate.test(left) && isoDate.test(right)) return [pointOf(Date.parse(left)), pointOf(Date.parse(right))];
  const [a, b] = [left.toLowerCase(), right.toLowerCase()];
  return [pointOf(a < b ? -1 : a > b ? 1 : 0), pointOf(0)];
}

function pointOf(value: number): Range {
  return { min: value, max: value };
}
