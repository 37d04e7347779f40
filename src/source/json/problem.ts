import { maxNesting } from './survey.ts';

/** What is wrong with a JSON text, with the offset and length (UTF-16 code units) of the text at fault. */
export interface JsonProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** What may stand at a point of a JSON text. */
export type Expected = 'value' | 'value or end' | 'key or end' | 'colon' | 'comma or end' | 'nothing';

type ContainerKind = 'object' | 'array' | undefined;

/** What should stand at a point, in words. `inside` is the innermost open container. */
export function wanted(expected: Expected, inside: ContainerKind): string {
  const end = inside === 'object' ? "'}'" : "']'";
  switch (expected) {
    case 'value':
      return 'a value';
    case 'value or end':
      return `a value or ${end}`;
    case 'key or end':
      return `a property name in double quotes or ${end}`;
    case 'colon':
      return "':'";
    case 'comma or end':
      return `',' or ${end}`;
    case 'nothing':
      return 'the end of the file';
  }
}

export function unexpected(found: string, offset: number, should: string): JsonProblem {
  const hint = found.startsWith("'") ? '; JSON puts strings in double quotes (")' : '';
  const message = `found '${printable(found)}' where ${should} is expected${hint}`;
  return { message, offset, length: Math.max(1, found.length) };
}

/** `opened`: the line and the sign of the innermost container that is still open. */
export function endsTooEarly(
  text: string,
  should: string,
  opened: { readonly line: number; readonly sign: string } | undefined,
): JsonProblem {
  const offset = text.trimEnd().length;
  if (offset === 0) return { message: 'the file is empty; it should hold a JSON value', offset: 0, length: 0 };
  const open = opened ? `; the '${opened.sign}' of line ${opened.line} is not closed` : '';
  return { message: `the file ends where ${should} is expected${open}`, offset, length: 0 };
}

export function tooDeep(offset: number): JsonProblem {
  return { message: `this is nested more than ${maxNesting} levels deep; resilint reads no more`, offset, length: 1 };
}

export function outOfRange(literal: string, offset: number): JsonProblem {
  return { message: `the number '${printable(literal)}' is out of range`, offset, length: literal.length };
}

export function writtenTwice(name: string, offset: number, length: number): JsonProblem {
  const message = `'${printable(name)}' is set again further down in this object: this one has no effect, the last one counts`;
  return { message, offset, length };
}

export function openComment(offset: number): JsonProblem {
  return { message: "this comment is not closed; '*/' ends it", offset, length: 2 };
}

/** `literal` starts at the opening quote, and has an escape that JSON does not know. */
export function badEscape(literal: string, offset: number): JsonProblem {
  const at = badEscapeIn(literal);
  const found = literal.slice(at, at + 2);
  const advice = found === '\\u' ? 'four hexadecimal digits should follow it' : "write '\\\\' for a backslash";
  return { message: `'${printable(found)}' is no escape that JSON knows; ${advice}`, offset: offset + at, length: 2 };
}

function badEscapeIn(literal: string): number {
  for (const match of literal.matchAll(/\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})?/g)) {
    if (match[0].length === 1) return match.index;
  }
  return 0;
}

/** A string that runs on over its line's end: Azure takes it, but what follows it makes no sense. */
export function openString(literal: string, offset: number, should?: string): JsonProblem {
  const line = literal.split(/[\r\n]/, 1)[0] ?? '';
  const after = should ? `; where its text ends further down, ${should} is expected` : '';
  return {
    message: `the string '${printable(line)}' has no closing quote on its line${after}`,
    offset,
    length: Math.max(1, line.length),
  };
}

/** At most 40 characters, with those that cannot be seen as escapes. */
function printable(text: string): string {
  const short = text.length > 40 ? `${text.slice(0, 40)}…` : text;
  return short.replace(/[\p{C}\p{Z}]/gu, (found) => {
    if (found === ' ') return found;
    return `\\u{${(found.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
