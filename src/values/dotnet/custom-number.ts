import type { Integer } from '../integer.ts';
import { isInteger } from '../integer.ts';
import type { Decimal } from './number.ts';
import { decimalOf, fixedDigits, numberText, roundTo } from './number.ts';

type Piece =
  | { readonly kind: 'digit'; readonly zero: boolean }
  | { readonly kind: 'point' }
  | { readonly kind: 'comma' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'exponent'; readonly letter: string; readonly plus: boolean; readonly digits: number };

/**
 * A number under a custom format such as `#,##0.00;(0)`, in the invariant culture. Floats keep 15 digits, as in .NET.
 * https://learn.microsoft.com/dotnet/standard/base-types/custom-numeric-format-strings
 */
export function formatCustomNumber(value: Integer, format: string): string {
  if (typeof value === 'number' && !Number.isFinite(value)) return numberText(value);
  const exact = decimalOf(value);
  const number = isInteger(value) ? exact : roundTo(exact, 15 - exact.exponent);
  const sections = splitSections(format);
  const index = sectionFor(number, sections);
  const section = parse(sections[index] ?? '');
  const rounded = round(number, section);
  if (rounded.digits === '' && number.digits !== '' && sections.length > 2 && sections[2] !== '') {
    return render({ ...number, digits: '', negative: false, exponent: 0 }, parse(sections[2] ?? ''), false);
  }
  return render(rounded, section, index === 0 && rounded.negative);
}

function sectionFor(value: Decimal, sections: readonly string[]): number {
  if (value.digits === '') return sections.length > 2 && sections[2] !== '' ? 2 : 0;
  return value.negative && sections.length > 1 && sections[1] !== '' ? 1 : 0;
}

/** At semicolons outside quotes; at most three sections count. */
function splitSections(format: string): string[] {
  const sections = [''];
  for (let i = 0; i < format.length; i += 1) {
    const end = literalEnd(format, i);
    if (format[i] === ';') sections.push('');
    else sections.push(`${sections.pop() ?? ''}${format.slice(i, end)}`);
    if (format[i] !== ';') i = end - 1;
  }
  return sections;
}

/** The end of the quoted or escaped text that starts at `i`, or of the single character there. */
function literalEnd(format: string, i: number): number {
  const unit = format[i];
  if (unit === '\\') return Math.min(i + 2, format.length);
  if (unit !== "'" && unit !== '"') return i + 1;
  const close = format.indexOf(unit, i + 1);
  return close < 0 ? format.length : close + 1;
}

function parse(section: string): readonly Piece[] {
  const pieces: Piece[] = [];
  let i = 0;
  while (i < section.length) {
    const exponent = /^([Ee])([+-]?)(0+)/.exec(section.slice(i, i + 20));
    const end = exponent ? i + exponent[0].length : literalEnd(section, i);
    if (exponent)
      pieces.push({
        kind: 'exponent',
        letter: exponent[1] ?? 'E',
        plus: exponent[2] === '+',
        digits: (exponent[3] ?? '').length,
      });
    else pieces.push(pieceOf(section.slice(i, end), pieces));
    i = end;
  }
  return pieces;
}

