import { describe, expect, test } from 'vitest';
import { recompute } from '../../src/values/call.ts';
import { enumerate } from '../../src/values/enumerate.ts';
import { fromPlain, toPlain } from '../../src/values/plain.ts';
import { substitute } from '../../src/values/substitute.ts';
import { isUnknown, type Value } from '../../src/values/value.ts';
import { call, choice, result, show, unknown, value } from './values.ts';

const flag = unknown('flag', 'bool');
const other = unknown('other', 'bool');
const size = unknown('size', 'string', { domain: ['s', 'm', 'l'] });
const name = unknown('name', 'string');
const secret = unknown('secret', 'string', { secure: true });

function made(called: string, ...args: Parameters<typeof call> extends [string, ...infer Rest] ? Rest : never): Value {
  return call(called, ...args) ?? null;
}

describe('calls on choices', () => {
  test('every combination that can hold is followed, others are not', () => {
    const a = choice(flag, 'a', 'b');
    expect(result('createArray', a, a)).toBe('["a" | "b", "a" | "b"]');
    expect(result('concat', a, a)).toBe('"aa" | "bb"');
    expect(result('concat', a, choice(other, 'x', 'y'))).toBe('"ax" | "ay" | "bx" | "by"');
  });

  test('cases that agree are no choice any more', () => {
    expect(result('length', choice(flag, 'ab', 'xy'))).toBe('2');
  });

  test('more than sixteen combinations are not followed', () => {
    const many = Array.from({ length: 5 }, (_, i) => choice(unknown(`c${i}`, 'bool'), 'a', 'b'));
    expect(result('concat', ...many)).toMatch(/^‹concat\(/);
  });

  test('a case that fails is unknown and says why; if all fail, the call does', () => {
    const short = call('substring', choice(flag, 'abcd', 'a'), 0, 2);
    expect(show(short)).toMatch(/^"ab" \| ‹/);
    const failed = isChoiceOf(short)[1];
    expect(isUnknown(failed) && failed.reason).toMatch(/^substring\(\) reads 2 characters/);
    expect(result('substring', choice(flag, 'b', 'a'), 0, 2)).toMatch(/^out-of-range/);
  });

  test('a choice inside of an argument is followed where the whole must be known', () => {
    expect(result('string', { a: choice(flag, 1, 2) })).toBe('"{\\"a\\":1}" | "{\\"a\\":2}"');
    expect(result('join', ['x', choice(flag, 'a', 'b')], '-')).toBe('"x-a" | "x-b"');
  });
});

describe('calls on unknowns with few values', () => {
  test('each value is tried', () => {
    expect(result('padLeft', size, 2, '0')).toBe('"0s" | "0m" | "0l"');
    expect(result('contains', ['s', 'm'], size)).toBe("‹not(equals(size, 'l'))›");
    expect(result('contains', ['s', 'm', 'l', 'xl'], size)).toBe('true');
    expect(result('contains', ['xl'], size)).toBe('false');
  });

  test('through functions that kept them', () => {
    const upper = made('toUpper', made('concat', 'vm-', size));
    expect(result('equals', upper, 'VM-S')).toBe("‹equals(size, 's')›");
    expect(result('equals', upper, 'vm-s')).toBe('false');
    expect(result('less', made('length', made('concat', size, 'abc')), 5)).toBe('true');
  });

  test('values of unknowns without a list stay as they are', () => {
    expect(result('base64', made('concat', size, name))).toBe('‹base64(concat(size, name))›');
    expect(result('equals', made('concat', size, name), 'x')).toBe('false');
  });

  test('an array of so many items has those items', () => {
    const zones = unknown('zones', 'int', { domain: [1, 2, 3] });
    const numbers = made('range', 0, zones);
    expect(result('contains', numbers, 1)).toBe('‹not(equals(zones, 1))›');
    expect(result('contains', numbers, 0)).toBe('true');
    expect(result('join', numbers, ',')).toBe('"0" | "0,1" | "0,1,2"');
  });

  test('all that a value can be can be asked for', () => {
    const rows = enumerate([made('concat', 'vm-', size), size], recompute, { members: false });
    expect(rows?.map((row) => row.values)).toEqual([
      ['vm-s', 's'],
      ['vm-m', 'm'],
      ['vm-l', 'l'],
    ]);
    expect(enumerate([name], recompute, { members: false })).toBeUndefined();
    expect(enumerate([size, made('string', flag)], recompute, { members: false })?.length).toBe(6);
    expect(enumerate([size, made('string', flag)], recompute, { members: false, limit: 5 })).toBeUndefined();
  });
});

describe('terms', () => {
  test('the same call is the same value', () => {
    expect(result('equals', made('base64', name), made('base64', name))).toBe('true');
    expect(result('equals', made('base64', name), made('base64', 'x'))).toBe("‹equals(base64(name), 'eA==')›");
  });

  test('what is made of a secret is secret', () => {
    expect(made('base64', secret)).toMatchObject({ secure: true });
    expect(made('string', { a: [secret] })).toMatchObject({ secure: true });
    expect(made('string', { a: [name] })).toMatchObject({ secure: false });
    expect(made('union', { a: 1 }, unknown('o', 'object', { secure: true }))).toMatchObject({ rest: { secure: true } });
  });

  test('they say which unknown is the cause', () => {
    expect(made('base64', made('concat', 'a', name))).toMatchObject({ reason: "'name' has no value" });
    expect(made('string', { a: 1, b: { c: name } })).toMatchObject({ reason: "'name' has no value" });
  });
});

describe('known values', () => {
  test('go to plain data and back', () => {
    const data = { a: [1, 'x', null, { B: true }], c: 2n ** 60n };
    expect(show(fromPlain(toPlain(value(data)) ?? null))).toBe(show(value(data)));
    expect(toPlain(value({ a: [name] }))).toBeUndefined();
    expect(toPlain(value({ a: choice(flag, 1, 2) }))).toBeUndefined();
  });

  test('nested or shared without end they are not followed', () => {
    let deep: Value = 1;
    for (let i = 0; i < 100_000; i += 1) deep = { kind: 'array', parts: [deep] };
    expect(toPlain(deep)).toBeUndefined();
    let wide: Value = 1;
    for (let i = 0; i < 60; i += 1) wide = { kind: 'array', parts: [wide, wide] };
    expect(toPlain(wide)).toBeUndefined();
    expect(result('string', wide)).toMatch(/^‹string/);
  });

  test('strings that double are stopped', () => {
    let text: Value = 'x';
    const doubled = (): void => {
      for (let i = 0; i < 60; i += 1) text = made('concat', text, text);
    };
    expect(doubled).toThrow('concat() would make a string of 262144 characters; the limit is 131072');
  });
});

describe('substitution', () => {
  const by = (values: Record<string, Value>) => ({
    values: new Map(Object.entries(values)),
    recompute,
    done: new Map(),
  });

  test('functions of a replaced unknown are computed again', () => {
    const text = made('toLower', made('concat', 'A-', name));
    expect(substitute(text, by({ name: 'B' }))).toBe('a-b');
    expect(show(substitute(made('union', { a: 1 }, unknown('o', 'object')), by({ o: value({ b: 2 }) })))).toContain(
      'a: ',
    );
  });

  test('what does not hang on it stays the same', () => {
    const term = made('base64', name);
    expect(substitute(term, by({ other: true }))).toBe(term);
  });

  test('a choice on it is decided', () => {
    expect(substitute(choice(flag, 'a', 'b'), by({ flag: false }))).toBe('b');
    expect(show(substitute(value({ a: choice(flag, undefined, 'b') }), by({ flag: true })))).toBe('{a: absent}');
  });
});

function isChoiceOf(made: ReturnType<typeof call>): readonly (Value | undefined)[] {
  if (typeof made !== 'object' || made === null || made.kind !== 'choice') throw new Error(show(made));
  return made.alternatives.map((each) => each.value);
}
