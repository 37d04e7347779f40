import { choose } from './choice.ts';
import { force, isChoice, isThunk, type Lazy, type Member, type ObjectValue, type Value } from './value.ts';

/**
 * Whether an object has a member: `true`, `false`, a choice of both, or `undefined` where its members are not all
 * known. A member is only evaluated if its very presence hangs on that.
 */
export function hasMember(object: ObjectValue, key: string): Value | undefined {
  const member = object.members.get(key.toLowerCase());
  if (member === undefined) return object.rest === undefined ? false : undefined;
  return isPresent(member.value);
}

export function isPresent(lazy: Lazy): Value {
  if (isThunk(lazy) && lazy.optional !== true) return true;
  const value = force(lazy);
  if (!isChoice(value)) return value !== undefined;
  const alternatives = value.alternatives.map((each) => ({ guard: each.guard, value: each.value !== undefined }));
  return choose(alternatives, () => true) ?? true;
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
