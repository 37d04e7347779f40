import { leftOut, memberFormula } from '../../template/formula.ts';
import { toUpperInvariant } from '../dotnet/casing.ts';
import { formulaOfTerm } from '../formula.ts';
import { apply } from '../term.ts';
import { cannotContain, lengthBounds, partsOf, type StringValue, type TextPart, textOf } from '../text.ts';
import { arrayOf, isUnknown, type Spread, type Unknown, type Value } from '../value.ts';

/** Whether a string has another in it; case counts. */
export function containsText(value: StringValue, wanted: StringValue): boolean | undefined {
  const parts = partsOf(value);
  if (wanted === '') return true;
  if (typeof wanted === 'string') return containsKnown(parts, wanted);
  if (isUnknown(wanted) && parts.some((part) => isUnknown(part) && part.key === wanted.key)) return true;
  return lengthBounds(value).max < lengthBounds(wanted).min ? false : undefined;
}

function containsKnown(parts: readonly TextPart[], wanted: string): boolean | undefined {
  if (parts.some((part) => typeof part === 'string' && part.includes(wanted))) return true;
  const apart = parts.every((part) => typeof part === 'string' || blocks(part, wanted));
  return apart || lengthBounds(parts).max < wanted.length ? false : undefined;
}

/** No occurrence can reach into this piece, nor across it. */
function blocks(part: Unknown, wanted: string): boolean {
  const solid = wanted.length === 1 || lengthBounds([part]).min > 0;
  return solid && [...wanted].every((unit) => cannotContain(part, unit));
}

/** The first position of a known text, letters compared without case; `-1` if there is none. */
export function indexOfText(value: StringValue, wanted: string): number | undefined {
  if (typeof value === 'string') return toUpperInvariant(value).indexOf(toUpperInvariant(wanted));
  const [first = ''] = partsOf(value);
  const found = typeof first === 'string' ? toUpperInvariant(first).indexOf(toUpperInvariant(wanted)) : -1;
  if (found >= 0) return found;
  return wanted === '' ? 0 : undefined;
}

/** The last position of a known text, letters compared without case. Known if it stands behind the last unknown. */
export function lastIndexOfText(value: StringValue, wanted: string): number | undefined {
  if (typeof value === 'string') return toUpperInvariant(value).lastIndexOf(toUpperInvariant(wanted));
  const parts = partsOf(value);
  const last = parts.at(-1);
  const found = typeof last === 'string' ? toUpperInvariant(last).lastIndexOf(toUpperInvariant(wanted)) : -1;
  const before = lengthBounds(parts.slice(0, -1));
  return found >= 0 && before.min === before.max ? before.min + found : undefined;
}

/**
 * Replaces a known text. Where that is a single character, each piece is replaced by itself; a longer one could begin
 * in one piece and end in the next.
 */
export function replaceText(value: StringValue, wanted: string, by: StringValue): StringValue | undefined {
  if (typeof value === 'string' && typeof by === 'string') return value.replaceAll(wanted, () => by);
  if (typeof value !== 'string' && wanted.length > 1) return undefined;
  return textOf(partsOf(value).flatMap((part) => replacePart(part, wanted, by)));
}

function replacePart(part: TextPart, wanted: string, by: StringValue): readonly TextPart[] {
  if (typeof part !== 'string')
    return cannotContain(part, wanted) ? [part] : [apply('replace', [part, wanted, by], 'string')];
  const between = partsOf(by);
  return part.split(wanted).flatMap((piece, i) => (i === 0 ? [piece] : [...between, piece]));
}

/**
 * The pieces of a string between separators of one character each. A piece that an unknown may reach into is part of a
 * run of unknown length.
 */
export function splitText(value: StringValue, separators: readonly string[]): Value | undefined {
  if (separators.some((separator) => separator.length > 1)) return undefined;
  const open = (part: TextPart): boolean => isUnknown(part) && !separators.every((unit) => cannotContain(part, unit));
  const parts = partsOf(value);
  const firstOpen = parts.findIndex(open);
  if (firstOpen < 0) return arrayOf(pieces(parts, separators).map(textOf));
  const lastOpen = parts.findLastIndex(open);
  const before = pieces(parts.slice(0, firstOpen), separators);
  const behind = pieces(parts.slice(lastOpen + 1), separators);
  const middle = [...(before.pop() ?? []), ...parts.slice(firstOpen, lastOpen + 1), ...(behind.shift() ?? [])];
  return arrayOf([...before.map(textOf), run(middle, separators), ...behind.map(textOf)]);
}

/** Cut at every separator in the known pieces. */
function pieces(parts: readonly TextPart[], separators: readonly string[]): TextPart[][] {
  const result: TextPart[][] = [[]];
  for (const part of parts) {
    const [head = '', ...tail] = typeof part === 'string' ? cut(part, separators) : [part];
    result.at(-1)?.push(head);
    for (const piece of tail) result.push([piece]);
  }
  return result;
}

/** .NET's `Split`: at each position the first separator that fits; without separators, white space. */
export function cut(text: string, separators: readonly string[]): string[] {
  const usable = separators.filter((separator) => separator !== '');
  if (usable.length === 0) return separators.length === 0 ? text.split(/\s/u) : [text];
  const pattern = usable.map((separator) => separator.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|');
  return text.split(new RegExp(pattern, 'u'));
}

function run(middle: readonly TextPart[], separators: readonly string[]): Spread {
  const whole = textOf(middle);
  const [only = ''] = separators;
  const from = apply('split', [whole, separators.length === 1 ? only : arrayOf(separators)], 'array');
  const at = (position: Value): Unknown =>
    apply('item', [from, position], 'string', { written: () => memberFormula(formulaOfTerm(from), leftOut) });
  const known = pieces(middle, separators).length;
  const max = Math.max(known, lengthBounds(whole).max + 1);
  const item = at(apply('index', [from], 'int', { range: { min: 0 } }));
  return { kind: 'spread', item, min: known, max, from, at, counted: true };
}
