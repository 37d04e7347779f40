import { FormatError } from './standard-number.ts';

/** A part of a composite format: literal text, or a hole `{index,alignment:format}`. */
export type CompositePart = string | CompositeHole;

export interface CompositeHole {
  readonly index: number;
  /** Least width; negative aligns to the left; 0 for none. */
  readonly alignment: number;
  readonly format: string;
}

const maxIndex = 1_000_000;
const hole = /\{(\d+) *(?:, *(-?\d+) *)?(?::([^{}]*))?\}/y;

/**
 * The parts of a .NET composite format. Throws `FormatError` for what `string.Format` refuses.
 * https://learn.microsoft.com/dotnet/standard/base-types/composite-formatting
 */
export function parseComposite(format: string): readonly CompositePart[] {
  const parts: CompositePart[] = [];
  let literal = '';
  let i = 0;
  while (i < format.length) {
    const unit = format[i] ?? '';
    if ((unit === '{' || unit === '}') && format[i + 1] === unit) {
      literal += unit;
      i += 2;
    } else if (unit === '{' || unit === '}') {
      if (literal !== '') parts.push(literal);
      literal = '';
      const { part, end } = holeAt(format, i);
      parts.push(part);
      i = end;
    } else {
      literal += unit;
      i += 1;
    }
  }
  return literal === '' ? parts : [...parts, literal];
}

function holeAt(format: string, at: number): { part: CompositeHole; end: number } {
  hole.lastIndex = at;
  const match = hole.exec(format);
  if (match === null)
    throw new FormatError(
      `the brace at position ${at + 1} does not belong to a placeholder like {0}; write a brace as {{ or }}`,
    );
  const index = Number(match[1]);
  const alignment = Number(match[2] ?? 0);
  if (index >= maxIndex || Math.abs(alignment) >= maxIndex)
    throw new FormatError(`the placeholder ${match[0]} is out of range`);
  return { part: { index, alignment, format: match[3] ?? '' }, end: hole.lastIndex };
}

/** Filled with spaces to the width of the hole. */
export function align(text: string, alignment: number): string {
  return alignment < 0 ? text.padEnd(-alignment) : text.padStart(alignment);
}
