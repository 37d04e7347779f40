import { addTo, type Container, closeContainer, nameNext, openContainer } from './builder.ts';
import { decodeString, decodeWord } from './literal.ts';
import {
  badEscape,
  type Expected,
  endsTooEarly,
  type JsonProblem,
  openComment,
  openString,
  outOfRange,
  tooDeep,
  unexpected,
  wanted,
} from './problem.ts';
import { maxNesting } from './survey.ts';
import { cursorAt, type JsonCursor, type JsonTokenKind, nextToken } from './token.ts';
import type { JsonValue } from './value.ts';

export type JsonResult =
  | { readonly kind: 'ok'; readonly value: JsonValue; readonly problems: readonly JsonProblem[] }
  | { readonly kind: 'error'; readonly problems: readonly JsonProblem[] };

/** Warnings beyond these would help nobody. */
const maxWarnings = 100;

interface Reader {
  readonly cursor: JsonCursor;
  /** Explicit, so that no input can exhaust the call stack. */
  readonly stack: Container[];
  readonly warnings: JsonProblem[];
  expected: Expected;
  result: JsonValue | undefined;
  /** Where the string before this token starts, if it spans lines. */
  multiline: number | undefined;
}

/** Reads token by token: comments, trailing commas, line breaks in strings, integers of any size, every key's order. */
export function readSlowly(text: string): JsonResult {
  const reader: Reader = {
    cursor: cursorAt(text, 0),
    stack: [],
    warnings: [],
    expected: 'value',
    result: undefined,
    multiline: undefined,
  };
  for (let token = nextToken(reader.cursor); token !== 'end'; token = nextToken(reader.cursor)) {
    const problem = accept(reader, token);
    if (problem) return { kind: 'error', problems: [problem] };
  }
  if (reader.expected !== 'nothing' || reader.result === undefined)
    return { kind: 'error', problems: [endsEarly(reader)] };
  return { kind: 'ok', value: reader.result, problems: reader.warnings };
}

/** Takes one token; answers what is wrong with it. */
function accept(reader: Reader, token: Exclude<JsonTokenKind, 'end'>): JsonProblem | undefined {
  switch (token) {
    case '{':
      return open(reader, 'object');
    case '[':
      return open(reader, 'array');
    case '}':
      return close(reader, 'object');
    case ']':
      return close(reader, 'array');
    case ':':
      return reader.expected === 'colon' ? expect(reader, 'value') : refuse(reader);
    case ',':
      if (reader.expected !== 'comma or end') return refuse(reader);
      return expect(reader, reader.stack.at(-1)?.kind === 'object' ? 'key or end' : 'value or end');
    case 'string':
      return string(reader);
    case 'word':
      return word(reader);
    case 'open string':
      return reader.multiline === undefined ? openString(found(reader), reader.cursor.start) : refuse(reader);
    case 'open comment':
      return openComment(reader.cursor.start);
  }
}

function expect(reader: Reader, expected: Expected): undefined {
  reader.expected = expected;
  reader.multiline = undefined;
}

function takesValue(reader: Reader): boolean {
  return reader.expected === 'value' || reader.expected === 'value or end';
}

function string(reader: Reader): JsonProblem | undefined {
  const { start, end } = reader.cursor;
  const isKey = reader.expected === 'key or end';
  if (!isKey && !takesValue(reader)) return refuse(reader);
  const literal = found(reader);
  const value = decodeString(literal);
  if (value === undefined) return badEscape(literal, start);
  if (isKey) name(reader, value, start, end - start);
  else put(reader, value);
  if (literal.includes('\n') || literal.includes('\r')) reader.multiline = start;
  return undefined;
}

function name(reader: Reader, key: string, offset: number, length: number): undefined {
  const top = reader.stack.at(-1);
  const warning = top?.kind === 'object' ? nameNext(top, key, offset, length) : undefined;
  if (warning && reader.warnings.length < maxWarnings) reader.warnings.push(warning);
  return expect(reader, 'colon');
}

function word(reader: Reader): JsonProblem | undefined {
  if (!takesValue(reader)) return refuse(reader);
  const value = decodeWord(found(reader));
  if (value === undefined) return refuse(reader);
  return value === 'out of range' ? outOfRange(found(reader), reader.cursor.start) : put(reader, value);
}

function put(reader: Reader, value: JsonValue): undefined {
  const top = reader.stack.at(-1);
  if (top) addTo(top, value);
  else reader.result = value;
  return expect(reader, top ? 'comma or end' : 'nothing');
}

function open(reader: Reader, kind: 'object' | 'array'): JsonProblem | undefined {
  if (!takesValue(reader)) return refuse(reader);
  const { start } = reader.cursor;
  if (reader.stack.length >= maxNesting) return tooDeep(start);
  const container = openContainer(kind, start);
  put(reader, container.value);
  reader.stack.push(container);
  return expect(reader, kind === 'object' ? 'key or end' : 'value or end');
}

function close(reader: Reader, kind: 'object' | 'array'): JsonProblem | undefined {
  const top = reader.stack.at(-1);
  const mayEnd =
    reader.expected === 'comma or end' || reader.expected === (kind === 'object' ? 'key or end' : 'value or end');
  if (!mayEnd || top?.kind !== kind) return refuse(reader);
  closeContainer(top);
  reader.stack.pop();
  return expect(reader, reader.stack.length > 0 ? 'comma or end' : 'nothing');
}

/** The text of the token read last. */
function found({ cursor }: Reader): string {
  return cursor.text.slice(cursor.start, cursor.end);
}

function refuse(reader: Reader): JsonProblem {
  const { cursor, multiline } = reader;
  const should = wanted(reader.expected, reader.stack.at(-1)?.kind);
  if (multiline !== undefined) return openString(cursor.text.slice(multiline, cursor.start), multiline, should);
  return unexpected(found(reader), cursor.start, should);
}

function endsEarly(reader: Reader): JsonProblem {
  const { text } = reader.cursor;
  const top = reader.stack.at(-1);
  const should = wanted(reader.expected, top?.kind);
  if (reader.multiline !== undefined) return openString(text.slice(reader.multiline), reader.multiline, should);
  const opened = top && { line: text.slice(0, top.start).split(/\r\n|\n|\r/).length, sign: text[top.start] ?? '' };
  return endsTooEarly(text, should, opened);
}
