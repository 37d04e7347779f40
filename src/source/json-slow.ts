import { createScanner, type JSONScanner } from 'jsonc-parser';
import type { JsonResult, JsonValue } from './json.ts';
import { ScanFault, Token } from './tokens.ts';

/** What is wrong with a JSON text, with the offset and length of the text at fault. */
export interface JsonProblem {
  readonly message: string;
  readonly offset: number;
  readonly length: number;
}

/** Deeper nesting is refused; Azure itself refuses far less. */
export const maxNesting = 1000;

type Expected = 'value' | 'value or end' | 'key or end' | 'key' | 'colon' | 'comma or end' | 'nothing';

interface Container {
  readonly kind: 'object' | 'array';
  readonly value: Record<string, JsonValue> | JsonValue[];
  key: string | undefined;
}

/** Reads with a scanner and an explicit stack, so that no input can exhaust the call stack. */
export function readSlowly(text: string): JsonResult {
  return new SlowReader(text).read();
}

class SlowReader {
  readonly #text: string;
  readonly #scanner: JSONScanner;
  readonly #stack: Container[] = [];
  readonly #problems: JsonProblem[] = [];
  #result: JsonValue | undefined;
  #expected: Expected = 'value';

  constructor(text: string) {
    this.#text = text;
    this.#scanner = createScanner(text, true);
  }

  read(): JsonResult {
    for (let token = this.#scanner.scan(); token !== Token.end; token = this.#scanner.scan()) {
      if (!this.#accept(token)) return { kind: 'error', problems: this.#problems };
    }
    if (this.#expected !== 'nothing' || this.#result === undefined) {
      this.#fail(`the file ends where ${this.#wanted()} should follow`, this.#text.length, 0);
      return { kind: 'error', problems: this.#problems };
    }
    return { kind: 'ok', value: this.#result, problems: this.#problems };
  }

  #accept(token: number): boolean {
    switch (token) {
      case Token.openBrace:
        return this.#open('object');
      case Token.openBracket:
        return this.#open('array');
      case Token.closeBrace:
        return this.#close('object');
      case Token.closeBracket:
        return this.#close('array');
      case Token.colon:
        return this.#expect('colon', 'value');
      case Token.comma:
        return this.#expect('comma or end', this.#stack.at(-1)?.kind === 'object' ? 'key or end' : 'value or end');
      default:
        return this.#scalar(token);
    }
  }

  #scalar(token: number): boolean {
    const value = token === Token.string ? this.#string() : this.#literal(token);
    if (value === undefined) return this.#unexpected();
    const takesKey = this.#expected === 'key' || this.#expected === 'key or end';
    if (takesKey && typeof value === 'string' && token === Token.string) {
      const top = this.#stack.at(-1);
      if (top) top.key = value;
      this.#expected = 'colon';
      return true;
    }
    return this.#expected === 'value' || this.#expected === 'value or end' ? this.#put(value) : this.#unexpected();
  }

  /** Line breaks inside a string are the only fault of a string that Azure accepts. */
  #string(): string | undefined {
    const error = this.#scanner.getTokenError();
    const offset = this.#scanner.getTokenOffset();
    if (error === ScanFault.none) return this.#scanner.getTokenValue();
    if (error === ScanFault.unclosedString || error === ScanFault.invalidCharacter) {
      const end = closingQuote(this.#text, offset);
      if (end !== -1) {
        this.#scanner.setPosition(end + 1);
        const raw = this.#text.slice(offset, end + 1).replace(controls, escapeControl);
        return parseString(raw);
      }
    }
    return undefined;
  }

  #literal(token: number): JsonValue | undefined {
    switch (token) {
      case Token.true:
        return true;
      case Token.false:
        return false;
      case Token.null:
        return null;
      case Token.number:
        return this.#scanner.getTokenError() === ScanFault.none ? numberOf(this.#scanner.getTokenValue()) : undefined;
      default:
        return undefined;
    }
  }

  #open(kind: 'object' | 'array'): boolean {
    if (this.#expected !== 'value' && this.#expected !== 'value or end') return this.#unexpected();
    if (this.#stack.length >= maxNesting) {
      return this.#fail(
        `this is nested more than ${maxNesting} levels deep; no template needs that`,
        this.#scanner.getTokenOffset(),
        1,
      );
    }
    const value: Container['value'] = kind === 'object' ? {} : [];
    if (!this.#put(value as JsonValue)) return false;
    this.#stack.push({ kind, value, key: undefined });
    this.#expected = kind === 'object' ? 'key or end' : 'value or end';
    return true;
  }

  #close(kind: 'object' | 'array'): boolean {
    const closes =
      this.#expected === 'comma or end' || this.#expected === (kind === 'object' ? 'key or end' : 'value or end');
    if (!closes || this.#stack.at(-1)?.kind !== kind) return this.#unexpected();
    this.#stack.pop();
    this.#expected = this.#stack.length > 0 ? 'comma or end' : 'nothing';
    return true;
  }

  #put(value: JsonValue): boolean {
    const top = this.#stack.at(-1);
    if (top === undefined) this.#result = value;
    else if (Array.isArray(top.value)) top.value.push(value);
    else if (top.key !== undefined) define(top.value, top.key, value);
    this.#expected = top ? 'comma or end' : 'nothing';
    return true;
  }

  #expect(expected: 'colon' | 'comma or end', then: 'value' | 'key or end' | 'value or end'): boolean {
    if (this.#expected !== expected || (expected === 'comma or end' && this.#stack.length === 0))
      return this.#unexpected();
    this.#expected = then;
    return true;
  }

  #unexpected(): boolean {
    const found =
      this.#scanner
        .getTokenValue()
        .slice(0, 40)
        .split(/[\r\n]/)[0] ?? '';
    const unfinished =
      this.#scanner.getTokenError() === ScanFault.unclosedString ? ', a string that is not closed,' : '';
    const offset = this.#scanner.getTokenOffset();
    return this.#fail(
      `found '${found}'${unfinished} where ${this.#wanted()} should stand`,
      offset,
      Math.max(1, this.#scanner.getTokenLength()),
    );
  }

  #wanted(): string {
    const end = this.#stack.at(-1)?.kind === 'object' ? "'}'" : "']'";
    const words: Record<Expected, string> = {
      value: 'a value',
      'value or end': `a value or ${end}`,
      key: 'a property name in double quotes',
      'key or end': `a property name in double quotes or ${end}`,
      colon: "':'",
      'comma or end': `',' or ${end}`,
      nothing: 'the end of the file',
    };
    return words[this.#expected];
  }

  #fail(message: string, offset: number, length: number): false {
    this.#problems.push({ message, offset, length });
    return false;
  }
}

/** Sets an own property whatever its name, `__proto__` included. */
function define(object: Record<string, JsonValue>, key: string, value: JsonValue): void {
  if (key === '__proto__')
    Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
  else object[key] = value;
}

function numberOf(text: string): number | bigint {
  const value = Number(text);
  return Number.isSafeInteger(value) || /[.eE]/.test(text) ? value : BigInt(text);
}

function closingQuote(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '"') return at;
  }
  return -1;
}

const controls = /\p{Cc}/gu;

function escapeControl(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function parseString(raw: string): string | undefined {
  try {
    return JSON.parse(raw) as string;
  } catch {
    return undefined;
  }
}
