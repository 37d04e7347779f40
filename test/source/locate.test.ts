import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/source/json.ts';
import { locateJson, stringOffset } from '../../src/source/locate.ts';
import { type Route, step } from '../../src/source/route.ts';
import { sourceText } from '../../src/source/text.ts';

function route(...keys: (string | number)[]): Route | null {
  return keys.reduce<Route | null>(step, null);
}

/** What stands at a route: the value's text, the name's text, how far the route led. */
function at(text: string, ...keys: (string | number)[]): [string, string | undefined, number] {
  const { value, key, depth } = locateJson(sourceText('a.json', text), route(...keys));
  return [text.slice(value.start, value.end), key && text.slice(key.start, key.end), depth];
}

const text = `// head { "a": 0 }
{ "a": 1, /* } ] */ "b" : { "c": [ 10, "x]", { "d": null } ,], }, // }
  "caf\\u00e9": "line
 two", "": [[], {}] } // tail`;

describe('finding a value', () => {
  it('finds the root without the comments around it', () => {
    expect(at(text)[0]).toMatch(/^\{ "a": 1[\s\S]*\{\}\] \}$/);
  });

  it.each([
    [['a'], '1', '"a"'],
    [['b'], '{ "c": [ 10, "x]", { "d": null } ,], }', '"b"'],
    [['b', 'c'], '[ 10, "x]", { "d": null } ,]', '"c"'],
    [['b', 'c', 0], '10', undefined],
    [['b', 'c', 1], '"x]"', undefined],
    [['b', 'c', 2, 'd'], 'null', '"d"'],
    [['café'], '"line\n two"', '"caf\\u00e9"'],
    [['', 1], '{}', undefined],
  ])('%j', (keys, value, key) => {
    expect(at(text, ...keys)).toEqual([value, key, keys.length]);
  });

  it('stops at the nearest ancestor that is there', () => {
    expect(at(text, 'b', 'c', 9, 'x')).toEqual(['[ 10, "x]", { "d": null } ,]', '"c"', 2]);
    expect(at(text, 'a', 'x')).toEqual(['1', '"a"', 1]);
    expect(at(text, 'A')[2]).toBe(0);
  });

  it('takes the last of two properties with one name', () => {
    expect(at('{ "a": 1, "a": 2 }', 'a')).toEqual(['2', '"a"', 1]);
    expect(locateJson(sourceText('a.json', '{ "a": 1, "a": 2 }'), route('a')).key?.start).toBe(10);
  });

  it('finds no property that an object merely inherits', () => {
    expect(at('{ "__proto__": 1 }', '__proto__')).toEqual(['1', '"__proto__"', 1]);
    expect(at('{}', 'constructor')[2]).toBe(0);
  });

  it('answers for texts that are no JSON, and for empty ones', () => {
    for (const broken of ['', ' ', '{', '{ "a"', '{ "a": ', '[1, ', ']', '{ "a": "x', '[1 /*', '{{}{}:,}']) {
      const { value } = locateJson(sourceText('a.json', broken), route('a', 0));
      expect(value.start).toBeLessThanOrEqual(value.end);
      expect(value.end).toBeLessThanOrEqual(broken.length);
    }
  });

  it('goes through the deepest nesting in linear time', () => {
    const deep = `${'[ '.repeat(400)}${'0, '.repeat(1_000_000)}0${' ]'.repeat(400)}`;
    const started = performance.now();
    const keys = [...Array<number>(399).fill(0), 999_999];
    expect(at(deep, ...keys)).toEqual(['0', undefined, 400]);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('finds every value of every document where it stands', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(0, 3), (generated, indent) => {
        const written = JSON.stringify(generated, null, indent);
        const source = sourceText('a.json', written);
        const check = (value: JsonValue, here: Route | null): void => {
          const { value: span } = locateJson(source, here);
          expect(JSON.parse(written.slice(span.start, span.end))).toEqual(value);
          if (typeof value !== 'object' || value === null) return;
          for (const [key, member] of Object.entries(value))
            check(member, step(here, Array.isArray(value) ? Number(key) : key));
        };
        check(JSON.parse(written) as JsonValue, null);
      }),
    );
  });
});

describe('finding a character inside a string', () => {
  it('counts an escape as the one character it stands for', () => {
    const literal = '"a\\n\\u0041\\\\z"';
    expect([0, 1, 2, 3, 4, 5].map((index) => literal.slice(stringOffset(literal, 0, index)))).toEqual([
      'a\\n\\u0041\\\\z"',
      '\\n\\u0041\\\\z"',
      '\\u0041\\\\z"',
      '\\\\z"',
      'z"',
      '"',
    ]);
  });

  it('never leaves the string', () => {
    expect(stringOffset('["ab", "c"]', 1, 99)).toBe(4);
  });

  it('cuts every string where its decoded text is cut', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (value, index) => {
        const literal = JSON.stringify(value);
        const end = stringOffset(literal, 0, Math.min(index, value.length));
        expect(JSON.parse(`${literal.slice(0, end)}"`)).toBe(value.slice(0, index));
      }),
    );
  });
});
