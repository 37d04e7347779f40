import { tableOf } from '../../source/own.ts';
import { integer } from '../integer.ts';
import type { Plain } from '../plain.ts';

/** Why a text is no JSON, and where (zero-based). */
export class JsonError extends Error {
  readonly offset: number;

  constructor(message: string, offset: number) {
    super(message);
    this.offset = offset;
  }
}

/** Deeper nesting is refused, so that no text can exhaust the stack. */
const maxDepth = 128;

interface Cursor {
  readonly text: string;
  at: number;
}

/**
 * Reads JSON as leniently as Newtonsoft.Json: comments, single quotes, names without quotes, trailing commas. Whole
 * numbers stay exact. Throws `JsonError`.
 */
export function readLenientJson(text: string): Plain {
  const cursor: Cursor = { text, at: 0 };
  const value = readValue(cursor, 0);
  skipSpace(cursor);
  if (cursor.at < text.length) throw unexpected(cursor, 'the end');
  return value;
}

function readValue(cursor: Cursor, depth: number): Plain {
  if (depth > maxDepth) throw new JsonError(`more than ${maxDepth} levels of nesting`, cursor.at);
  skipSpace(cursor);
  const unit = cursor.text[cursor.at];
  if (unit === '{') return readObject(cursor, depth);
  if (unit === '[') return readArray(cursor, depth);
  if (unit === '"' || unit === "'") return readString(cursor, unit);
  return readWord(cursor);
}

function readObject(cursor: Cursor, depth: number): Plain {
  const members = new Map<string, Plain>();
  cursor.at += 1;
  while (!take(cursor, '}')) {
    const key = readKey(cursor);
    if (!take(cursor, ':')) throw unexpected(cursor, "':'");
    members.set(key, readValue(cursor, depth + 1));
    separator(cursor, '}');
  }
  return members;
}

function readArray(cursor: Cursor, depth: number): Plain {
  const items: Plain[] = [];
  cursor.at += 1;
  while (!take(cursor, ']')) {
    items.push(readValue(cursor, depth + 1));
    separator(cursor, ']');
  }
  return items;
}

function separator(cursor: Cursor, close: string): void {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== close && !take(cursor, ',')) throw unexpected(cursor, `',' or '${close}'`);
}

function take(cursor: Cursor, unit: string): boolean {
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== unit) return false;
  cursor.at += 1;
  return true;
}

const space = /(?:[\s\ufeff]|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/y;

function skipSpace(cursor: Cursor): void {
  space.lastIndex = cursor.at;
  cursor.at += space.exec(cursor.text)?.[0].length ?? 0;
}

const name = /[\p{L}\p{N}_$]+/uy;

function readKey(cursor: Cursor): string {
  const unit = cursor.text[cursor.at];
  if (unit === '"' || unit === "'") return readString(cursor, unit);
  name.lastIndex = cursor.at;
  const match = name.exec(cursor.text);
  if (match === null) throw unexpected(cursor, 'a property name');
  cursor.at = name.lastIndex;
  return match[0];
}

const plainRun = /[^"'\\]+/y;
const escapes = tableOf({
  b: '\b',
  t: '\t',
  n: '\n',
  f: '\f',
  r: '\r',
  '"': '"',
  "'": "'",
  '\\': '\\',
  '/': '/',
});

function readString(cursor: Cursor, quote: string): string {
  const start = cursor.at;
  let result = '';
  cursor.at += 1;
  for (;;) {
    plainRun.lastIndex = cursor.at;
    result += plainRun.exec(cursor.text)?.[0] ?? '';
    cursor.at = Math.max(cursor.at, plainRun.lastIndex);
    const unit = cursor.text[cursor.at];
    if (unit === undefined) throw new JsonError('a string without end', start);
    cursor.at += 1;
    if (unit === quote) return result;
    result += unit === '\\' ? readEscape(cursor) : unit;
  }
}

function readEscape(cursor: Cursor): string {
  const letter = cursor.text[cursor.at] ?? '';
  const hex = /^u([0-9a-fA-F]{4})/.exec(cursor.text.slice(cursor.at, cursor.at + 5));
  if (hex) {
    cursor.at += 5;
    return String.fromCharCode(Number.parseInt(hex[1] ?? '', 16));
  }
  const unit = escapes.get(letter);
  if (unit === undefined) throw new JsonError(`'\\${letter}' is no escape`, cursor.at - 1);
  cursor.at += 1;
  return unit;
}

const word = /[-+.\w]+/y;
const words: ReadonlyMap<string, Plain> = new Map<string, Plain>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', null],
]);

function readWord(cursor: Cursor): Plain {
  word.lastIndex = cursor.at;
  const text = word.exec(cursor.text)?.[0];
  if (text === undefined) throw unexpected(cursor, 'a value');
  const value = words.has(text) ? words.get(text) : readNumber(text);
  if (value === undefined) throw new JsonError(`'${text.slice(0, 40)}' is no value`, cursor.at);
  cursor.at = word.lastIndex;
  return value;
}

function readNumber(text: string): Plain | undefined {
  if (/^-?\d{1,1000}$/.test(text)) return integer(BigInt(text));
  if (/^-?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text);
  return undefined;
}

function unexpected(cursor: Cursor, wanted: string): JsonError {
  const found = cursor.text[cursor.at];
  return new JsonError(
    `${found === undefined ? 'the text ends' : `found '${found}'`} where ${wanted} is expected`,
    cursor.at,
  );
}
