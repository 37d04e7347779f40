import type { ParsedText } from './node.ts';
import { parseExpression } from './parser.ts';

/** Characters of expression text to remember; beyond it the memo starts afresh. */
const maxRemembered = 32 * 1024 * 1024;

let remembered = new Map<string, ParsedText>();
let size = 0;

/**
 * `parseExpression`, remembered by text: published templates repeat the same few thousand expressions a hundred times.
 * Parsing depends on the text alone, so this memo can never be seen in a result.
 */
export function parsedText(text: string): ParsedText {
  const known = remembered.get(text);
  if (known) return known;
  const parsed = parseExpression(text);
  size += text.length;
  if (size > maxRemembered) {
    remembered = new Map();
    size = text.length;
  }
  remembered.set(text, parsed);
  return parsed;
}