function pieceOf(text: string, before: readonly Piece[]): Piece {
  if (text === '0' || text === '#') return { kind: 'digit', zero: text === '0' };
  if (text === '.')
    return before.some((piece) => piece.kind === 'point') ? { kind: 'text', text: '' } : { kind: 'point' };
  if (text === ',') return { kind: 'comma' };
  if (text.startsWith('\\')) return { kind: 'text', text: text.slice(1) };
  if (text.startsWith("'") || text.startsWith('"')) return { kind: 'text', text: text.replace(/^['"]|['"]$/g, '') };
  return { kind: 'text', text };
}

interface Layout {
  readonly whole: number;
  readonly places: number;
  readonly leastWhole: number;
  readonly leastPlaces: number;
  readonly grouped: boolean;
  /** Powers of ten to multiply with: percent signs, and commas before the point. */
  readonly scale: number;
}

function layoutOf(pieces: readonly Piece[]): Layout {
  const point = pieces.findIndex((piece) => piece.kind === 'point');
  const before = point < 0 ? pieces : pieces.slice(0, point);
  const behind = point < 0 ? [] : pieces.slice(point);
  const whole = before.filter((piece) => piece.kind === 'digit');
  const places = behind.filter((piece) => piece.kind === 'digit');
  const lastDigit = before.findLastIndex((piece) => piece.kind === 'digit');
  const firstDigit = before.findIndex((piece) => piece.kind === 'digit');
  const commas = before.filter((piece) => piece.kind === 'comma');
  const thousands = before.filter((piece, i) => piece.kind === 'comma' && i > lastDigit).length;
  const firstZero = whole.findIndex((piece) => piece.zero);
  return {
    whole: whole.length,
    places: places.length,
    leastWhole: firstZero < 0 ? 0 : whole.length - firstZero,
    leastPlaces: places.findLastIndex((piece) => piece.zero) + 1,
    grouped:
      commas.length > thousands && before.some((piece, i) => piece.kind === 'comma' && i > firstDigit && i < lastDigit),
    scale: signs(pieces, '%') * 2 + signs(pieces, '‰') * 3 - (lastDigit < 0 ? 0 : thousands * 3),
  };
}

function signs(pieces: readonly Piece[], sign: string): number {
  return pieces.filter((piece) => piece.kind === 'text' && piece.text === sign).length;
}

function round(value: Decimal, pieces: readonly Piece[]): Decimal {
  const layout = layoutOf(pieces);
  const scaled = value.digits === '' ? value : { ...value, exponent: value.exponent + layout.scale };
  if (pieces.some((piece) => piece.kind === 'exponent'))
    return roundTo(scaled, layout.whole + layout.places - scaled.exponent);
  return roundTo(scaled, layout.places);
}

function render(value: Decimal, pieces: readonly Piece[], minus: boolean): string {
  const layout = layoutOf(pieces);
  const exponent = pieces.some((piece) => piece.kind === 'exponent');
  const power = exponent && value.digits !== '' ? value.exponent - layout.whole : 0;
  const { whole, fraction } = fixedDigits(
    { ...value, exponent: value.exponent - power },
    layout.leastWhole,
    layout.leastPlaces,
  );
  const state = { whole, slots: layout.whole, fraction, grouped: layout.grouped, started: false, behind: false };
  let text = '';
  for (const piece of pieces) text += renderPiece(piece, state, power);
  return `${minus && (value.digits !== '' || exponent) ? '-' : ''}${text}`;
}

interface Rendering {
  readonly whole: string;
  readonly grouped: boolean;
  fraction: string;
  slots: number;
  started: boolean;
  behind: boolean;
}

function renderPiece(piece: Piece, state: Rendering, power: number): string {
  switch (piece.kind) {
    case 'text':
      return piece.text;
    case 'comma':
      return '';
    case 'point':
      state.behind = true;
      return state.fraction === '' ? '' : '.';
    case 'exponent':
      return `${piece.letter}${power < 0 ? '-' : piece.plus ? '+' : ''}${String(Math.abs(power)).padStart(piece.digits, '0')}`;
    case 'digit':
      return state.behind ? nextFraction(state) : nextWhole(state);
  }
}

function nextFraction(state: Rendering): string {
  const digit = state.fraction.slice(0, 1);
  state.fraction = state.fraction.slice(1);
  return digit;
}

/** The digits of one slot: the first slot takes all that have no slot of their own. */
function nextWhole(state: Rendering): string {
  const { whole, slots } = state;
  state.slots -= 1;
  const from = state.started ? whole.length - slots : 0;
  const to = whole.length - slots + 1;
  state.started = true;
  if (to <= 0) return '';
  let text = '';
  for (let i = Math.max(from, 0); i < to; i += 1) {
    const left = whole.length - 1 - i;
    text += `${whole[i]}${state.grouped && left > 0 && left % 3 === 0 ? ',' : ''}`;
  }
  return text;
}
