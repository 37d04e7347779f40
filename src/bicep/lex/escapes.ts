import type { LexState } from './state.ts';
import { reportLexical } from './state.ts';

/** The character after a backslash → what the two stand for. `\u{…}` is apart. */
const escapes: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['\\', '\\'],
  ["'", "'"],
  ['$', '$'],
]);

const advice = "known escapes are \\\\ \\' \\n \\r \\t \\u{…} \\$; write \\\\ for a backslash";

/** Checks the escape whose backslash stands at `start` (a character follows it); returns the end of what belongs to it. */
export function scanEscape(state: LexState, start: number): number {
  const { text } = state;
  const letter = text.charAt(start + 1);
  if (letter === 'u') return scanCodePoint(state, start);
  if (escapes.has(letter)) {
    // `\${` is one escape: the brace after it opens no hole.
    return letter === '$' && text[start + 2] === '{' ? start + 3 : start + 2;
  }
  // A line end after the backslash is not consumed: the string ends there.
  const end = letter === '\n' || letter === '\r' ? start + 1 : start + 2;
  invalid(
    state,
    'invalid-escape',
    `the escape sequence '${text.slice(start, end)}' is not known; ${advice}`,
    start,
    end,
  );
  return end;
}

function scanCodePoint(state: LexState, start: number): number {
  const { text } = state;
  let end = start + 2;
  if (text[end] === '{') {
    end += 1;
    while (isHexDigit(text.charCodeAt(end))) end += 1;
    if (text[end] === '}' && codePointOf(text.slice(start + 3, end)) !== undefined) return end + 1;
    if (text[end] === '}') end += 1;
  }
  const message = 'the Unicode escape is not valid; write \\u{…} with a hexadecimal code point from 0 to 10FFFF';
  invalid(state, 'invalid-unicode-escape', message, start, end);
  return end;
}

function invalid(state: LexState, code: string, message: string, start: number, end: number): void {
  state.flag |= 2;
  reportLexical(state, code, message, start, end);
}

function codePointOf(digits: string): number | undefined {
  const significant = digits.replace(/^0+/, '');
  if (digits === '' || significant.length > 6) return undefined;
  const codePoint = Number.parseInt(significant === '' ? '0' : significant, 16);
  return codePoint <= 0x10ffff ? codePoint : undefined;
}

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/** The value of a well-formed single-line string's content (without its delimiters). */
export function decodeEscapes(content: string): string {
  let value = '';
  let position = 0;
  for (;;) {
    const backslash = content.indexOf('\\', position);
    if (backslash === -1) return value + content.slice(position);
    value += content.slice(position, backslash);
    const letter = content.charAt(backslash + 1);
    const close = letter === 'u' ? content.indexOf('}', backslash) : backslash + 1;
    value +=
      letter === 'u'
        ? String.fromCodePoint(codePointOf(content.slice(backslash + 3, close)) ?? 0xfffd)
        : escapes.get(letter);
    position = close + 1;
  }
}
