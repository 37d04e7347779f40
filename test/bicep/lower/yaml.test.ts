import { describe, expect, it } from 'vitest';
import { jsonFromYaml } from '../../../src/bicep/lower/yaml/read.ts';

const lines = (count: number, line: (number: number) => string) =>
  Array.from({ length: count }, (_, at) => line(at)).join('\n');

describe('YAML as data', () => {
  it.each([
    ['a: 1\nb: [x, true, ~, 1.5]\n', { a: 1, b: ['x', true, null, 1.5] }],
    ['a: &x { b: 1 }\nc: *x\n', { a: { b: 1 }, c: { b: 1 } }],
    ['base: &b { a: 1, c: 2 }\nuse:\n  <<: *b\n  c: 3\n', { base: { a: 1, c: 2 }, use: { a: 1, c: 3 } }],
    [
      'one: &o { a: 1 }\ntwo: &t { a: 2, b: 2 }\nuse: { <<: [*o, *t] }\n',
      { one: { a: 1 }, two: { a: 2, b: 2 }, use: { a: 1, b: 2 } },
    ],
    ['a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['"<<": 1\n', { '<<': 1 }],
    [
      'big: 9007199254740993\nsmall: -9007199254740991\nhex: 0x10\n',
      { big: 9007199254740993n, small: -9007199254740991, hex: 16 },
    ],
    ['1: a\ntrue: b\n', { 1: 'a', true: 'b' }],
    ['', null],
    ['just text', 'just text'],
  ])('%j', (text, value) => {
    expect(jsonFromYaml(text)).toEqual({ value });
  });

  it('has properties of any name, which are its own', () => {
    const read = jsonFromYaml('__proto__: { a: 1 }\nconstructor: 2\n<<: { toString: 3 }\n');
    const value = 'value' in read ? (read.value as object) : {};
    expect(Object.entries(value)).toEqual(
      expect.arrayContaining([
        ['__proto__', { a: 1 }],
        ['constructor', 2],
        ['toString', 3],
      ]),
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
  });

  it.each([
    ['a: [', 'is not well formed'],
    ['a: 1\n---\nb: 1\n', 'holds more than one document'],
    ['a: 1\na: 2\n', "has the key 'a' twice"],
    ['[a, b]: 1\n', 'has a key that is no text'],
    ['a: *x\n', "holds an alias of 'x', which is no anchor before it"],
    ['a: &x [*x]\n', 'holds an alias that leads back to itself'],
    ['a: 1\n<<: [1]\n', "merges by '<<' what is no map"],
  ])('%j is refused', (text, reason) => {
    expect(jsonFromYaml(text)).toEqual({ reason });
  });

  it.each([
    ['brackets', '['.repeat(50_000)],
    ['brackets that close', `${'['.repeat(1000)}${']'.repeat(1000)}`],
    ['lists', `${'- '.repeat(5000)}1`],
    ['maps', lines(300, (at) => `${' '.repeat(at)}a:`)],
    ['keys', '? '.repeat(5000)],
  ])('that is nested a thousand levels deep is refused before anything recurses: %s', (_, text) => {
    expect(jsonFromYaml(text)).toEqual({ reason: 'is nested more than 100 levels deep' });
  });

  it('may have many keys, anchors and aliases', () => {
    const text = `${lines(20_000, (at) => `k${at}: &a${at} 1`)}\n${lines(20_000, (at) => `j${at}: *a${at}`)}\n`;
    const read = jsonFromYaml(text);
    expect('value' in read && Object.keys(read.value as object)).toHaveLength(40_000);
  });

  it('that merges one large map again and again is refused', () => {
    const text = `base: &b\n${lines(2000, (at) => `  k${at}: 1`)}\n${lines(2000, (at) => `m${at}: { <<: *b }`)}\n`;
    expect(jsonFromYaml(text)).toEqual({ reason: 'holds more than 300,000 values, with its aliases written out' });
  });
});
