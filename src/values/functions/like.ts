import { toUpperInvariant } from '../dotnet/casing.ts';
import { compareTexts, endsWithText, startsWithText } from '../text/compare.ts';
import { lengthBounds, type StringValue } from '../text.ts';
import type { Argument, Result } from './entry.ts';
import { decided, textOfArgument } from './text-arguments.ts';

/** Whether a string matches a pattern in which `*` stands for any characters, letters compared without case. */
export function like([input, pattern]: readonly Argument[]): Result {
  const text = textOfArgument(input);
  const mask = textOfArgument(pattern);
  if (typeof mask !== 'string') return undefined;
  const pieces = mask.split('*');
  if (pieces.length === 1) return decided(onlyKnown(compareTexts(text, mask, true)));
  return decided(
    typeof text === 'string'
      ? matches(toUpperInvariant(text), pieces.map(toUpperInvariant))
      : partlyMatches(text, pieces),
  );
}

function onlyKnown(answer: unknown): boolean | undefined {
  return typeof answer === 'boolean' ? answer : undefined;
}

/** The ends are fixed; what lies between is found from left to right. */
function matches(text: string, pieces: readonly string[]): boolean {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  if (text.length < first.length + last.length || !text.startsWith(first) || !text.endsWith(last)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) return false;
    at = found + piece.length;
  }
  return true;
}

function partlyMatches(text: StringValue, pieces: readonly string[]): boolean | undefined {
  const first = pieces[0] ?? '';
  const last = pieces.at(-1) ?? '';
  const starts = startsWithText(text, first, true);
  const ends = endsWithText(text, last, true);
  const length = pieces.join('').length;
  const bounds = lengthBounds(text);
  if (starts === false || ends === false || bounds.max < length) return false;
  const between = pieces.slice(1, -1).every((piece) => piece === '');
  return between && starts && ends && bounds.min >= length ? true : undefined;
}
