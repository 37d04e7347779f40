import { apply } from '../term.ts';
import { cannotContain, lengthBounds, partsOf, type StringValue, type TextPart, textOf } from '../text.ts';
import { isUnknown, type Unknown } from '../value.ts';

/** The first `count` characters, all if there are fewer. What the known beginning covers is cut off exactly. */
export function takeText(value: StringValue, count: number): StringValue {
  const bounds = lengthBounds(value);
  if (count <= 0) return '';
  if (bounds.max <= count) return value;
  const { head, rest, left } = cutFront(partsOf(value), count);
  return left === 0 || rest.length === 0 ? textOf(head) : textOf([...head, taken(rest, left)]);
}

function taken(rest: readonly TextPart[], left: number): Unknown {
  const { min } = lengthBounds(rest);
  return apply('take', [textOf(rest), left], 'string', { range: { min: Math.min(min, left), max: left } });
}

/** All but the first `count` characters. */
export function skipText(value: StringValue, count: number): StringValue {
  if (count <= 0) return value;
  if (lengthBounds(value).max <= count) return '';
  const { rest, left } = cutFront(partsOf(value), count);
  if (left === 0) return textOf(rest);
  const { min, max } = lengthBounds(rest);
  const range = { min: Math.max(min - left, 0), ...(Number.isFinite(max) && { max: Math.max(max - left, 0) }) };
  return apply('skip', [textOf(rest), left], 'string', { range });
}

/** Takes pieces of known length off the front until `count` characters are gone or an open piece comes. */
function cutFront(
  parts: readonly TextPart[],
  count: number,
): { head: TextPart[]; rest: readonly TextPart[]; left: number } {
  const head: TextPart[] = [];
  let left = count;
  for (const [i, part] of parts.entries()) {
    const { min, max } = lengthBounds([part]);
    const whole = min === max && max <= left;
    if (!whole && (typeof part !== 'string' || left === 0)) return { head, rest: parts.slice(i), left };
    if (!whole)
      return {
        head: [...head, String(part).slice(0, left)],
        rest: [String(part).slice(left), ...parts.slice(i + 1)],
        left: 0,
      };
    head.push(part);
    left -= max;
  }
  return { head, rest: [], left };
}

/** `length` characters from `start`; `undefined` where it is open what they are. Bounds have been checked before. */
export function substringText(value: StringValue, start: number, length: number | undefined): StringValue | undefined {
  const from = skipText(value, start);
  if (length === undefined) return known(from, value) ? from : undefined;
  const piece = takeText(from, length);
  return known(piece, value) ? piece : undefined;
}

/** Nothing but pieces of the original: `skip` and `take` would hide that `substring` fails on shorter strings. */
function known(result: StringValue, value: StringValue): boolean {
  const keys = new Set(partsOf(value).flatMap((part) => (isUnknown(part) ? [part.key] : [])));
  return partsOf(result).every((part) => typeof part === 'string' || keys.has(part.key));
}

/** The first (or last) character as a string; nothing of an empty string. */
export function edgeText(value: StringValue, end: 'first' | 'last'): StringValue | undefined {
  const parts = partsOf(value);
  const part = end === 'first' ? parts[0] : parts.at(-1);
  if (part === undefined) return '';
  return typeof part === 'string' ? part.at(end === 'first' ? 0 : -1) : undefined;
}

/** What .NET calls white space; unlike JavaScript, not the byte order mark. */
const space = /[\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/;

function withoutSpaceAhead(text: string): string {
  let start = 0;
  while (start < text.length && space.test(text.charAt(start))) start += 1;
  return text.slice(start);
}

/** By hand: an expression that looks for the end tries every run of spaces. */
function withoutSpaceBehind(text: string): string {
  let end = text.length;
  while (end > 0 && space.test(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

/** Without white space at both ends, if it is known what stands there. */
export function trimText(value: StringValue): StringValue | undefined {
  const parts = [...partsOf(value)];
  const first = parts[0];
  if (typeof first === 'string') parts[0] = withoutSpaceAhead(first);
  const last = parts.at(-1);
  if (typeof last === 'string') parts[parts.length - 1] = withoutSpaceBehind(last);
  return parts.length < 2 || (closed(parts[0]) && closed(parts.at(-1))) ? trimmedText(parts, value) : undefined;
}

function trimmedText(parts: readonly TextPart[], value: StringValue): StringValue | undefined {
  return isUnknown(value) && !closed(value) ? undefined : textOf(parts);
}

/** The edge cannot uncover more white space. */
function closed(edge: TextPart | undefined): boolean {
  if (edge === undefined || typeof edge === 'string') return edge !== '';
  return lengthBounds([edge]).min > 0 && [' ', '\t', '\n', '\r'].every((unit) => cannotContain(edge, unit));
}
