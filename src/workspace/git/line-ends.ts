import type { Attributes } from './attributes.ts';

/** Whether git makes the line ends of a file `\n` when it takes the file up: `auto` only of what looks like text. */
export type TextRule = 'always' | 'auto' | 'never';

/** The attributes that say so. */
export const textAttributes = ['text', 'crlf', 'eol'] as const;

/** `undefined`: as `core.autocrlf` says. https://git-scm.com/docs/gitattributes#_text */
export function textRule(attributes: Attributes): TextRule | undefined {
  // `crlf` is what `text` was called once.
  const said = ruleSaid(attributes.get('text')) ?? ruleSaid(attributes.get('crlf'));
  return said ?? (/^(?:lf|crlf)$/.test(attributes.get('eol') ?? '') ? 'always' : undefined);
}

function ruleSaid(value: string | undefined): TextRule | undefined {
  if (value === 'set' || value === 'input') return 'always';
  if (value === 'unset') return 'never';
  return value === 'auto' ? 'auto' : undefined;
}

/** The content with each `\r\n` made `\n`; `undefined` where there is none. */
export function withoutReturns(content: Uint8Array): Uint8Array | undefined {
  const kept = Buffer.allocUnsafe(content.length);
  let length = 0;
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at] ?? 0;
    if (byte === carriageReturn && content[at + 1] === lineFeed) continue;
    kept[length] = byte;
    length += 1;
  }
  return length === content.length ? undefined : kept.subarray(0, length);
}

const lineFeed = 10;
const carriageReturn = 13;
const endOfFile = 26;
const escape = 27;
const del = 127;

/** What git takes for no text: a null character, a lone `\r`, or one control character in 128. */
export function isBinary(content: Uint8Array): boolean {
  let [controls, others] = [0, 0];
  for (let at = 0; at < content.length; at += 1) {
    const byte = content[at] ?? 0;
    if (byte === 0 || (byte === carriageReturn && content[at + 1] !== lineFeed)) return true;
    if (byte === lineFeed || byte === carriageReturn) continue;
    if (byte === del || (byte < 32 && !isWritten(byte))) controls += 1;
    else others += 1;
  }
  if (content.at(-1) === endOfFile) controls -= 1;
  return others >> 7 < controls;
}

/** Backspace, tab, form feed and escape stand in texts. */
function isWritten(byte: number): boolean {
  return byte === 8 || byte === 9 || byte === 12 || byte === escape;
}
