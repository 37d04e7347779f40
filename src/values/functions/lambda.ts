import { argumentTerm, isLambda } from '../arguments.ts';
import { spend } from '../budget.ts';
import { choose } from '../choice.ts';
import { kindsOf } from '../kinds.ts';
import { mergeObjects } from '../merge.ts';
import { isPresent, orAbsent } from '../presence.ts';
import { mustBeArray, positionIn, representative } from '../runs.ts';
import { memo } from '../substitute.ts';
import { apply, lazyTerm } from '../term.ts';
import {
  type ArrayValue,
  arrayOf,
  force,
  isChoice,
  isObject,
  isSpread,
  isUnknown,
  itemsOf,
  type Lazy,
  type Maybe,
  type Member,
  type ObjectValue,
  objectOf,
  type Spread,
  type Unknown,
  type Value,
} from '../value.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Lambda, type Result } from './entry.ts';
import { partial } from './signature.ts';
import { sort } from './sort.ts';
import { decided, valueOf } from './text-arguments.ts';

/** Functions that take a lambda. A run of items of unknown number is represented by one item under an index of its own. */
export const lambdaFunctions: readonly FunctionEntry[] = [
  partial('lambda', 'filter(inputArray: array, predicate: lambda): array', filter),
  partial('bicep-lambda', 'groupBy(inputArray: array, keySelector: lambda, [valueSelector: lambda]): object', groupBy),
  partial('lambda', 'map(inputArray: array, transformFunction: lambda): array', map),
  partial('bicep-lambda', 'mapValues(object: object, transformFunction: lambda): object', mapValues),
  partial('lambda', 'reduce(inputArray: array, initialValue: any, accumulatorFunction: lambda): any', reduce),
  partial('lambda', 'sort(inputArray: array, comparer: lambda): array', sort),
  partial('lambda', 'toObject(inputArray: array, keySelector: lambda, [valueSelector: lambda]): object', toObject),
];

function lambdaAt(args: readonly Argument[], position: number): Lambda {
  const argument = args[position];
  if (isLambda(argument)) return argument;
  throw new EvaluationError('wrong-type', `argument ${position + 1} must be a lambda function`, position);
}

function wholeOf(name: string, args: readonly Argument[]): () => Unknown {
  const type = name === 'filter' || name === 'map' ? 'array' : 'object';
  return lazyTerm(() => apply(name, args.map(argumentTerm), type));
}

interface Position {
  readonly part: Lazy | Spread;
  /** The item, or the representative of a run. */
  readonly item: Lazy;
  readonly index: Value;
}

function* positions(array: ArrayValue, whole: () => Unknown): Iterable<Position> {
  let index: Value = 0;
  for (const [i, part] of array.parts.entries()) {
    if (isSpread(part)) {
      const own = positionIn(part.from, part.max, [whole()]);
      yield { part, item: representative(part, own), index: own };
      index = apply('position', [whole(), i], 'int');
    } else {
      yield { part, item: part, index };
      index = typeof index === 'number' ? index + 1 : apply('position', [whole(), i], 'int');
    }
  }
}

function filter(args: readonly Argument[]): Result {
  const array = mustBeArray(valueOf(args[0]));
  const predicate = lambdaAt(args, 1);
  if (array === undefined) return undefined;
  const whole = wholeOf('filter', args);
  const parts: ArrayValue['parts'][number][] = [];
  for (const { part, item, index } of positions(array, whole)) {
    const truth = predicate.call([force(item) ?? null, index]) ?? null;
    if (kindsOf(truth)?.includes('bool') === false) {
      throw new EvaluationError('wrong-type', 'filter() expects its lambda to return a boolean', 1);
    }
    if (truth === true) parts.push(isSpread(part) ? { ...part, from: whole(), counted: false } : part);
    else if (truth !== false)
      parts.push(
        isSpread(part)
          ? { ...part, min: 0, from: whole(), counted: false, held: false }
          : { kind: 'spread', item: part, min: 0, max: 1, from: whole() },
      );
  }
  return { value: arrayOf(parts) };
}

/** Items are mapped when they are asked for. */
function map(args: readonly Argument[]): Result {
  const array = mustBeArray(valueOf(args[0]));
  const transform = lambdaAt(args, 1);
  if (array === undefined) return undefined;
  const whole = wholeOf('map', args);
  spend(array.parts.length);
  const mapped = (item: Lazy, index: Value): Lazy => memo(() => transform.call([force(item) ?? null, index]));
  const parts = Array.from(positions(array, whole), ({ part, item, index }) => {
    if (!isSpread(part)) return mapped(item, index);
    // Only where the run is the whole array is a position in the run one in the array, which is what the lambda sees.
    const only = array.parts.length === 1 && part.counted === true;
    const at = (position: Value): Lazy =>
      mapped(representative(part, position), only ? position : apply('position', [whole(), position], 'int'));
    return { ...part, item: mapped(item, index), from: whole(), at, counted: only };
  });
  return { value: arrayOf(parts) };
}

