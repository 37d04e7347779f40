import { toUpperInvariant } from '../dotnet/casing.ts';
import {
  type Bounds,
  cannotContain,
  lengthBounds,
  partsOf,
  type StringValue,
  scalarText,
  type TextPart,
} from '../text.ts';
import { callOf, isUnknown, type Unknown } from '../value.ts';

/** What is left of two strings once equal ends are taken off. */
export interface Residue {
  readonly left: readonly TextPart[];
  readonly right: readonly TextPart[];
}

/** Whether two strings are equal: `true`, `false`, or what the answer still hangs on. */
export function compareTexts(first: StringValue, second: StringValue, ignoreCase: boolean): boolean | Residue {
  const left = prepared(first, ignoreCase);
  const right = prepared(second, ignoreCase);
  if (!stripped(left, right) || !strippedBehind(left, right)) return false;
  if (left.length === 0 && right.length === 0) return true;
  if (disjoint(lengthBounds(left), lengthBounds(right))) return false;
  return excluded(left, right) || excluded(right, left) ? false : { left, right };
}

/** Whether a string begins with another. */
export function startsWithText(value: StringValue, start: StringValue, ignoreCase: boolean): boolean | undefined {
  return begins(prepared(value, ignoreCase), prepared(start, ignoreCase));
}

/** Whether a string ends with another. */
export function endsWithText(value: StringValue, end: StringValue, ignoreCase: boolean): boolean | undefined {
  return begins(reversed(prepared(value, ignoreCase)), reversed(prepared(end, ignoreCase)));
}

function begins(value: TextPart[], start: TextPart[]): boolean | undefined {
  if (!stripped(value, start)) return false;
  if (start.length === 0) return true;
  return lengthBounds(value).max < lengthBounds(start).min ? false : undefined;
}

/** The pieces; with letters ignored, all upper case, and `toLower(x)` is as good as `x`. */
function prepared(value: StringValue, ignoreCase: boolean): TextPart[] {
  const parts = [...partsOf(value)];
  return ignoreCase
    ? parts.map((part) => (typeof part === 'string' ? toUpperInvariant(part) : withoutCase(part)))
    : parts;
}

function withoutCase(term: Unknown): Unknown {
  let inner = term;
  for (;;) {
    const call = callOf(inner);
    if (call?.name !== 'toLower' && call?.name !== 'toUpper') return inner;
    const [next] = call.args;
    if (!isUnknown(next) || next.type !== 'string') return inner;
    inner = next;
  }
}

function reversed(parts: readonly TextPart[]): TextPart[] {
  return parts.toReversed().map((part) => (typeof part === 'string' ? part.split('').reverse().join('') : part));
}

function strippedBehind(left: TextPart[], right: TextPart[]): boolean {
  const leftBack = reversed(left);
  const rightBack = reversed(right);
  if (!stripped(leftBack, rightBack)) return false;
  left.splice(0, left.length, ...reversed(leftBack));
  right.splice(0, right.length, ...reversed(rightBack));
  return true;
}

/** Takes equal beginnings off both; `false` if the two certainly differ there. */
function stripped(left: TextPart[], right: TextPart[]): boolean {
  for (;;) {
    const [first] = left;
    const [second] = right;
    if (first === undefined || second === undefined) return true;
    if (typeof first === 'string' && typeof second === 'string') {
      const length = Math.min(first.length, second.length);
      if (first.slice(0, length) !== second.slice(0, length)) return false;
      cut(left, first, length);
      cut(right, second, length);
    } else if (typeof first !== 'string' && typeof second !== 'string') {
      if (first.key !== second.key) return true;
      left.shift();
      right.shift();
    } else {
      return !clash(first, second);
    }
  }
}

function cut(parts: TextPart[], first: string, length: number): void {
  if (first.length > length) parts[0] = first.slice(length);
  else parts.shift();
}

/** A piece that is not empty and cannot hold the character with which the other side goes on. */
function clash(first: TextPart, second: TextPart): boolean {
  const [term, text] = typeof first === 'string' ? [second, first] : [first, second];
  if (typeof term === 'string' || typeof text !== 'string') return false;
  return lengthBounds([term]).min > 0 && cannotContain(term, text.slice(0, 1));
}

function disjoint(first: Bounds, second: Bounds): boolean {
  return first.max < second.min || second.max < first.min;
}

/** A single unknown against a known text that it cannot be. */
function excluded(left: readonly TextPart[], right: readonly TextPart[]): boolean {
  const [term] = left;
  const text = right.length === 0 ? '' : right[0];
  if (left.length !== 1 || right.length > 1 || term === undefined || typeof term === 'string') return false;
  if (typeof text !== 'string') return false;
  if (term.domain) return !term.domain.some((value) => toUpperInvariant(scalarText(value)) === toUpperInvariant(text));
  return text.split('').some((unit) => cannotContain(term, unit));
}
