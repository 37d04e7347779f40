import { type JSONVisitor, printParseErrorCode, visit } from 'jsonc-parser';
import { addTo, type Container, closeContainer, nameNext, openContainer } from './json/builder.ts';
import { decodeWord } from './json/literal.ts';
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
} from './json/problem.ts';
import type { JsonResult } from './json/reader.ts';
import { maxNesting } from './json/survey.ts';
import type { JsonValue } from './json/value.ts';
import { readPlainly } from './json.ts';

/** Warnings beyond these would help nobody. */
const maxWarnings = 100;

/**
 * Reads JSON that is no template: configurations, policies, vocabularies. As editors do, it takes comments and trailing
 * commas and no more. A name that is written twice is a warning, a whole number of any size is exact, and of what is wrong
 * the first is told with its place. Never throws; nesting is bounded by `maxNesting`.
 */
export function readJsonc(text: string): JsonResult {
  const plain = readPlainly(text);
  if (plain) return plain;
  const reading = new Reading(text);
  try {
    visit(text, reading.visitor, { allowTrailingComma: true });
  } catch (stop) {
    if (stop instanceof Stop) return { kind: 'error', problems: [stop.problem] };
    throw stop;
  }
  return { kind: 'ok', value: reading.value ?? null, problems: reading.warnings };
}

/** Ends a reading: after the first error, there is nothing to go on with. */
class Stop extends Error {
  readonly problem: JsonProblem;

  constructor(problem: JsonProblem) {
    super(problem.message);
    this.problem = problem;
  }
}

class Reading {
  value: JsonValue | undefined;
  readonly warnings: JsonProblem[] = [];
  readonly #text: string;
  readonly #open: Container[] = [];
  #expected: Expected = 'value';

  constructor(text: string) {
    this.#text = text;
  }

  readonly visitor: JSONVisitor = {
    onObjectBegin: (offset) => this.#begin('object', offset),
    onArrayBegin: (offset) => this.#begin('array', offset),
    onObjectEnd: (offset) => this.#end('}', offset),
    onArrayEnd: (offset) => this.#end(']', offset),
    onObjectProperty: (name, offset, length) => this.#name(name, offset, length),
    onSeparator: (sign) => this.#separate(sign),
    onLiteralValue: (value, offset, length) => this.#put(this.#literal(value, offset, length)),
    onError: (code, offset, length) => this.#fail(printParseErrorCode(code), offset, length),
  };

  #begin(kind: 'object' | 'array', offset: number): void {
    if (this.#open.length >= maxNesting) throw new Stop(tooDeep(offset));
    const container = openContainer(kind, offset);
    this.#put(container.value);
    this.#open.push(container);
    this.#expected = kind === 'object' ? 'key or end' : 'value or end';
  }

  /** An array ends before the parser looks whether its closing sign stands there; then an error comes next. */
  #end(sign: string, offset: number): void {
    if (this.#text[offset] !== sign) return;
    const container = this.#open.pop();
    if (container) closeContainer(container);
    this.#expected = this.#open.length > 0 ? 'comma or end' : 'nothing';
  }

  #name(name: string, offset: number, length: number): void {
    const top = this.#open.at(-1);
    const warning = top?.kind === 'object' ? nameNext(top, name, offset, length) : undefined;
    if (warning && this.warnings.length < maxWarnings) this.warnings.push(warning);
    this.#expected = 'colon';
  }

  #separate(sign: string): void {
    if (sign === ':') this.#expected = 'value';
    else this.#expected = this.#open.at(-1)?.kind === 'object' ? 'key or end' : 'value or end';
  }

  #put(value: JsonValue): void {
    const top = this.#open.at(-1);
    if (top) addTo(top, value);
    else this.value = value;
    this.#expected = top ? 'comma or end' : 'nothing';
  }

  /** A number is read again from its text: the parser's own is a double. */
  #literal(value: JsonValue, offset: number, length: number): JsonValue {
    if (typeof value !== 'number') return value;
    const literal = this.#text.slice(offset, offset + length);
    const exact = decodeWord(literal);
    if (exact === 'out of range') throw new Stop(outOfRange(literal, offset));
    return exact ?? value;
  }

  #fail(code: string, offset: number, length: number): void {
    const found = this.#text.slice(offset, offset + length);
    // A control character in a string, such as a tab, means itself.
    if (code === 'InvalidCharacter') return;
    if (code === 'UnexpectedEndOfComment') throw new Stop(openComment(offset));
    if (code === 'UnexpectedEndOfString') throw new Stop(openString(found, offset));
    if (code === 'InvalidEscapeCharacter' || code === 'InvalidUnicode') throw new Stop(badEscape(found, offset));
    const top = this.#open.at(-1);
    const should = wanted(this.#expected, top?.kind);
    if (offset < this.#text.length) throw new Stop(unexpected(found, offset, should));
    throw new Stop(endsTooEarly(this.#text, should, top && this.#opening(top)));
  }

  #opening({ start }: Container): { readonly line: number; readonly sign: string } {
    return { line: this.#text.slice(0, start).split(/\r\n|\n|\r/).length, sign: this.#text[start] ?? '' };
  }
}
