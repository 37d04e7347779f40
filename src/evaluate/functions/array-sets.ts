import { equalValues } from '../equality.ts';
import { kindsOf } from '../kinds.ts';
import { mergeObjects } from '../merge.ts';
import { asArray, runOf } from '../runs.ts';
import { apply } from '../term.ts';
import { type ArrayValue, arrayOf, force, isChoice, isObject, isSpread, isUnknown, type Lazy, type Maybe, type Member, type ObjectValue, type Spread, type Unknown, type Value } from '../value.ts';
import { holds } from './array-items.ts';
import { type Argument, EvaluationError, type Result } from './entry.ts';
import { decided, valueOf } from './text-arguments.ts';

type Part = ArrayValue['parts'][number];

/** Objects are merged deeply, arrays joined without what is there already. */
export function union(args: readonly Argument[]): Result {
  const values = args.map(valueOf);
  switch (kindOfAll('union', values)) {
    case 'object':
      return decided(mergeObjects(values, { deep: true, whole: apply('union', values, 'object') }));
    case 'array':
      return values.some(isChoice) ? undefined : decided(unionOfArrays('union', values));
    default:
      return undefined;
  }
}

/** What is in all of them. */
export function intersection(args: readonly Argument[]): Result {
  const values = args.map(valueOf);
  switch (kindOfAll('intersection', values)) {
    case 'object':
      return decided(commonMembers(values));
    case 'array':
      return decided(commonItems(values));
    default:
      return undefined;
  }
}

export function distinct([array]: readonly Argument[]): Result {
  return decided(unionOfArrays('distinct', [valueOf(array)]));
}

/** The kind that one of the arguments certainly has, and all must have. */
function kindOfAll(name: string, values: readonly Value[]): 'object' | 'array' | undefined {
  const kinds = values.map((value) => {
    const each = kindsOf(value);
    return each?.length === 1 ? each[0] : undefined;
  });
  const kind = kinds.find((each) => each === 'object' || each === 'array');
  const other = kinds.findIndex((each) => each !== undefined && each !== kind);
  if (other >= 0) throw new EvaluationError('wrong-type', `${name}() takes objects only, or arrays only`, other);
  return kind === 'object' || kind === 'array' ? kind : undefined;
}

function arrayed(value: Value): ArrayValue | undefined {
  return asArray(value) ?? (isUnknown(value) && value.type === 'any' ? arrayOf([runOf(value)]) : undefined);
}

function unionOfArrays(name: string, values: readonly Value[]): ArrayValue | undefined {
  const arrays = values.map(arrayed);
  if (arrays.includes(undefined)) return undefined;
  const whole = apply(name, values, 'array');
  const seen = new Set<unknown>();
  const kept: Part[] = [];
  for (const part of arrays.flatMap((array) => array?.parts ?? [])) {
    const next = isSpread(part) ? { ...part, min: kept.length === 0 ? Math.min(part.min, 1) : 0 } : fresh(part, kept, seen, whole);
    if (next !== undefined) kept.push(next);
  }
  return arrayOf(kept);
}

/** `undefined` if the item is there already; a run of none or one if that is open. Scalars are found by a set. */
function fresh(part: Lazy, kept: readonly Part[], seen: Set<unknown>, whole: Unknown): Part | undefined {
  const item = force(part) ?? null;
  if (typeof item !== 'object' || item === null) {
    if (seen.has(item)) return undefined;
    seen.add(item);
  }
  const simple = typeof item !== 'object' || item === null;
  const others = arrayOf(simple ? kept.filter((each) => !isScalarPart(each)) : kept);
  const there = holds(others, item);
  if (there === true) return undefined;
  return there === false ? part : { kind: 'spread', item: part, min: 0, max: 1, from: whole };
}

function isScalarPart(part: Part): boolean {
  return typeof part !== 'object' || part === null;
}

/** In the order of the first array. */
function commonItems(values: readonly Value[]): ArrayValue | undefined {
  const arrays = values.map(arrayed);
  const first = arrays[0] && unionOfArrays('distinct', values.slice(0, 1));
  if (first === undefined || arrays.includes(undefined)) return undefined;
  const whole = apply('intersection', values, 'array');
  const others = arrays.slice(1).filter((array) => array !== undefined);
  return arrayOf(first.parts.flatMap((part) => common(part, others, whole)));
}

function common(part: Part, others: readonly ArrayValue[], whole: Unknown): readonly Part[] {
  const item = force(isSpread(part) ? part.item : part);
  const answers = others.map((array) => holds(array, item));
  if (answers.includes(false)) return [];
  if (isSpread(part)) return [{ ...part, min: 0 } satisfies Spread];
  return answers.every(Boolean) ? [part] : [{ kind: 'spread', item: part, min: 0, max: 1, from: whole }];
}

/** Members of one name (as written) and value. */
function commonMembers(values: readonly Value[]): ObjectValue | undefined {
  const [first, ...others] = values;
  if (!isObject(first) || first.rest || !others.every(isObject)) return undefined;
  const members = new Map<string, Member>();
  for (const [key, member] of first.members) {
    const answers = others.map((other) => isObject(other) && sameMember(member, other, key));
    if (answers.includes(false)) continue;
    if (answers.includes(undefined)) return undefined;
    members.set(key, member);
  }
  return { kind: 'object', members };
}

function sameMember(member: Member, other: ObjectValue, key: string): boolean | undefined {
  const found = other.members.get(key);
  if (found === undefined) return other.rest ? undefined : false;
  const value: Maybe = force(member.value);
  return found.key === member.key && equalValues(value, force(found.value));
}
