import { callFormula } from '../../template/formula.ts';
import { formulaOf } from '../formula.ts';
import { joinArrays } from '../join-arrays.ts';
import { kindsOf } from '../kinds.ts';
import { hasMember, memberCount } from '../presence.ts';
import { asArray } from '../runs.ts';
import { apply, lazyTerm } from '../term.ts';
import { containsText } from '../text/search.ts';
import { isStringValue, lengthBounds } from '../text.ts';
import {
  arrayOf,
  callOf,
  force,
  isArray,
  isObject,
  isSpread,
  isUnknown,
  lengthOf,
  type Unknown,
  type Value,
} from '../value.ts';
import { edge, fromEnd, holds, position, textInText, tryGet } from './array-items.ts';
import { distinct, intersection, union } from './array-sets.ts';
import { flattenRun, range, slice } from './array-slices.ts';
import { equalsValue } from './comparison.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { rangeOf } from './numeric-values.ts';
import { itemsOfArguments, lastThatHasIt } from './passage.ts';
import { carrying, partial } from './signature.ts';
import { decided, valueOf } from './text-arguments.ts';

/** Functions of arrays, and those that take strings or objects as well. */
export const arrayFunctions: readonly FunctionEntry[] = [
  carrying('array', 'array(convertToArray: any): array', toArray),
  partial('array', 'contains(container: array|object|string, itemToFind: any): bool', contains, { term: containsTerm }),
  carrying('array', 'createArray(...arg: any): array', (args) => ({ value: arrayOf(args.map(valueOf)) }), {
    adviceInBicep: 'write [a, b]',
    passage: itemsOfArguments,
  }),
  partial('bicep-array', 'distinct(array: array): array', distinct),
  partial('array', 'empty(itemToTest: array|object|string|null): bool', ([value]) => decided(empty(valueOf(value))), {
    term: ([value]) => emptyTerm(valueOf(value)),
  }),
  partial('array', 'first(arg1: array|string|null): any', ([value]) => edge(value, 'first')),
  partial('array', 'flatten(arrayToFlatten: array): array', flatten),
  partial('bicep-operators', 'indexFromEnd(array: array, index: int): any', (args) => fromEnd(args, false), {
    adviceInBicep: 'write a[^1]',
  }),
  partial('array', 'indexOf(arrayToSearch: array|string|null, itemToFind: any): int', (args) => position(args, false), {
    result: { range: { min: -1 } },
  }),
  carrying('array', 'intersection(arg1: array|object, arg2: array|object, ...arg: array|object): any', intersection),
  partial('array', 'last(arg1: array|string|null): any', ([value]) => edge(value, 'last')),
  partial(
    'array',
    'lastIndexOf(arrayToSearch: array|string|null, itemToFind: any): int',
    (args) => position(args, true),
    { result: { range: { min: -1 } } },
  ),
  partial('array', 'length(arg1: array|object|string|null): int', ([value]) => decided(length(valueOf(value))), {
    term: ([value]) => lengthTerm(valueOf(value)),
  }),
  partial('array', 'range(startIndex: int, count: int): array', range, { result: { range: { min: 0, max: 10_000 } } }),
  partial('array', 'skip(originalValue: array|string|null, numberToSkip: int): any', (args) => slice(args, 'skip')),
  partial('array', 'take(originalValue: array|string|null, numberToTake: int): any', (args) => slice(args, 'take')),
  partial('object', 'tryGet(itemToTest: any, keyOrIndex: string|int, ...keyOrIndex: string|int|object): any', tryGet, {
    adviceInBicep: 'write a.?b or a[?b]',
  }),
  partial('bicep-operators', 'tryIndexFromEnd(array: array|null, index: int): any', (args) => fromEnd(args, true), {
    adviceInBicep: 'write a[?^1]',
  }),
  carrying('array', 'union(arg1: array|object, arg2: array|object, ...arg: array|object): any', union, {
    passage: lastThatHasIt((args) => args),
  }),
];

function toArray([argument]: readonly Argument[]): Result {
  const value = valueOf(argument);
  const kinds = kindsOf(value);
  if (kinds?.every((kind) => kind === 'array')) return { value };
  return kinds === undefined || kinds.includes('array') ? undefined : { value: arrayOf([value]) };
}

