import { endOfString } from './literal.ts';

/** `word` is a number, a keyword, or what should be neither; the rest are signs, strings, and the ends of texts. */
export type JsonTokenKind =
  | '{'
  | '}'
  | '['
  | ']'
  | ','
  | ':'
  | 'string'
  | 'open string'
  | 'open comment'
  | 'word'
  | 'end';

/** A place in a JSON text. `start` and `end` are those of the token read last. */
export interface JsonCursor {
  readonly text: string;
  start: number;
  end: number;
}

const signs: Readonly<Record<number, JsonTokenKind>> = { 123: '{', 125: '}', 91: '[', 93: ']', 44: ',', 58: ':' };
const endsWord = new Set(Array.from(' \t\n\r,:{}[]"/', (sign) => sign.charCodeAt(0)));
const newline = 10;
const carriageReturn = 13;
const tab = 9;
const space = 32;
const quote = 34;
const slash = 47;
const star = 42;

export function cursorAt(text: string, offset: number): JsonCursor {
  return { text, start: offset, end: offset };
}

/** Reads the token after the last one. A string may span lines; one that nothing closes reaches to the text's end. */
export function nextToken(cursor: JsonCursor): JsonTokenKind {
  const { text } = cursor;
  const start = skipTrivia(text, cursor.end);
  cursor.start = start;
  const unit = text.charCodeAt(start);
  cursor.end = start + 1;
  const sign = signs[unit];
  if (sign !== undefined) return sign;
  if (unit === quote) {
    const end = endOfString(text, start);
    cursor.end = end ?? text.length;
    return end === undefined ? 'open string' : 'string';
  }
  if (start >= text.length) {
    cursor.end = start;
    return 'end';
  }
  if (unit === slash && text.charCodeAt(start + 1) === star) {
    cursor.end = text.length;
    return 'open comment';
  }
  cursor.end = endOfWord(text, start + 1);
  return 'word';
}

/** The offset of the next thing that is neither white space nor a closed comment. */
function skipTrivia(text: string, from: number): number {
  let at = from;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === space || unit === newline || unit === carriageReturn || unit === tab) at += 1;
    else if (unit === slash) {
      const end = endOfComment(text, at);
      if (end === at) return at;
      at = end;
    } else return at;
  }
}

function endOfComment(text: string, from: number): number {
  const next = text.charCodeAt(from + 1);
  if (next === slash) {
    let end = from;
    while (end < text.length && text.charCodeAt(end) !== newline && text.charCodeAt(end) !== carriageReturn) end += 1;
    return end;
  }
  const end = next === star ? text.indexOf('*/', from + 2) : -1;
  return end === -1 ? from : end + 2;
}

function endOfWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && !endsWord.has(text.charCodeAt(at))) at += 1;
  return at;
}
