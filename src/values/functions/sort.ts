import { memberOfUnknown } from '../access.ts';
import { argumentTerm, isLambda } from '../arguments.ts';
import { kindsOf } from '../kinds.ts';
import { mustBeArray, positionIn } from '../runs.ts';
import { apply, lazyTerm } from '../term.ts';
import {
  type ArrayValue,
  arrayOf,
  isSpread,
  itemsOf,
  lengthOf,
  type Spread,
  type Unknown,
  type Value,
} from '../value.ts';
import { type Argument, EvaluationError, type Lambda, type Result } from './entry.ts';
import { valueOf } from './text-arguments.ts';

/** Thrown when the order of two items is not known. */
const unknownOrder = Symbol('unknown order');

/** Sorts by a lambda that says whether the first of two items goes before the second. Equal items keep their order. */
export function sort(args: readonly Argument[]): Result {
  const array = mustBeArray(valueOf(args[0]));
  const comparer = args[1];
  if (array === undefined || !isLambda(comparer)) return undefined;
  const whole = lazyTerm(() => apply('sort', args.map(argumentTerm), 'array'));
  const items = itemsOf(array);
  if (items === undefined) return { value: unordered(array, whole()) };
  const sorted = mergeSort(items, (first, second) => goesBefore(comparer, first, second));
  return { value: sorted === unknownOrder ? unordered(array, whole()) : arrayOf(sorted) };
}

type Before = (first: Value, second: Value) => boolean | typeof unknownOrder;

function goesBefore(comparer: Lambda, first: Value, second: Value): boolean | typeof unknownOrder {
  const answer = comparer.call([first, second]) ?? null;
  if (typeof answer === 'boolean') return answer;
  if (kindsOf(answer)?.includes('bool') === false) {
    throw new EvaluationError('wrong-type', 'sort() expects its lambda to return a boolean', 1);
  }
  return unknownOrder;
}

function mergeSort(items: readonly Value[], before: Before): Value[] | typeof unknownOrder {
  if (items.length < 2) return [...items];
  const middle = items.length >> 1;
  const left = mergeSort(items.slice(0, middle), before);
  const right = mergeSort(items.slice(middle), before);
  return left === unknownOrder || right === unknownOrder ? unknownOrder : merged(left, right, before);
}

function merged(left: readonly Value[], right: readonly Value[], before: Before): Value[] | typeof unknownOrder {
  const result: Value[] = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const answer = before(right[j] ?? null, left[i] ?? null);
    if (answer === unknownOrder) return unknownOrder;
    result.push((answer ? right[j++] : left[i++]) ?? null);
  }
  return [...result, ...left.slice(i), ...right.slice(j)];
}

/** As many items as before, of which nothing more is known; what a single run says of its items still holds. */
function unordered(array: ArrayValue, whole: Unknown): ArrayValue {
  const { min, max } = lengthOf(array);
  const [only] = array.parts;
  if (max === 0 || only === undefined) return arrayOf([]);
  if (array.parts.length === 1 && isSpread(only))
    return arrayOf([{ ...only, from: whole, counted: false } satisfies Spread]);
  const at = (position: Value): Unknown => memberOfUnknown(whole, position);
  return arrayOf([{ kind: 'spread', item: at(positionIn(whole, max)), min, max, from: whole, at, counted: true }]);
}
