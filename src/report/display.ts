import { eastAsianWidth } from 'get-east-asian-width';
import { plainLine } from './escape.ts';

const tabStop = 4;

/** Columns a terminal needs for escaped text: wide characters take two, combining marks none. */
export function columns(text: string): number {
  if (/^[ -~]*$/.test(text)) return text.length;
  let width = 0;
  for (const character of text) {
    if (!/\p{M}/u.test(character)) width += eastAsianWidth(character.codePointAt(0) ?? 0);
  }
  return width;
}

/** A stretch of a line as a terminal shows it: escaped, tabs as spaces up to the next stop from `column` (from 0). */
export function expandTabs(text: string, column: number): string {
  let out = '';
  let width = column;
  for (const [at, part] of text.split('\t').entries()) {
    const gap = at === 0 ? '' : ' '.repeat(tabStop - (width % tabStop));
    const shown = plainLine(part);
    out += gap + shown;
    width += gap.length + columns(shown);
  }
  return out;
}
