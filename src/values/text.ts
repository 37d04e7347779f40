import { toLowerInvariant, toUpperInvariant } from './dotnet/casing.ts';
import { numberText } from './dotnet/number.ts';
import { formulaOf } from './formula.ts';
import { isNumber } from './integer.ts';
import { apply, type RootOptions } from './term.ts';
import { callOf, isScalar, isText, isUnknown, type Maybe, type Text, type Unknown } from './value.ts';

/** A string as far as it is known. An unknown here is of type string. */
export type StringValue = string | Text | Unknown;

export type TextPart = string | Unknown;

export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A string of more pieces, some of them unknown, is followed no further. No template that people write comes near. */
const maxParts = 1000;

export function partsOf(value: StringValue): readonly TextPart[] {
  if (value === '') return [];
  return isText(value) ? value.parts : [value];
}

/** The one form of a sequence of pieces: known neighbours joined, nothing empty; a single piece is that piece. */
export function textOf(pieces: Iterable<TextPart>): StringValue {
  const parts: TextPart[] = [];
  for (const piece of pieces) {
    const last = parts.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') parts[parts.length - 1] = last + piece;
    else if (piece !== '') parts.push(piece);
  }
  const [only] = parts;
  if (parts.length > maxParts) return apply('concat', parts, 'string', { range: lengthBounds(parts) });
  return parts.length > 1 ? { kind: 'text', parts } : (only ?? '');
}

export function joinTexts(values: readonly StringValue[]): StringValue {
  return textOf(values.flatMap(partsOf));
}

export function isStringValue(value: Maybe): value is StringValue {
  return typeof value === 'string' || isText(value) || (isUnknown(value) && value.type === 'string');
}

/**
 * A value as it reads within a text: null is nothing, booleans are `True` and `False`. `undefined` for objects and
 * arrays, which each function writes in its own way.
 */
export function stringOf(value: Maybe): StringValue | undefined {
  if (value === undefined || isScalar(value)) return scalarText(value ?? null);
  if (isText(value)) return value;
  if (!isUnknown(value) || value.type === 'object' || value.type === 'array') return undefined;
  return value.type === 'string'
    ? value
    : apply('string', [value], 'string', { written: () => formulaOf(value), ...stringOptions(value) });
}

export function scalarText(value: string | number | bigint | boolean | null): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return isNumber(value) ? numberText(value) : value;
}

function stringOptions(value: Unknown): RootOptions {
  if (value.domain) return { domain: [...new Set(value.domain.map(scalarText))] };
  const { min, max } = value.range ?? {};
  if (value.type !== 'int') return {};
  return {
    range: {
      min: 1,
      max: min !== undefined && max !== undefined ? Math.max(String(min).length, String(max).length) : 20,
    },
  };
}

/** How long a string can be. */
export function lengthBounds(value: StringValue | readonly TextPart[]): Bounds {
  let min = 0;
  let max = 0;
  for (const part of isParts(value) ? value : partsOf(value)) {
    const bounds = partBounds(part);
    min += bounds.min;
    max += bounds.max;
  }
  return { min, max };
}

function isParts(value: StringValue | readonly TextPart[]): value is readonly TextPart[] {
  return Array.isArray(value);
}

function partBounds(part: TextPart): Bounds {
  if (typeof part === 'string') return { min: part.length, max: part.length };
  if (part.domain) {
    const lengths = part.domain.map((value) => scalarText(value).length);
    return { min: Math.min(...lengths), max: Math.max(...lengths) };
  }
  return { min: Math.max(part.range?.min ?? 0, 0), max: part.range?.max ?? Number.POSITIVE_INFINITY };
}

/** `toLower` and `toUpper` of a string, piece by piece. */
export function mapCase(value: StringValue, name: 'toLower' | 'toUpper'): StringValue {
  const map = name === 'toLower' ? toLowerInvariant : toUpperInvariant;
  return textOf(partsOf(value).map((part) => (typeof part === 'string' ? map(part) : termCase(part, name, map))));
}

function termCase(term: Unknown, name: 'toLower' | 'toUpper', map: (text: string) => string): Unknown {
  if (callOf(term)?.name === name) return term;
  if (name === 'toLower' && (callOf(term)?.name === 'guid' || callOf(term)?.name === 'uniqueString')) return term;
  const mapped = term.domain?.map((value) => map(scalarText(value)));
  if (mapped?.every((value, i) => value === term.domain?.[i])) return term;
  const excludes = term.excludes?.replace(/\p{L}/gu, '');
  return apply(name, [term], 'string', {
    ...(term.range && { range: term.range }),
    ...(excludes && { excludes }),
    ...(mapped && { domain: [...new Set(mapped)] }),
  });
}

/** Functions of functions are looked through so far. */
const maxDepth = 20;

/** Whether a character can certainly not occur in an unknown string. Letters count in both cases. */
export function cannotContain(term: Unknown, unit: string, depth = 0): boolean {
  if (term.domain) return !term.domain.some((value) => contains(scalarText(value), unit));
  if (term.excludes !== undefined && contains(term.excludes, unit)) return true;
  const [first] = callOf(term)?.args ?? [];
  switch (callOf(term)?.name) {
    case 'guid':
      return !/[0-9a-f-]/i.test(unit);
    case 'uniqueString':
      return !/[a-z2-7]/i.test(unit);
    case 'string':
      return isUnknown(first) && first.type === 'int' && !/[\d-]/.test(unit);
    case 'toLower':
    case 'toUpper':
    case 'take':
    case 'skip':
    case 'trim':
    case 'substring':
      return depth < maxDepth && isStringValue(first) && lacks(first, unit, depth + 1);
    default:
      return false;
  }
}

function lacks(value: StringValue, unit: string, depth: number): boolean {
  return partsOf(value).every((part) =>
    typeof part === 'string' ? !contains(part, unit) : cannotContain(part, unit, depth),
  );
}

function contains(text: string, unit: string): boolean {
  return toUpperInvariant(text).includes(toUpperInvariant(unit));
}
