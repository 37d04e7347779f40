import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { integer } from '../../../src/values/integer.ts';
import { call, result, unknown, type Written } from '../values.ts';

const largest = 2n ** 63n - 1n;
const smallest = -(2n ** 63n);

describe('integers of 64 bits', () => {
  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['-3', 'div', 7, -2],
    ['-1', 'mod', -7, 3],
    ['1', 'mod', 7, -3],
    ['42', 'int', ' +42 '],
    ['9223372036854775807', 'int', '9223372036854775807'],
    ['7', 'int', 7],
    ['1.5', 'float', '1.5'],
    ['1234.5', 'float', '1,234.5'],
    ['5', 'max', 1, 5, 3],
    ['2', 'min', [4, 2]],
    ['3', 'max', 3],
  ])('%s is %s(%j)', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['out-of-range: add() overflows: 9223372036854775808 does not fit in 64 bits', 'add', largest, 1],
    ['out-of-range: div() overflows: 9223372036854775808 does not fit in 64 bits', 'div', smallest, -1],
    ['division-by-zero: mod() divides by zero', 'mod', 1, 0],
    ["bad-argument: int() expects a string that holds an integer and got '4.0'", 'int', '4.0'],
    ['bad-argument: float() expects a number or a string that holds one', 'float', 'x'],
    ['wrong-type: add() expects an integer as argument 2 (operand2) and got a string', 'add', 1, '2'],
    ['wrong-type: mul() expects an integer as argument 1 (operand1) and got a number', 'mul', 1.5, 2],
    ['wrong-type: max() compares numbers only', 'max', ['a', 'b']],
    ['out-of-range: min() of an empty array', 'min', []],
  ])('says %s', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test('arithmetic is that of 64-bit integers', () => {
    const operations: readonly [string, (a: bigint, b: bigint) => bigint][] = [
      ['add', (a, b) => a + b],
      ['sub', (a, b) => a - b],
      ['mul', (a, b) => a * b],
      ['div', (a, b) => a / b],
      ['mod', (a, b) => a % b],
    ];
    const operand = fc.oneof(fc.bigInt({ min: smallest, max: largest }), fc.bigInt({ min: -20n, max: 20n }));
    fc.assert(
      fc.property(fc.constantFrom(...operations), operand, operand, ([name, compute], a, b) => {
        const shown = result(name, integer(a), integer(b));
        if (b === 0n && (name === 'div' || name === 'mod')) expect(shown).toMatch(/^division-by-zero/);
        else if (compute(a, b) > largest || compute(a, b) < smallest) expect(shown).toMatch(/^out-of-range/);
        else if (!(name === 'mod' && a === smallest && b === -1n)) expect(shown).toBe(String(compute(a, b)));
      }),
    );
  });
});

const count = unknown('count', 'int');
const size = unknown('size', 'int', { range: { min: 1, max: 8 } });

describe('integers that are not known', () => {
  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['‹add(count, 1)›', 'add', 1, count],
    ['‹count›', 'add', count, 0],
    ['‹count›', 'mul', 1, count],
    ['0', 'mul', count, 0],
    ['0', 'sub', count, count],
    ['‹count›', 'int', count],
    ['1 | 2', 'add', unknown('zone', 'int', { domain: [0, 1] }), 1],
    ['division-by-zero: div() divides by zero', 'div', count, 0],
  ])('%s is %s(%s)', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test('equal sums are one term, however they are written', () => {
    const once = call('add', call('add', count, 1) ?? null, 2) ?? null;
    const other = call('sub', call('add', 5, count) ?? null, 2) ?? null;
    expect(result('equals', once, other)).toBe('true');
    expect(result('equals', call('add', count, size) ?? null, call('add', size, count) ?? null)).toBe('true');
  });

  test('bounds go through arithmetic and decide comparisons', () => {
    expect(result('less', call('add', size, 1) ?? null, 10)).toBe('true');
    expect(result('greater', call('mul', size, 2) ?? null, 16)).toBe('false');
    expect(result('less', call('mod', count, 3) ?? null, 3)).toBe('true');
    expect(result('lessOrEquals', call('div', size, 2) ?? null, 4)).toBe('true');
    expect(result('equals', call('max', size, 3) ?? null, 2)).toBe('false');
    expect(result('equals', size, 9)).toBe('false');
  });

  test('an integer written as a string and read again is that integer', () => {
    expect(result('int', call('string', count) ?? null)).toBe('‹count›');
  });
});
