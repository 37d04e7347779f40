import { choose } from './choice.ts';
import {
  force,
  isChoice,
  isThunk,
  isUnknown,
  type Lazy,
  type Maybe,
  type Member,
  type ObjectValue,
  type Unknown,
  type Value,
} from './value.ts';

/**
 * Whether an object has a member: `true`, `false`, a choice of both, or `undefined` where that is not known. A member
 * is only evaluated if its very presence hangs on that.
 */
export function hasMember(object: ObjectValue, key: string): Value | undefined {
  const member = object.members.get(key.toLowerCase());
  if (member === undefined) return object.rest === undefined ? false : undefined;
  return isPresent(member.value);
}

export function isPresent(lazy: Lazy): Value | undefined {
  if (isThunk(lazy) && lazy.optional !== true) return true;
  const value = force(lazy);
  if (!isChoice(value)) return there(value);
  const alternatives = value.alternatives.map((each) => ({ guard: each.guard, value: there(each.value) }));
  return alternatives.some((each) => each.value === undefined) ? undefined : (choose(alternatives, () => true) ?? true);
}

function there(value: Maybe): boolean | undefined {
  return isUnknown(value) && value.optional ? undefined : value !== undefined;
}

/** A member of an unknown object where it is not known whether the object has it. */
export function orAbsent(member: Unknown): Unknown {
  return { ...orNull(member), optional: true };
}

/** What may be missing is null then, whatever its declared type says. */
export function orNull(member: Unknown): Unknown {
  const { range: _, model, domain, ...term } = member;
  return {
    ...term,
    type: 'any',
    ...(domain && { domain: [...new Set([...domain, null])] }),
    ...(model && { model: { ...model, nullable: true } }),
  };
}

/** Typed unknowns are values of their type; only what has no declared type, or a nullable one, may be null. */
export function mayBeNull(value: Maybe): boolean {
  return isUnknown(value) && (value.domain ? value.domain.includes(null) : value.type === 'any');
}

/** How many members an object has. */
export function memberCount(object: ObjectValue): { min: number; max: number } {
  let min = 0;
  let max = object.rest === undefined ? 0 : Number.POSITIVE_INFINITY;
  for (const member of object.members.values()) {
    const present = isPresent(member.value);
    if (present === true) min += 1;
    if (present !== false) max += 1;
  }
  return { min, max };
}

/** The members that are not certainly absent. */
export function* possibleMembers(object: ObjectValue): Iterable<Member & { readonly certain: boolean }> {
  for (const member of object.members.values()) {
    const present = isPresent(member.value);
    if (present !== false) yield { ...member, certain: present === true };
  }
}
