import { describe, expect, test } from 'vitest';
import type { Value } from '../../../src/values/value.ts';
import { call, choice, result, unknown, type Written } from '../values.ts';

const name = unknown('name', 'string');
const list = unknown('list', 'array');
const two = unknown('two', 'array', { range: { min: 2, max: 2 } });
const count = unknown('count', 'int', { range: { min: 1, max: 5 } });
const anything = unknown('anything');
const flag = unknown('flag', 'bool');

function made(called: string, ...args: Written[]): Value {
  return call(called, ...args) ?? null;
}

describe('arrays that are partly known', () => {
  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['["a", …‹list[…]›×0-∞]', 'concat', ['a'], list],
    ['[…‹anything[…]›×0-∞, "a"]', 'concat', anything, ['a']],
    ['‹concat(anything, anything)›', 'concat', anything, anything],
    ['true', 'contains', made('concat', ['a'], list), 'a'],
    ["‹contains([…], 'b')›", 'contains', made('concat', ['a'], list), 'b'],
    ['false', 'contains', [1, 2, count], 'b'],
    ["‹equals(name, 'b')›", 'contains', [name], 'b'],
    ['false', 'empty', made('concat', ['a'], list)],
    ['‹empty(list)›', 'empty', list],
    ['"a"', 'first', made('concat', ['a'], list)],
    ['‹two[0]›', 'first', two],
    ['‹first(list)›', 'first', list],
    ['"z"', 'last', made('concat', list, ['z'])],
    ['"z"', 'indexFromEnd', made('concat', list, ['y', 'z']), 1],
    ['0', 'indexOf', made('concat', ['a'], list), 'a'],
    ["‹indexOf([…], 'b')›", 'indexOf', [name, 'b'], 'b'],
    ['2', 'length', two],
    ['‹length(list)›', 'length', list],
    ['["a", …‹list[…]›×0-1]', 'take', made('concat', ['a'], list), 2],
    ['[…‹list[…]›×0-∞]', 'skip', made('concat', ['a'], list), 1],
    ['[…‹two[…]›×1-1]', 'skip', two, 1],
    ['[]', 'skip', two, 2],
    ['["a", …‹name›×0-1, …‹list[…]›×0-∞]', 'union', ['a'], [name], list],
    ['["a", "b"]', 'union', ['a'], ['b', 'a'], []],
    ['[…"a"×0-1]', 'intersection', ['a'], list],
    ['[1, …‹list[…]›×0-∞, 2]', 'flatten', [[1], list, [2]]],
    ['[…‹add(range(3, count)[…], 3)›×1-5]', 'range', 3, count],
    ['‹count›', 'length', made('range', 3, count)],
    ['3', 'first', made('range', 3, count)],
    ['"b"', 'tryGet', made('concat', ['a', 'b'], list), 1],
    ['‹two[1]›', 'tryGet', two, 1],
    ['null', 'tryGet', two, 2],
    ['‹list[0]›', 'tryGet', list, 0],
  ])('%s is %s', (expected, called, ...args) => {
    expect(result(called, ...args)).toBe(expected);
  });

  test('conditions on parts of an array are kept as choices', () => {
    const optional = choice(flag, made('createArray', 'x'), made('createArray'));
    expect(result('concat', ['a'], optional)).toBe('["a", "x"] | ["a"]');
    expect(result('length', made('concat', ['a'], optional))).toBe('2 | 1');
    expect(result('flatten', [['a'], optional])).toBe('["a", "x"] | ["a"]');
  });

  test('too many of them become items that may be there', () => {
    const optional = (item: string): Value =>
      choice(unknown(item, 'bool'), made('createArray', item), made('createArray'));
    const joined = made('concat', ['a'], ...['v', 'w', 'x', 'y', 'z'].map(optional));
    expect(result('contains', joined, 'a')).toBe('true');
    expect(result('contains', joined, 'b')).toBe('false');
    expect(result('length', joined)).toBe('‹length([…])›');
  });

  test('an array of unknown items in which nothing fits does not hold the value', () => {
    const numbers = made('range', 0, count);
    expect(result('contains', numbers, 'x')).toBe('false');
    expect(result('contains', numbers, 7)).toBe('false');
    expect(result('contains', numbers, 3)).toBe('‹contains([…], 3)›');
  });

  test('errors that hang on what is not known are no errors yet', () => {
    expect(result('indexFromEnd', list, 1)).toBe('‹indexFromEnd(list, 1)›');
    expect(result('flatten', [anything])).toBe('[…‹anything[…]›×0-∞]');
    expect(result('flatten', [name])).toBe('wrong-type: flatten() expects an array of arrays; item 0 is no array');
  });
});
