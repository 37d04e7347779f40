import { describe, expect, test } from 'vitest';
import { result, type Written } from '../values.ts';

type Case = [expected: string, name: string, ...args: Written[]];
const check = (expected: string, name: string, ...args: Written[]): void =>
  expect(result(name, ...args)).toBe(expected);

describe('arrays that are known', () => {
  test.each<Case>([
    ['[1]', 'array', 1],
    ['[]', 'array', []],
    ['[null]', 'array', null],
    ['[1, 2, [3]]', 'concat', [1], [2, [3]]],
    ['[]', 'createArray'],
    ['["a", [1], {b: 2}]', 'createArray', 'a', [1], { b: 2 }],
    ['true', 'contains', ['a', { b: [1] }], { b: [1] }],
    ['false', 'contains', ['a'], 'A'],
    ['true', 'contains', 'OneTwo', 'eTw'],
    ['false', 'contains', 'OneTwo', 'etw'],
    ['true', 'contains', { One: null }, 'oNE'],
    ['["a", "b", 1]', 'distinct', ['a', 'b', 'a', 1, 1]],
    ['true', 'empty', null],
    ['true', 'empty', []],
    ['false', 'empty', { a: null }],
    ['null', 'first', []],
    ['"O"', 'first', 'One'],
    ['null', 'first', null],
    ['3', 'last', [1, 2, 3]],
    ['[1, [2], 3]', 'flatten', [[1, [2]], [], [3]]],
    ['2', 'indexFromEnd', [1, 2, 3], 2],
    ['null', 'tryIndexFromEnd', [1, 2, 3], 4],
    ['null', 'tryIndexFromEnd', null, 1],
    ['1', 'indexOf', ['a', 'b', 'b'], 'b'],
    ['-1', 'indexOf', ['a'], 'A'],
    ['3', 'indexOf', 'abcDE', 'de'],
    ['-1', 'indexOf', null, 'x'],
    ['4', 'lastIndexOf', 'abcAb', 'B'],
    ['2', 'lastIndexOf', ['a', 'b', 'b'], 'b'],
    ['["two", "three"]', 'intersection', ['one', 'two', 'three'], ['two', 'three'], ['three', 'two']],
    ['3', 'length', 'One'],
    ['2', 'length', { a: 1, b: 2 }],
    ['0', 'length', null],
    ['[5, 6, 7]', 'range', 5, 3],
    ['[]', 'range', 5, 0],
    ['[3]', 'skip', [1, 2, 3], 2],
    ['"e"', 'skip', 'One', 2],
    ['[1]', 'skip', [1], -1],
    ['null', 'skip', null, 1],
    ['[1, 2]', 'take', [1, 2, 3], 2],
    ['"One"', 'take', 'One', 9],
    ['""', 'take', 'One', 0],
    ['2', 'tryGet', { a: [1, 2] }, 'A', 1],
    ['null', 'tryGet', { a: 1 }, 'b', 'c'],
    ['null', 'tryGet', [1], 1],
    ['null', 'tryGet', 'text', 'length'],
    ['["a", "b", "c"]', 'union', ['a', 'b'], ['b', 'c'], ['a']],
    ['[["one"], ["two", "one"]]', 'union', [['one'], ['two', 'one']], [['one']]],
  ])('%s is %s(%j)', check);

  test.each<Case>([
    [
      'wrong-type: concat() joins arrays only with arrays, and strings only with strings, integers and booleans',
      'concat',
      ['a'],
      'b',
    ],
    [
      'wrong-type: concat() joins arrays only with arrays, and strings only with strings, integers and booleans',
      'concat',
      ['a'],
      null,
    ],
    [
      'wrong-type: contains() expects an array, an object or a string as argument 1 (container) and got null',
      'contains',
      null,
      'a',
    ],
    [
      'wrong-type: contains() looks for the name of a property in an object, which is a string',
      'contains',
      { a: 1 },
      1,
    ],
    ['wrong-type: contains() looks for a string in a string', 'contains', 'a', 1],
    [
      'wrong-type: empty() expects an array, an object or a string as argument 1 (itemToTest) and got an integer',
      'empty',
      0,
    ],
    ['wrong-type: flatten() expects an array of arrays; item 1 is no array', 'flatten', [[1], 2]],
    ['index-out-of-range: there is no item 4 from the end: the array has 3', 'indexFromEnd', [1, 2, 3], 4],
    ['index-out-of-range: there is no item 0 from the end: the array has 3', 'indexFromEnd', [1, 2, 3], 0],
    ['out-of-range: range() makes 0 to 10000 numbers, not 10001', 'range', 0, 10_001],
    ['out-of-range: range() makes 0 to 10000 numbers, not -1', 'range', 0, -1],
    ['out-of-range: range() would pass 2147483647, the largest number it may hold', 'range', 2_147_483_647, 2],
    ['wrong-type: union() expects objects only, or arrays only', 'union', ['a'], { a: 1 }],
    ['argument-count: union(arg1, arg2, [arg, …]) expects at least 2 arguments, not 1', 'union', ['a']],
  ])('%s', check);

  test('arrays of many known items are compared quickly', () => {
    const many = Array.from({ length: 20_000 }, (_, i) => ({ name: `n${i % 10_000}`, size: 1 }));
    const started = performance.now();
    expect(result('distinct', many).length).toBeGreaterThan(10_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('arrays cannot grow without end', () => {
    const many = Array.from({ length: 60_000 }, (_, i) => i);
    expect(result('concat', many, many)).toBe(
      'too-large: concat() would make an array of 120000 items; the limit is 100000',
    );
  });
});
