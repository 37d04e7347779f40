import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/values/value.ts';
import { call, choice, result, unknown, type Written } from '../values.ts';

const tags = unknown('tags', 'object');
const name = unknown('name', 'string');
const flag = unknown('flag', 'bool');
const anything = unknown('anything');

function made(called: string, ...args: Written[]): Value {
  return call(called, ...args) ?? null;
}

describe('objects that are known', () => {
  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['{a: 1, B: [2]}', 'createObject', 'a', 1, 'B', [2]],
    ['{}', 'createObject'],
    [
      '[{key: "A", value: 2}, {key: "b", value: 1}, {key: "ba", value: 3}, {key: "b_", value: 4}]',
      'items',
      { b: 1, A: 2, b_: 4, ba: 3 },
    ],
    ['["A", "b"]', 'objectKeys', { b: 1, A: 2 }],
    ['null', 'null'],
    [
      '{one: "a", two: "b", three: "c2", four: "d"}',
      'union',
      { one: 'a', two: 'b', three: 'c1' },
      { three: 'c2', four: 'd' },
    ],
    [
      '{p: {one: 1, two: 3, three: 4}, list: [3]}',
      'union',
      { p: { one: 1, two: 2 }, list: [1, 2] },
      { P: { TWO: 3, three: 4 }, LIST: [3] },
    ],
    ['{a: null}', 'union', { a: { b: 1 } }, { a: null }],
    ['{a: {b: 1}}', 'union', { a: 'x' }, { a: { b: 1 } }],
    ['{a: {y: 2}, b: 1}', 'shallowMerge', [{ a: { x: 1 }, b: 1 }, { a: { y: 2 } }]],
    ['{}', 'shallowMerge', []],
    [
      '{one: "a", three: {x: 1}}',
      'intersection',
      { one: 'a', two: 'b', three: { x: 1 } },
      { one: 'a', two: 'z', three: { x: 1 } },
    ],
  ])('%s is %s(%j)', (expected, called, ...args) => {
    expect(result(called, ...args)).toBe(expected);
  });

  test.each<[expected: string, name: string, ...args: Written[]]>([
    [
      'argument-count: createObject() expects keys and values in turn; the last of its 3 arguments has no value',
      'createObject',
      'a',
      1,
      'b',
    ],
    ["bad-argument: createObject() got the key 'a' twice", 'createObject', 'a', 1, 'a', 2],
    ['wrong-type: createObject() expects a string as key', 'createObject', 1, 2],
    ['wrong-type: items() expects an object as argument 1 (object) and got an array', 'items', []],
    ['wrong-type: shallowMerge() merges objects; item 1 of the array is none', 'shallowMerge', [{}, 'x']],
    ['wrong-type: union() expects an array or an object as argument 2 (arg2) and got null', 'union', {}, null],
  ])('%s', (expected, called, ...args) => {
    expect(result(called, ...args)).toBe(expected);
  });
});

describe('objects that are partly known', () => {
  const merged = made('union', tags, { owner: 'me', nested: { a: 1 } });

  test('what comes later is known, what comes earlier is not', () => {
    expect(result('tryGet', merged, 'OWNER')).toBe('"me"');
    expect(result('tryGet', merged, 'other')).toBe('‹union(tags, {…}).other›');
    expect(result('tryGet', made('union', { owner: 'me' }, tags), 'owner')).toBe('‹union({…}, tags).owner›');
    expect(result('tryGet', merged, 'nested')).toBe('{a: 1, …}');
  });

  test('a name is there, may be there, or is not', () => {
    expect(result('contains', merged, 'owner')).toBe('true');
    expect(result('contains', merged, 'other')).toBe("‹contains({…}, 'other')›");
    expect(result('contains', { a: name }, 'b')).toBe('false');
    expect(result('contains', tags, 'a')).toBe("‹contains(tags, 'a')›");
    expect(result('empty', merged)).toBe('false');
    expect(result('empty', tags)).toBe('‹empty(tags)›');
    expect(result('length', merged)).toBe('‹length({…})›');
  });

  test('names between those that are known may come', () => {
    expect(result('objectKeys', merged)).toMatch(/^\[…‹.*›×0-∞, "nested", …‹.*›×0-∞, "owner", …‹.*›×0-∞\]$/);
    expect(result('items', tags)).toBe('[…{key: ‹items(tags)[…].key›, value: ‹items(tags)[…].value›}×0-∞]');
  });

  test('a key that is not known leaves the others alone', () => {
    const object = made('createObject', name, 1, 'a', 2);
    expect(result('tryGet', object, 'a')).toBe('2');
    expect(result('contains', object, 'b')).toBe("‹contains({…}, 'b')›");
  });

  test('an unknown that may be an object is one beside an object', () => {
    expect(result('union', { a: 1 }, anything)).toBe('{a: ‹union({…}, anything).a›, …}');
    expect(result('union', anything, anything)).toBe('‹union(anything, anything)›');
  });
});

describe('objects under conditions', () => {
  const zones = choice(flag, made('createObject', 'zones', ['1'], 'sku', 'b'), made('createObject'));
  const body = made('union', { sku: 'a', name }, zones);

  test('a member that is there in some cases is a choice', () => {
    expect(result('tryGet', body, 'zones')).toBe('["1"] | null');
    expect(result('tryGet', body, 'sku')).toBe('"b" | "a"');
    expect(result('tryGet', body, 'name')).toBe('‹name›');
    expect(result('contains', body, 'zones')).toBe('true | false');
    expect(result('length', body)).toBe('3 | 2');
  });

  test('many conditions stay one object', () => {
    const optional = (key: string): Value =>
      choice(unknown(key, 'bool'), made('createObject', key, 1), made('createObject'));
    const all = made('shallowMerge', [{ base: 0 }, ...['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(optional)]);
    expect(result('tryGet', all, 'base')).toBe('0');
    expect(result('tryGet', all, 'f')).toBe('1 | null');
    expect(result('tryGet', all, 'h')).toBe('null');
    expect(result('objectKeys', all)).toBe(
      '[…"a"×0-1, …"b"×0-1, "base", …"c"×0-1, …"d"×0-1, …"e"×0-1, …"f"×0-1, …"g"×0-1]',
    );
  });

  test('a case in which a union fails is unknown, the others hold', () => {
    const broken = choice(flag, made('createObject', 'b', 1), null);
    expect(result('tryGet', made('union', { a: 1 }, broken), 'b')).toMatch(/^1 \| /);
    expect(result('union', { a: 1 }, choice(flag, null, 'x'))).toMatch(/^wrong-type: union\(\) expects/);
  });

  test('values are not evaluated to learn which names there are', () => {
    const never: Value = {
      kind: 'object',
      members: new Map([
        [
          'a',
          {
            key: 'a',
            value: {
              kind: 'thunk',
              force: () => {
                throw new Error('evaluated');
              },
            },
          },
        ],
      ]),
    };
    expect(result('contains', made('union', never, { b: 1 }), 'a')).toBe('true');
    expect(result('length', made('shallowMerge', [never, { b: 1 }]))).toBe('2');
    expect(result('empty', never)).toBe('false');
  });
});
