import { matchesWildcard } from '../../source/wildcard.ts';
import { endsWithText, startsWithText } from '../../values/text/compare.ts';
import { isStringValue, lengthBounds, partsOf, type StringValue, stringOf } from '../../values/text.ts';
import type { Maybe } from '../../values/value.ts';
import { isArray, isObject, isUnknown } from '../../values/value.ts';
import type { Truth } from '../logic.ts';
import { anyItem, equals } from './equality.ts';
import { isPresent } from './presence.ts';

/**
 * `like`: `*` stands for any text. Ignores case. What is absent or null is like nothing, not even `*`: by `not` and
 * `notLike '*'` Azure's own definitions ask whether there is a value.
 */
export function like(left: Maybe, pattern: Maybe): Truth {
  const present = isPresent(left);
  const resembles = present === false ? false : likeText(left, pattern);
  return resembles === true ? present : resembles;
}

function likeText(left: Maybe, pattern: Maybe): Truth {
  const text = textOf(left);
  if (text === undefined) return notText(left);
  const mask = stringOf(pattern);
  if (typeof mask !== 'string') return equals(left, pattern) === true ? true : 'unknown';
  const [start = '', ...rest] = mask.split('*');
  if (rest.length === 0) return equals(left, mask);
  if (typeof text === 'string') return matchesWildcard(text.toLowerCase(), mask.toLowerCase());
  return likePartly(text, start, rest);
}

function likePartly(text: StringValue, start: string, rest: readonly string[]): Truth {
  const end = rest.at(-1) ?? '';
  const starts = startsWithText(text, start, true);
  const ends = endsWithText(text, end, true);
  const { min, max } = lengthBounds(text);
  const needed = start.length + rest.join('').length;
  if (starts === false || ends === false || max < needed) return false;
  return starts && ends && min >= needed && rest.length === 1 ? true : 'unknown';
}

/** `match`: `#` is a digit, `?` a letter, `.` any character; all else stands for itself. Case counts. */
export function match(left: Maybe, pattern: Maybe): Truth {
  return matches(left, pattern, false);
}

/** `matchInsensitively`: as `match`, ignoring case. */
export function matchInsensitively(left: Maybe, pattern: Maybe): Truth {
  return matches(left, pattern, true);
}

function matches(left: Maybe, pattern: Maybe, ignoreCase: boolean): Truth {
  const text = textOf(left);
  if (text === undefined) return notText(left);
  const mask = stringOf(pattern);
  if (typeof mask !== 'string') return 'unknown';
  const { min, max } = lengthBounds(text);
  if (mask.length < min || mask.length > max) return false;
  const parts = partsOf(text);
  const start = typeof parts[0] === 'string' ? parts[0] : '';
  const last = parts.at(-1);
  const end = typeof last === 'string' ? last : '';
  if (!fits(start, mask.slice(0, start.length), ignoreCase)) return false;
  if (!fits(end, mask.slice(mask.length - end.length), ignoreCase)) return false;
  return typeof text === 'string' ? true : 'unknown';
}

function fits(text: string, mask: string, ignoreCase: boolean): boolean {
  if (text.length !== mask.length) return false;
  for (let index = 0; index < text.length; index += 1) {
    if (!fitsUnit(text[index] ?? '', mask[index] ?? '', ignoreCase)) return false;
  }
  return true;
}

function fitsUnit(unit: string, mask: string, ignoreCase: boolean): boolean {
  if (mask === '.') return true;
  if (mask === '#') return /\d/.test(unit);
  if (mask === '?') return /\p{L}/u.test(unit);
  return unit === mask || (ignoreCase && unit.toLowerCase() === mask.toLowerCase());
}

/** `contains`: a text holds another, ignoring case; an array holds an equal item. */
export function contains(left: Maybe, right: Maybe): Truth {
  if (isArray(left)) return anyItem(left, (item) => equals(item, right));
  const text = textOf(left);
  if (text === undefined) return notText(left);
  const part = stringOf(right);
  if (typeof part !== 'string') return equals(left, right) === true ? true : 'unknown';
  const wanted = part.toLowerCase();
  if (partsOf(text).some((piece) => typeof piece === 'string' && piece.toLowerCase().includes(wanted))) return true;
  if (wanted === '') return true;
  return typeof text === 'string' || lengthBounds(text).max < wanted.length ? false : 'unknown';
}

function textOf(value: Maybe): StringValue | undefined {
  if (isUnknown(value) && value.type === 'any') return undefined;
  const text = stringOf(value);
  return text !== undefined && isStringValue(text) ? text : undefined;
}

/** What holds no text at all contains and resembles none; what nobody knows may. */
function notText(value: Maybe): Truth {
  return isArray(value) || isObject(value) || (isUnknown(value) && value.type === 'object') ? false : 'unknown';
}
