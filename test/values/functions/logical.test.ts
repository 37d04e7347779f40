import { describe, expect, test } from 'vitest';
import { call, result, unknown, type Written } from '../values.ts';

const flag = unknown('flag', 'bool');

describe('booleans', () => {
  test.each<[expected: string, name: string, ...args: Written[]]>([
    ['true', 'true'],
    ['false', 'false'],
    ['true', 'bool', ' TRUE '],
    ['false', 'bool', 0],
    ['true', 'bool', -2],
    ['false', 'not', true],
    ['‹not(flag)›', 'not', flag],
    ['‹flag›', 'bool', flag],
    ["bad-argument: bool() expects 'true', 'false' or a number and got '1'", 'bool', '1'],
    ['wrong-type: not() expects a boolean as argument 1 (arg1) and got a string', 'not', 'true'],
  ])('%s is %s(%s)', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test('not of not is nothing', () => {
    expect(call('not', call('not', flag) ?? null)).toBe(flag);
  });

  test('a boolean written as a string and read again is that boolean', () => {
    expect(call('bool', call('string', flag) ?? null)).toBe(flag);
  });
});
