import { spend } from '../budget.ts';
import { canonicalText } from '../canonical.ts';
import { equalValues } from '../equality.ts';
import { kindsOf } from '../kinds.ts';
import { mergeObjects } from '../merge.ts';
import { mustBeArray } from '../runs.ts';
import { apply, lazyTerm } from '../term.ts';
import {
  type ArrayValue,
  arrayOf,
  force,
  isChoice,
  isObject,
  isSpread,
  type Lazy,
  type Maybe,
  type Member,
  type ObjectValue,
  type Spread,
  type Unknown,
  type Value,
} from '../value.ts';
import { holds } from './array-items.ts';
import { type Argument, EvaluationError, type Result } from './entry.ts';
import { decided, valueOf } from './text-arguments.ts';

type Part = ArrayValue['parts'][number];

/** Objects are merged deeply, arrays joined without what is there already. */
export function union(args: readonly Argument[]): Result {
  const values = args.map(valueOf);
  switch (kindOfAll('union', values)) {
    case 'object':
      return decided(mergeObjects(values, { deep: true, whole: lazyTerm(() => apply('union', values, 'object')) }));
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
  if (other >= 0) throw new EvaluationError('wrong-type', `${name}() expects objects only, or arrays only`, other);
  return kind === 'object' || kind === 'array' ? kind : undefined;
}

/** What has been seen of an array: known items by their text, so that large arrays need no comparison of all pairs. */
interface Seen {
  readonly texts: Set<string>;
  /** Items that are not known all through, and runs. */
  readonly open: Part[];
  readonly all: Part[];
}

function nothingSeen(): Seen {
  return { texts: new Set(), open: [], all: [] };
}

function see(seen: Seen, part: Part, text: string | undefined): void {
  if (text === undefined) seen.open.push(part);
  else seen.texts.add(text);
  seen.all.push(part);
}

function wasSeen(seen: Seen, item: Value, text: string | undefined): boolean | undefined {
  if (text === undefined) return holds(arrayOf(seen.all), item);
  return seen.texts.has(text) || holds(arrayOf(seen.open), item);
}

function textOfPart(part: Part): string | undefined {
  return isSpread(part) ? undefined : canonicalText(force(part) ?? null);
}

function unionOfArrays(name: string, values: readonly Value[]): ArrayValue | undefined {
  const arrays = values.map(mustBeArray);
  if (arrays.includes(undefined)) return undefined;
  const whole = lazyTerm(() => apply(name, values, 'array'));
  const seen = nothingSeen();
  const kept: Part[] = [];
  for (const part of arrays.flatMap((array) => array?.parts ?? [])) {
    spend(0.25);
    const text = textOfPart(part);
    const next = isSpread(part)
      ? { ...part, min: kept.length === 0 ? Math.min(part.min, 1) : 0, from: whole(), counted: false }
      : unlessSeen(part, wasSeen(seen, force(part) ?? null, text), whole);
    if (next !== undefined) kept.push(next);
    see(seen, part, text);
  }
  return arrayOf(kept);
}

/** The item, nothing, or a run of none or one where it is open whether it is new: one like it is in the union anyhow. */
function unlessSeen(part: Lazy, there: boolean | undefined, whole: () => Unknown): Part | undefined {
  if (there === true) return undefined;
  return there === false ? part : { kind: 'spread', item: part, min: 0, max: 1, from: whole(), held: true };
}

/** In the order of the first array. */
function commonItems(values: readonly Value[]): ArrayValue | undefined {
  const arrays = values.map(mustBeArray);
  const first = arrays[0] && unionOfArrays('distinct', values.slice(0, 1));
  if (first === undefined || arrays.includes(undefined)) return undefined;
  const whole = lazyTerm(() => apply('intersection', values, 'array'));
  const others = arrays.slice(1).map(seenOf);
  return arrayOf(first.parts.flatMap((part) => common(part, others, whole)));
}

function seenOf(array: ArrayValue | undefined): Seen {
  const seen = nothingSeen();
  for (const part of array?.parts ?? []) {
    spend(0.25);
    see(seen, part, textOfPart(part));
  }
  return seen;
}

function common(part: Part, others: readonly Seen[], whole: () => Unknown): readonly Part[] {
  const item = force(isSpread(part) ? part.item : part) ?? null;
  const text = textOfPart(part);
  const answers = others.map((seen) => wasSeen(seen, item, text));
  if (answers.includes(false)) return [];
  if (isSpread(part)) return [{ ...part, min: 0, from: whole(), counted: false, held: false } satisfies Spread];
  return answers.every(Boolean) ? [part] : [{ kind: 'spread', item: part, min: 0, max: 1, from: whole() }];
}

/** Members of one name (as written) and value. */
function commonMembers(values: readonly Value[]): ObjectValue | undefined {
  const [first, ...others] = values;
  spend(isObject(first) ? first.members.size / 4 : 0);
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
