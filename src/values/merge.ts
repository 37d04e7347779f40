import { memberOfUnknown } from './access.ts';
import { spend } from './budget.ts';
import { choose } from './choice.ts';
import { isPresent, orAbsent } from './presence.ts';
import { memo } from './substitute.ts';
import { lazyTerm } from './term.ts';
import {
  type Choice,
  force,
  isChoice,
  isObject,
  isUnknown,
  type Lazy,
  type Maybe,
  type Member,
  type ObjectValue,
  type Unknown,
  type Value,
} from './value.ts';

/** How objects are merged, and the term that stands for the result where it is not known. */
export interface Merging {
  /** Objects under one name are merged in turn (`union`), or the later one counts (`shallowMerge`). */
  readonly deep: boolean;
  readonly whole: () => Unknown;
}

/**
 * Objects merged from left to right; names ignore case, arrays are replaced. A choice of objects makes members that
 * are there in some cases. `undefined` if one of the values may be no object.
 */
export function mergeObjects(values: readonly Value[], merging: Merging): ObjectValue | undefined {
  let merged: ObjectValue = { kind: 'object', members: new Map() };
  for (const value of values) {
    const next = asObject(value, merging.whole);
    if (next === undefined) return undefined;
    merged = mergeTwo(merged, next, merging);
  }
  return merged;
}

/** An unknown object has unknown members only. */
function asObject(value: Value, whole: () => Unknown): ObjectValue | undefined {
  if (isObject(value)) return value;
  if (isUnknown(value))
    return value.type === 'object' || value.type === 'any'
      ? { kind: 'object', members: new Map(), rest: value }
      : undefined;
  return isChoice(value) ? collapsed(value, whole) : undefined;
}

/** One object for a choice of objects: each member is a choice, which is absent where the object lacks it. */
function collapsed(choice: Choice, whole: () => Unknown): ObjectValue | undefined {
  const cases: { guard: Choice['alternatives'][number]['guard']; object: ObjectValue }[] = [];
  for (const { guard, value } of choice.alternatives) {
    const object = value === undefined ? undefined : asObject(value, whole);
    if (object === undefined) return undefined;
    cases.push({ guard, object });
  }
  const members = new Map<string, Member>();
  for (const [key, member] of cases.flatMap(({ object }) => [...object.members])) {
    if (members.has(key)) continue;
    const value = memo(
      () =>
        choose(
          cases.map(({ guard, object }) => ({ guard, value: readMember(object, key) })),
          () => memberOfUnknown(whole(), key),
        ),
      true,
    );
    members.set(key, { key: member.key, value });
  }
  return cases.some(({ object }) => object.rest)
    ? { kind: 'object', members, rest: whole() }
    : { kind: 'object', members };
}

function readMember(object: ObjectValue, key: string): Maybe {
  const member = object.members.get(key);
  if (member !== undefined) return force(member.value);
  return object.rest && orAbsent(memberOfUnknown(object.rest, key));
}

function mergeTwo(first: ObjectValue, second: ObjectValue, merging: Merging): ObjectValue {
  // A member that may be overwritten is made anew, with what it may be.
  spend((first.members.size * (second.rest ? 12 : 1) + second.members.size) / 4);
  const members = new Map<string, Member>();
  for (const [key, member] of first.members) {
    if (second.members.has(key) || !second.rest) members.set(key, member);
    else members.set(key, { key: member.key, value: overwritable(member, memberOfUnknown(merging.whole(), key)) });
  }
  for (const [key, member] of second.members) {
    const before = first.members.get(key);
    const value = mergeMember(
      key,
      before?.value ?? (first.rest && orAbsent(memberOfUnknown(first.rest, key))),
      member.value,
      merging,
    );
    members.set(key, { key: before?.key ?? member.key, value });
  }
  return first.rest || second.rest ? { kind: 'object', members, rest: merging.whole() } : { kind: 'object', members };
}

/** A member that the unknown ones of a later object may overwrite. */
function overwritable(member: Member, merged: Unknown): Unknown {
  return isPresent(member.value) === true ? merged : orAbsent(merged);
}

function mergeMember(key: string, before: Lazy | undefined, after: Lazy, merging: Merging): Lazy {
  const certain = isPresent(after) === true;
  if (before === undefined || (certain && !merging.deep)) return after;
  const whole = lazyTerm(() => memberOfUnknown(merging.whole(), key));
  return memo(() => combine(before, force(after), merging.deep, whole), !certain && isPresent(before) !== true);
}

/** The earlier value is only looked at where it counts. */
function combine(before: Lazy, after: Maybe, deep: boolean, whole: () => Unknown): Maybe {
  if (after === undefined) return force(before);
  if (isChoice(after)) {
    const each = after.alternatives.map(({ guard, value }) => ({ guard, value: combine(before, value, deep, whole) }));
    return choose(each, whole);
  }
  if (isUnknown(after) && after.optional) return overwritten(force(before), after, whole);
  if (!deep || !mayBeObject(after)) return after;
  return combineDeep(force(before), after, whole);
}

/** The later member may not be there; then the earlier one counts, if there is one. */
function overwritten(earlier: Maybe, after: Unknown, whole: () => Unknown): Maybe {
  if (earlier === undefined) return after;
  if (!isChoice(earlier)) return isUnknown(earlier) && earlier.optional ? orAbsent(whole()) : whole();
  const each = earlier.alternatives.map(({ guard, value }) => ({ guard, value: overwritten(value, after, whole) }));
  return choose(each, () => orAbsent(whole()));
}

function combineDeep(earlier: Maybe, after: Value, whole: () => Unknown): Maybe {
  if (isChoice(earlier)) {
    const each = earlier.alternatives.map(({ guard, value }) => ({ guard, value: combineDeep(value, after, whole) }));
    return choose(each, whole);
  }
  if (!mayBeObject(earlier)) return after;
  if (isUnknown(after) && after.type === 'any') return whole();
  return mergeObjects([earlier, after], { deep: true, whole });
}

function mayBeObject(value: Maybe): value is ObjectValue | Unknown {
  return isObject(value) || (isUnknown(value) && (value.type === 'object' || value.type === 'any'));
}
