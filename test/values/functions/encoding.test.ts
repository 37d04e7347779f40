import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call, result, unknown, type Written } from '../values.ts';

describe('strings that carry other values', () => {
  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['"b25lLCB0d28sIHRocmVl"', 'base64', 'one, two, three'],
    ['"one, two, three"', 'base64ToString', ' b25lLCB0d28s\r\nIHRocmVl '],
    ['{one: "a", two: "b"}', 'base64ToJson', 'eydvbmUnOiAnYScsICd0d28nOiAnYid9'],
    ['"data:text/plain;charset=utf8;base64,SGVsbG8="', 'dataUri', 'Hello'],
    ['"data:application/json;charset=utf8;base64,eyJhIjoxfQ=="', 'dataUri', { a: 1 }],
    ['"data:application/json;charset=utf8;base64,VHJ1ZQ=="', 'dataUri', true],
    ['"Hello, World!"', 'dataUriToString', 'data:;base64,SGVsbG8sIFdvcmxkIQ=='],
    ['"a b"', 'dataUriToString', 'data:text/plain;charset=UTF-8,a%20b'],
    ['"http%3A%2F%2Fcontoso.com%2F%27%28a%20b%29%C3%BC"', 'uriComponent', "http://contoso.com/'(a b)ü"],
    ['"http://contoso.com/a b ü%zz"', 'uriComponentToString', 'http%3A%2F%2Fcontoso.com%2Fa+b%20%C3%BC%zz'],
    ['{a: [1, 2.5, null, true]}', 'json', '{"a":[1,2.5,null,true]}'],
    ['12345678901234567890', 'json', '12345678901234567890'],
    ['{}', 'json', null],
    ['null', 'json', 'null'],
    ['"x"', 'json', "'x' // said in a comment"],
    ['{a: 1, b: [2]}', 'json', '{a: 1, /* not JSON, but read */ "b": [2,],}'],
  ])('%s is %s(%j)', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test.each<[expected: string, name: string, ...args: Written[]]>([
    [
      "bad-argument: base64ToString() expects a base64 text, padded with '=' to a multiple of four characters",
      'base64ToString',
      'abc',
    ],
    ["bad-argument: json() expects JSON, but at character 7: found '}' where a value is expected", 'json', '{"a": }'],
    ["bad-argument: json() expects JSON, but at character 3: found ']' where the end is expected", 'json', '[]]'],
    ["bad-argument: json() expects JSON, but at character 1: 'yes' is no value", 'json', 'yes'],
    [
      'bad-argument: json() expects JSON, but at character 130: more than 128 levels of nesting',
      'json',
      '['.repeat(200_000),
    ],
    [
      "bad-argument: dataUriToString() expects a data URI such as 'data:;base64,SGVsbG8=' in UTF-8",
      'dataUriToString',
      'SGVsbG8=',
    ],
    [
      "bad-argument: dataUriToString() expects a data URI such as 'data:;base64,SGVsbG8=' in UTF-8",
      'dataUriToString',
      'data:text/plain;charset=latin1,a',
    ],
  ])('says %s', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test('what is encoded comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(call('base64ToString', call('base64', text) ?? null)).toBe(text);
        expect(call('uriComponentToString', call('uriComponent', text) ?? null)).toBe(text);
        expect(call('dataUriToString', call('dataUri', text) ?? null)).toBe(text);
        expect(call('json', call('string', { text }) ?? null)).toMatchObject({ kind: 'object' });
      }),
    );
  });

  test('of what is not known the result is a term of the call', () => {
    expect(result('base64', unknown('p', 'string'))).toBe('‹base64(p)›');
    expect(result('json', unknown('p', 'string'))).toBe('‹json(p)›');
  });

  test('keys that JavaScript gives a meaning are keys like others', () => {
    expect(result('json', '{"__proto__": {"a": 1}, "constructor": 2}')).toBe('{__proto__: {a: 1}, constructor: 2}');
  });
});
