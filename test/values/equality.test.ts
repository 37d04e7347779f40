import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { equalValues } from '../../src/values/equality.ts';
import { memo } from '../../src/values/substitute.ts';
import { arrayOf, objectOf, type Value } from '../../src/values/value.ts';
import { call, choice, unknown, value, type Written } from './values.ts';

const name = unknown('name', 'string');
const count = unknown('count', 'int', { range: { min: 1, max: 3 } });
const anything = unknown('anything');
const flag = unknown('flag', 'bool');

function equal(a: Written, b: Written, ignoreCase = false): boolean | undefined {
  return equalValues(value(a), value(b), { ignoreCase });
}

describe('equality', () => {
  test.each<[a: Written, b: Written, expected: boolean | undefined]>([
    [anything, anything, true],
    [anything, null, undefined],
    [name, null, false],
    [name, { kind: 'text', parts: [name, 'x'] }, false],
    [count, 4, false],
    [count, 2, undefined],
    [count, 1.5, undefined],
    [flag, 'true', false],
    [[1, anything], [2, anything], false],
    [[anything], [1], undefined],
    [[anything], [1, 2], false],
    [{ a: 1 }, {}, false],
    [{ a: anything }, {}, false],
    [{ a: null }, {}, false],
    [call('union', { a: 1 }, unknown('o', 'object')) ?? null, { b: 1 }, false],
    [call('union', { a: 1 }, unknown('o', 'object')) ?? null, { a: 2, b: 1 }, undefined],
    [call('union', unknown('o', 'object'), { a: 1 }) ?? null, { a: 2 }, false],
    [call('concat', ['a'], unknown('l', 'array')) ?? null, ['b'], false],
    [call('concat', unknown('l', 'array'), ['a']) ?? null, ['a', 'b'], false],
    [call('concat', ['a'], unknown('l', 'array')) ?? null, [], false],
    [choice(flag, 1, 1), 1, true],
    [choice(flag, 1, 2), 3, false],
    [choice(flag, 1, 2), 2, undefined],
  ])('%# is certain only where it is', (a, b, expected) => {
    expect(equal(a, b)).toBe(expected);
    expect(equal(b, a)).toBe(expected);
  });

  test('an absent value equals only an absent value', () => {
    expect(equalValues(undefined, undefined)).toBe(true);
    expect(equalValues(undefined, null)).toBe(false);
    expect(equalValues(choice(flag, undefined, 1), undefined)).toBeUndefined();
  });

  test('case counts, unless it is to be ignored', () => {
    expect(equal({ Name: ['A'] }, { name: ['a'] })).toBe(false);
    expect(equal({ Name: ['A'] }, { name: ['a'] }, true)).toBe(true);
    expect(equal(call('toLower', name) ?? null, name)).toBeUndefined();
    expect(equal(call('toLower', name) ?? null, name, true)).toBe(true);
    expect(equal({ kind: 'text', parts: ['A-', name] }, { kind: 'text', parts: ['a-', name] }, true)).toBe(true);
  });

  test('structures that share their parts are compared in a bounded number of steps', () => {
    const doubled = (leaf: Value): Value => {
      let made = leaf;
      for (let i = 0; i < 60; i += 1) made = arrayOf([made, memo(() => null), made]);
      return made;
    };
    expect(equalValues(doubled(anything), doubled(objectOf([])))).toBeUndefined();
  });

  test('known values are equal as their JSON is', () => {
    const written = fc.letrec<{ data: Written }>((tie) => ({
      data: fc.oneof(
        { maxDepth: 2 },
        fc.constantFrom<Written>(null, true, 0, 1, 1.5, 'a', 'A', ''),
        fc.array(tie('data'), { maxLength: 2 }),
        fc.dictionary(fc.constantFrom('x', 'y', 'z'), tie('data'), { maxKeys: 2 }),
      ),
    })).data;
    const sorted = (data: unknown): unknown => {
      if (Array.isArray(data)) return data.map(sorted);
      if (typeof data !== 'object' || data === null) return Object.is(data, -0) ? 0 : data;
      const entries = Object.entries(data).sort(([a], [b]) => (a < b ? -1 : 1));
      return { entries: entries.map(([key, item]) => [key, sorted(item)]) };
    };
    fc.assert(
      fc.property(written, written, (a, b) => {
        expect(equal(a, b)).toBe(JSON.stringify(sorted(a)) === JSON.stringify(sorted(b)));
        expect(equal(a, a)).toBe(true);
      }),
    );
  });
});
