import { callFormula, type Formula, leftOut, memberFormula } from '../../template/formula.ts';
import { spend } from '../budget.ts';
import { toUpperInvariant } from '../dotnet/casing.ts';
import { formulaOfTerm } from '../formula.ts';
import { kindsOf } from '../kinds.ts';
import { mergeObjects } from '../merge.ts';
import { possibleMembers } from '../presence.ts';
import { positionIn } from '../runs.ts';
import { apply, lazyTerm } from '../term.ts';
import {
  type ArrayValue,
  arrayOf,
  force,
  isArray,
  isObject,
  isSpread,
  isUnknown,
  type Lazy,
  objectOf,
  type Spread,
  type Unknown,
  type Value,
} from '../value.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { itemsWritten, lastThatHasIt, membersOfArguments } from './passage.ts';
import { carrying, partial, plain } from './signature.ts';
import { decided, valueOf } from './text-arguments.ts';

/** Functions of objects. Those that objects share with arrays stand in the array table, `json` with the encodings. */
export const objectFunctions: readonly FunctionEntry[] = [
  carrying('object', 'createObject(...keyOrValue: any): object', createObject, {
    adviceInBicep: 'write { key: value }',
    passage: membersOfArguments,
  }),
  partial('object', 'items(object: object): array', ([object]) => listMembers('items', valueOf(object))),
  plain('object', 'null(): any', () => null, { adviceInBicep: 'write null' }),
  partial('bicep-object', 'objectKeys(object: object): array', ([object]) =>
    listMembers('objectKeys', valueOf(object)),
  ),
  partial('bicep-object', 'shallowMerge(entries: array): object', shallowMerge, {
    passage: lastThatHasIt(([list]) => itemsWritten(list)),
  }),
];

/** Keys and values in turn. Members under a key that is not known are part of what nobody knows about the object. */
function createObject(args: readonly Argument[]): Result {
  if (args.length % 2 !== 0) {
    throw new EvaluationError(
      'argument-count',
      `createObject() expects keys and values in turn; the last of its ${args.length} arguments has no value`,
    );
  }
  const entries: [string, Lazy][] = [];
  const keys = new Set<string>();
  let open = false;
  for (let i = 0; i < args.length; i += 2) {
    const key = valueOf(args[i]);
    if (typeof key === 'object' && key !== null && key.kind === 'choice') return undefined;
    if (typeof key === 'string') entries.push([newKey(key, keys, i), held(valueOf(args[i + 1]))]);
    else if (kindsOf(key)?.includes('string') === false)
      throw new EvaluationError('wrong-type', 'createObject() expects a string as key', i);
    else open = true;
  }
  return { value: objectOf(entries, open ? apply('createObject', args.map(valueOf), 'object') : undefined) };
}

/** An argument is there, even if the member that it was read from may not be. */
function held(value: Value): Value {
  return isUnknown(value) && value.optional ? { ...value, optional: false } : value;
}

function newKey(key: string, keys: Set<string>, position: number): string {
  if (keys.has(key)) throw new EvaluationError('bad-argument', `createObject() got the key '${key}' twice`, position);
  keys.add(key);
  return key;
}

/**
 * `items` and `objectKeys`: in the order of the upper-case names. Members that nobody knows may stand anywhere between.
 * https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-object#items
 */
function listMembers(name: 'items' | 'objectKeys', object: Value): Result {
  const whole = lazyTerm(() => apply(name, [object], 'array'));
  if (isUnknown(object))
    return object.type === 'object' ? { value: arrayOf([unknownMembers(name, object, whole(), true)]) } : undefined;
  if (!isObject(object)) return undefined;
  spend(object.members.size);
  const members = Array.from(possibleMembers(object)).sort((a, b) =>
    compare(toUpperInvariant(a.key), toUpperInvariant(b.key)),
  );
  const parts: ArrayValue['parts'][number][] = [];
  const gap = object.rest && unknownMembers(name, object.rest, whole());
  for (const { key, value, certain } of members) {
    const item = name === 'items' ? entry(key, value) : key;
    if (gap) parts.push(gap);
    parts.push(certain ? item : { kind: 'spread', item, min: 0, max: 1, from: whole() });
  }
  return { value: arrayOf(gap ? [...parts, gap] : parts) };
}

function compare(first: string, second: string): number {
  return first < second ? -1 : first > second ? 1 : 0;
}

/** The members that nobody knows; `counted` if the object has no others. */
function unknownMembers(name: 'items' | 'objectKeys', object: Unknown, from: Unknown, counted = false): Spread {
  const { additionalProperties: type } = object.model ?? {};
  const model = typeof type === 'object' && !type.nullable ? type : undefined;
  const at = (position: Value): Value => {
    const key = apply('key', [object, position], 'string', {
      written: () => memberFormula(itemOfItems(object), 'key'),
    });
    if (name === 'objectKeys') return key;
    const written = (): Formula => memberFormula(itemOfItems(object), 'value');
    return entry(key, apply('item', [object, key], model?.type ?? 'any', { written, ...(model && { model }) }));
  };
  const max = Number.POSITIVE_INFINITY;
  return { kind: 'spread', item: at(positionIn(from, max)), min: 0, max, from, at, counted };
}

function itemOfItems(object: Unknown): Formula {
  return memberFormula(callFormula('items', formulaOfTerm(object)), leftOut);
}

function entry(key: Value, value: Lazy): Value {
  return objectOf([
    ['key', key],
    ['value', value],
  ]);
}

/** The later of several objects counts, name by name. */
function shallowMerge([entries]: readonly Argument[]): Result {
  const array = valueOf(entries);
  if (!isArray(array)) return undefined;
  const whole = lazyTerm(() => apply('shallowMerge', [array], 'object'));
  const values = array.parts.map((part) => (isSpread(part) ? part.from : (force(part) ?? null)));
  const wrong = values.findIndex((value) => kindsOf(value)?.includes('object') === false && !isUnknown(value));
  if (wrong >= 0)
    throw new EvaluationError('wrong-type', `shallowMerge() merges objects; item ${wrong} of the array is none`, 0);
  const objects = array.parts.map((part, i) =>
    isSpread(part) ? apply('objects', [part.from], 'object') : (values[i] ?? null),
  );
  return decided(mergeObjects(objects, { deep: false, whole }));
}
