import { describe, expect, test } from 'vitest';
import { both, termIs } from '../../../src/values/guard.ts';
import { isUnknown, type Maybe, type Unknown } from '../../../src/values/value.ts';
import { call, choice, result, unknown, type Written } from '../values.ts';

const name = unknown('name', 'string');
const other = unknown('other', 'string');
const count = unknown('count', 'int');
const flag = unknown('flag', 'bool');
const environment = unknown('environment', 'string', { domain: ['dev', 'test', 'prod'] });

describe('comparisons of known values', () => {
  test.each<[expected: string, name: string, a: Written, b: Written]>([
    ['true', 'equals', 1, 1.0],
    ['true', 'equals', 2n ** 60n, 2 ** 60],
    ['false', 'equals', 'a', 'A'],
    ['false', 'equals', '1', 1],
    ['false', 'equals', null, ''],
    ['true', 'equals', { a: [1, { b: null }] }, { a: [1, { b: null }] }],
    ['true', 'equals', { a: 1, b: 2 }, { b: 2, a: 1 }],
    ['false', 'equals', { a: 1 }, { A: 1 }],
    ['false', 'equals', [1, 2], [2, 1]],
    ['true', 'less', 1, 1.5],
    // Words are ordered as people order them: letters before their case.
    ['true', 'less', 'apple', 'Banana'],
    ['true', 'less', 'apple', 'Apple'],
    ['true', 'less', 'co-op', 'coop'],
    ['true', 'less', null, 'a'],
    ['true', 'greaterOrEquals', 'b', 'b'],
  ])('%s is %s(%s, %s)', (expected, called, a, b) => {
    expect(result(called, a, b)).toBe(expected);
  });

  test('unlike kinds have no order', () => {
    expect(result('less', 1, 'a')).toBe(
      'wrong-type: less() compares two numbers or two strings, not one with the other',
    );
    expect(result('greater', count, 'a')).toMatch(/^wrong-type/);
    expect(result('less', true, false)).toBe(
      'wrong-type: less() expects an integer, a number or a string as argument 1 (arg1) and got a boolean',
    );
  });
});

describe('comparisons of what is partly known', () => {
  test.each<[expected: string, name: string, a: Written, b: Written]>([
    ['true', 'equals', name, name],
    ["‹equals('a', name)›", 'equals', 'a', name],
    ['false', 'equals', count, 'a'],
    ['false', 'equals', name, [] as Written],
    ['false', 'equals', { kind: 'text', parts: ['a-', name] }, 'b'],
    ['false', 'equals', { kind: 'text', parts: ['a-', name] }, { kind: 'text', parts: ['b-', name] }],
    ['false', 'equals', { kind: 'text', parts: [name, '-a'] }, { kind: 'text', parts: [other, '-b'] }],
    ['false', 'equals', { kind: 'text', parts: [name, '-a'] }, name],
    ['false', 'equals', environment, 'stage'],
    ['‹flag›', 'equals', flag, true],
    ['‹not(flag)›', 'equals', false, flag],
    ['false', 'equals', { a: 1, b: name }, { a: 2, b: name }],
    ['true', 'equals', { a: [name] }, { a: [name] }],
    ['true', 'lessOrEquals', count, count],
    ['true | false', 'equals', choice(flag, 'a', 'b'), 'a'],
  ])('%s is %s(%s, %s)', (expected, called, a, b) => {
    expect(result(called, a, b)).toBe(expected);
  });

  test('what both strings share is no part of the condition', () => {
    const guards = (a: Written, b: Written): unknown => guard(call('equals', a, b));
    expect(guards({ kind: 'text', parts: ['vm-', name] }, 'vm-a')).toEqual(guards('a', name));
    expect(guards({ kind: 'text', parts: ['vm-', environment] }, 'vm-dev')).toEqual(guards(environment, 'dev'));
    expect(guards(call('toLower', environment) ?? null, 'dev')).toEqual(guards(environment, 'dev'));
  });

  test('opposite comparisons exclude each other', () => {
    const less = call('less', count, 3);
    const atLeast = call('greaterOrEquals', count, 3);
    expect(both(guard(less), guard(atLeast))).toBeUndefined();
    expect(both(guard(call('greater', count, 3)), guard(call('lessOrEquals', count, 3)))).toBeUndefined();
    expect(both(guard(call('empty', name)), guard(call('equals', name, 'a')))).toBeUndefined();
  });
});

function guard(condition: Maybe): ReturnType<typeof termIs> {
  if (!isUnknown(condition)) throw new Error('this should be open');
  return termIs(condition satisfies Unknown, true);
}
