import type { JsonValue } from '../../source/json.ts';

type Step =
  | { readonly kind: 'names'; readonly names: readonly string[] }
  | { readonly kind: 'indices'; readonly indices: readonly number[] }
  | { readonly kind: 'slice'; readonly from: number | undefined; readonly to: number | undefined; readonly by: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'filter'; readonly test: FilterTest };

/** One step of a path. `deep`: from the value and from all below it. */
export type PathStep = Step & { readonly deep: boolean };

type Operand =
  | { readonly kind: 'literal'; readonly value: JsonValue }
  | { readonly kind: 'path'; readonly fromRoot: boolean; readonly steps: readonly PathStep[] };

export type FilterTest =
  | { readonly kind: 'and' | 'or'; readonly tests: readonly FilterTest[] }
  | { readonly kind: 'exists'; readonly operand: Operand }
  | { readonly kind: 'compare'; readonly left: Operand; readonly operator: string; readonly right: Operand };

/** Longer paths, and filters nested deeper, are not read. */
const maxPath = 2000;
const maxDepth = 20;

class Unreadable extends Error {}

/** The steps of a path; `undefined` where it cannot be read. */
export function parseJsonPath(path: string): readonly PathStep[] | undefined {
  if (path.length > maxPath) return undefined;
  try {
    const reader = new Reader(path);
    reader.take(/\$/y);
    const steps = reader.steps(/[^.[\]()\s]+/y);
    return reader.atEnd() ? steps : undefined;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

class Reader {
  readonly #text: string;
  #at = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#at === this.#text.length;
  }

  /** Takes what a sticky pattern matches here. */
  take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #expect(pattern: RegExp): string {
    const found = this.take(pattern);
    if (found === undefined) throw new Unreadable();
    return found;
  }

  /** `name` is what a name without quotes is made of; the first may stand without a dot. */
  steps(name: RegExp): PathStep[] {
    const steps: PathStep[] = [];
    for (;;) {
      const dots = this.take(/\.\.?/y);
      const deep = dots === '..';
      const isStart = steps.length === 0 && dots === undefined;
      if (this.take(/\[\s*/y) !== undefined) steps.push({ ...this.#bracket(), deep });
      else if (dots !== undefined || isStart) {
        const word = this.take(name);
        if (word !== undefined)
          steps.push(word === '*' ? { kind: 'all', deep } : { kind: 'names', names: [word], deep });
        else if (dots !== undefined && !this.atEnd()) throw new Unreadable();
        else return steps;
      } else return steps;
    }
  }

  #bracket(): Step {
    const step = this.#inBracket();
    this.#expect(/\s*\]/y);
    return step;
  }

  #inBracket(): Step {
    if (this.take(/\*/y) !== undefined) return { kind: 'all' };
    if (this.take(/\?\s*\(/y) !== undefined) {
      const test = this.#test();
      this.#expect(/\s*\)/y);
      return { kind: 'filter', test };
    }
    if (/['"]/.test(this.#text[this.#at] ?? '')) return { kind: 'names', names: this.#list(() => this.#quoted()) };
    const slice = this.take(/-?\d*\s*:\s*-?\d*(\s*:\s*-?\d*)?/y);
    if (slice === undefined) return { kind: 'indices', indices: this.#list(() => Number(this.#expect(/\d+/y))) };
    const [from, to, by] = slice.split(':').map((part) => (part.trim() === '' ? undefined : Number(part)));
    if (by === 0) throw new Unreadable();
    return { kind: 'slice', from, to, by: by ?? 1 };
  }

  #list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.take(/\s*,\s*/y) !== undefined) items.push(item());
    return items;
  }

  #quoted(): string {
    const text = this.#expect(/'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"/y);
    return text.slice(1, -1).replace(/\\(.)/g, '$1');
  }

  #test(): FilterTest {
    this.#depth += 1;
    if (this.#depth > maxDepth) throw new Unreadable();
    const tests = [this.#conjunction()];
    while (this.take(/\s*\|\|\s*/y) !== undefined) tests.push(this.#conjunction());
    this.#depth -= 1;
    return tests.length === 1 && tests[0] ? tests[0] : { kind: 'or', tests };
  }

  #conjunction(): FilterTest {
    const tests = [this.#comparison()];
    while (this.take(/\s*&&\s*/y) !== undefined) tests.push(this.#comparison());
    return tests.length === 1 && tests[0] ? tests[0] : { kind: 'and', tests };
  }

  #comparison(): FilterTest {
    if (this.take(/\s*\(/y) !== undefined) {
      const inner = this.#test();
      this.#expect(/\s*\)/y);
      return inner;
    }
    const left = this.#operand();
    const operator = this.take(/\s*(===?|!==?|<>|<=|>=|<|>|=(?!~))/y)?.trim();
    if (operator === undefined) return { kind: 'exists', operand: left };
    return { kind: 'compare', left, operator, right: this.#operand() };
  }

  #operand(): Operand {
    this.take(/\s+/y);
    const start = this.take(/[@$]/y);
    if (start !== undefined) return { kind: 'path', fromRoot: start === '$', steps: this.steps(/[\w*-]+/y) };
    if (/['"]/.test(this.#text[this.#at] ?? '')) return { kind: 'literal', value: this.#quoted() };
    return { kind: 'literal', value: JSON.parse(this.#expect(/true|false|null|-?(0|[1-9]\d*)(\.\d+)?/y)) };
  }
}