function reduce(args: readonly Argument[]): Result {
  const array = valueOf(args[0]);
  const items = mustBeArray(array) && itemsOf(mustBeArray(array) as ArrayValue);
  const accumulate = lambdaAt(args, 2);
  return (
    items && { value: items.reduce((sum: Value, item, i) => accumulate.call([sum, item, i]) ?? null, valueOf(args[1])) }
  );
}

function mapValues(args: readonly Argument[]): Result {
  const object = valueOf(args[0]);
  const transform = lambdaAt(args, 1);
  const whole = wholeOf('mapValues', args);
  if (isUnknown(object) && object.type === 'object')
    return { value: { kind: 'object', members: new Map(), rest: whole() } };
  if (!isObject(object)) return undefined;
  const members = new Map<string, Member>();
  for (const [key, member] of object.members) {
    const optional = isPresent(member.value) !== true;
    members.set(key, { key: member.key, value: memo(() => mapPresent(force(member.value), transform), optional) });
  }
  return { value: object.rest ? { kind: 'object', members, rest: whole() } : { kind: 'object', members } };
}

/** What is absent stays absent. */
function mapPresent(value: Maybe, transform: Lambda): Maybe {
  if (value === undefined) return undefined;
  if (isUnknown(value) && value.optional) return orAbsent(apply('mapValues', [value], 'any'));
  if (
    !isChoice(value) ||
    value.alternatives.every((each) => isPresent(each.value ?? null) === true && each.value !== undefined)
  )
    return transform.call([value]);
  const each = value.alternatives.map(({ guard, value: one }) => ({ guard, value: mapPresent(one, transform) }));
  return choose(each, () => apply('mapValues', [value], 'any'));
}

/** Later items of one key count. Items whose key is not known, and runs, are members that nobody knows. */
function toObject(args: readonly Argument[]): Result {
  const array = mustBeArray(valueOf(args[0]));
  const keyOf = lambdaAt(args, 1);
  const valueBy = args.length > 2 ? lambdaAt(args, 2) : undefined;
  if (array === undefined) return undefined;
  const objects: Value[] = [];
  let entries: [string, Lazy][] = [];
  for (const part of array.parts) {
    const key = isSpread(part) ? apply('keys', [part.from], 'string') : keyOf.call([force(part) ?? null]);
    const value = (): Maybe =>
      isSpread(part) ? undefined : valueBy ? valueBy.call([force(part) ?? null]) : force(part);
    if (typeof key === 'string') entries.push([key, memo(value)]);
    else {
      objects.push(objectOf(entries), objectFor(key ?? null, memo(value)));
      entries = [];
    }
  }
  if (objects.length === 0) return { value: objectOf(entries) };
  return decided(mergeObjects([...objects, objectOf(entries)], { deep: false, whole: wholeOf('toObject', args) }));
}

/** The one-member object of a key that is one of several, or not known at all. */
function objectFor(key: Value, value: Lazy): Value {
  if (kindsOf(key)?.includes('string') === false) {
    throw new EvaluationError('wrong-type', 'toObject() expects its lambda to return a string', 1);
  }
  if (!isChoice(key)) return apply('objectOf', [key], 'object');
  const each = key.alternatives.map((one) => ({
    guard: one.guard,
    value:
      typeof one.value === 'string' ? objectOf([[one.value, value]]) : apply('objectOf', [one.value ?? null], 'object'),
  }));
  return choose(each, () => apply('objectOf', [key], 'object')) ?? null;
}

/** Items by key; keys ignore case. Undecided if a key is not known. */
function groupBy(args: readonly Argument[]): Result {
  const array = mustBeArray(valueOf(args[0]));
  const keyOf = lambdaAt(args, 1);
  const valueBy = args.length > 2 ? lambdaAt(args, 2) : undefined;
  const items = array && itemsOf(array);
  if (items === undefined) return undefined;
  const groups = new Map<string, { key: string; parts: Lazy[] }>();
  for (const item of items) {
    const key = keyOf.call([item]) ?? null;
    if (kindsOf(key)?.includes('string') === false)
      throw new EvaluationError('wrong-type', 'groupBy() expects its lambda to return a string', 1);
    if (typeof key !== 'string') return undefined;
    const group = groups.get(key.toLowerCase()) ?? { key, parts: [] };
    group.parts.push(valueBy ? memo(() => valueBy.call([item])) : item);
    groups.set(key.toLowerCase(), group);
  }
  return { value: grouped(groups.values()) };
}

function grouped(groups: Iterable<{ key: string; parts: Lazy[] }>): ObjectValue {
  return objectOf(Array.from(groups, ({ key, parts }) => [key, arrayOf(parts)] as const));
}
