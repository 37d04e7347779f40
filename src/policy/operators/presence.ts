import { mayBeNull } from '../../values/presence.ts';
import type { Maybe } from '../../values/value.ts';
import { force, isChoice, isObject, isScalar, isUnknown } from '../../values/value.ts';
import type { Truth } from '../logic.ts';
import type { Problem } from './operator.ts';

/** `exists`: there is a value, and it is not null. */
export function exists(left: Maybe, flag: Maybe): Truth | Problem {
  const wanted = typeof flag === 'string' ? flagOf(flag) : flag;
  if (typeof wanted !== 'boolean') return isUnknown(wanted) ? 'unknown' : { problem: "'exists' is true or false" };
  const present = isPresent(left);
  return present === 'unknown' ? present : present === wanted;
}

export function isPresent(value: Maybe): Truth {
  if (value === undefined || value === null) return false;
  return mayBeNull(value) ? 'unknown' : true;
}

function flagOf(text: string): boolean | undefined {
  const lower = text.toLowerCase();
  return lower === 'true' ? true : lower === 'false' ? false : undefined;
}

/** `containsKey`: an object has a member of that name, ignoring case. */
export function containsKey(left: Maybe, key: Maybe): Truth {
  if (isUnknown(left)) return left.type === 'any' || left.type === 'object' ? 'unknown' : false;
  if (!isObject(left)) return false;
  if (!isScalar(key)) return left.members.size === 0 && !left.rest ? false : 'unknown';
  const member = left.members.get(String(key).toLowerCase());
  if (member === undefined) return left.rest ? 'unknown' : false;
  const value = force(member.value);
  if (!isChoice(value)) return value !== undefined;
  const absent = value.alternatives.filter((each) => each.value === undefined).length;
  return absent === 0 ? true : absent === value.alternatives.length ? false : 'unknown';
}