function contains([container, wanted]: readonly Argument[]): Result {
  const value = valueOf(container);
  const item = valueOf(wanted);
  if (isStringValue(value)) return decided(containsText(value, textInText('contains', item)));
  if (isObject(value)) return decided(containsKey(value, item));
  const array = asArray(value);
  if (array !== undefined) return decided(holds(array, item));
  return undefined;
}

/** Keys in lower case; a single item to compare with makes this an equality, which other conditions may speak of. */
function containsTerm([container, wanted]: readonly Argument[]): Value {
  const value = valueOf(container);
  const item = valueOf(wanted);
  const [only] = isArray(value) && value.parts.length === 1 ? value.parts : [];
  if (only !== undefined && !isSpread(only)) return equalsValue(force(only) ?? null, item);
  const ofObject = isObject(value) || (isUnknown(value) && value.type === 'object');
  return apply('contains', [value, ofObject && typeof item === 'string' ? item.toLowerCase() : item], 'bool');
}

function containsKey(object: Extract<Value, { kind: 'object' }>, key: Value): Value | undefined {
  if (kindsOf(key)?.every((kind) => kind !== 'string')) {
    throw new EvaluationError(
      'wrong-type',
      'contains() looks for the name of a property in an object, which is a string',
      1,
    );
  }
  if (typeof key === 'string') return hasMember(object, key);
  return object.members.size === 0 && object.rest === undefined ? false : undefined;
}

function empty(value: Value): boolean | undefined {
  const bounds = boundsOf(value);
  if (value === null || bounds?.max === 0) return true;
  return bounds !== undefined && bounds.min > 0 ? false : undefined;
}

/** A string whose emptiness is open is compared with the empty string, as conditions write it too. */
function emptyTerm(value: Value): Value {
  if (isUnknown(value) && value.type === 'string')
    return apply('equals', [value, ''], 'bool', { written: () => callFormula('empty', formulaOf(value)) });
  return apply('empty', [runTerm(value) ?? value], 'bool');
}

function length(value: Value): number | undefined {
  if (value === null) return 0;
  const bounds = boundsOf(value);
  return bounds !== undefined && bounds.min === bounds.max ? bounds.min : undefined;
}

function lengthTerm(value: Value): Value {
  const run = runTerm(value);
  if (run?.type === 'int') return run;
  return apply('length', [run ?? value], 'int', {
    range: rangeOf(boundsOf(value) ?? { min: 0, max: Number.POSITIVE_INFINITY }),
  });
}

function boundsOf(value: Value): { min: number; max: number } | undefined {
  if (isStringValue(value)) return lengthBounds(value);
  if (isObject(value)) return memberCount(value);
  const array = asArray(value);
  return array && lengthOf(array);
}

/** What says how many items an array has, if it is nothing but one run: an unknown array, or the count of a loop. */
function runTerm(value: Value): Unknown | undefined {
  if (isUnknown(value)) return value;
  const only = isArray(value) && value.parts.length === 1 ? value.parts[0] : undefined;
  if (only === undefined || !isSpread(only)) return undefined;
  return only.from.type === 'int' || only.counted ? sameLength(only.from) : undefined;
}

/** Mapping and sorting keep the number of items; a range says it. */
function sameLength(term: Unknown): Unknown {
  const [inner] = callOf(term)?.args ?? [];
  switch (callOf(term)?.name) {
    case 'map':
    case 'sort':
      return (inner !== undefined && runTerm(inner)) || term;
    case 'range':
      return isUnknown(callOf(term)?.args[1] ?? null) ? (callOf(term)?.args[1] as Unknown) : term;
    default:
      return term;
  }
}

/** One level of arrays within an array is taken apart. */
function flatten([argument]: readonly Argument[]): Result {
  const array = asArray(valueOf(argument));
  if (array === undefined) return undefined;
  const whole = lazyTerm(() => apply('flatten', [array], 'array'));
  const lists: Value[] = [];
  for (const [i, part] of array.parts.entries()) {
    const inner = force(isSpread(part) ? part.item : part) ?? null;
    if (kindsOf(inner)?.includes('array') === false) throw notArrays(i);
    lists.push(isSpread(part) ? arrayOf([flattenRun(part, asArray(inner) ?? arrayOf([]), whole())]) : inner);
    if (isSpread(part) && asArray(inner) === undefined) return undefined;
  }
  return decided(joinArrays('flatten', lists, whole));
}

function notArrays(position: number): EvaluationError {
  return new EvaluationError('wrong-type', `flatten() expects an array of arrays; item ${position} is no array`, 0);
}
