import { describe, expect, it } from 'vitest';
import { inspected } from '../lint/inspected.ts';

/** What is said of a value, in Bicep. */
function said(value: string, parameters = 'param names array?\nparam flag bool\n'): readonly string[] {
  const source = `${parameters}param empty string = ''\noutput value object = { value: ${value} }\n`;
  return inspected({ 'main.bicep': source }, 'main.bicep').messages;
}

const outside = expect.stringContaining('index 4 is out of range');

describe('an error in what is perhaps not evaluated is not told', () => {
  it.each([
    `any(flag ? { a: 1 } : null) ?? split(empty, '/')[4]`,
    `{ a: environment().name }[?environment().name] ?? split(empty, '/')[4]`,
    `flag && split(empty, '/')[4] == 'x'`,
    `flag || split(empty, '/')[4] == 'x'`,
    `flag ? 'x' : split(empty, '/')[4]`,
  ])('%s', (value) => {
    expect(said(value)).toEqual([]);
  });
});

describe('an error in what is evaluated is told', () => {
  it.each([
    `any(null) ?? split(empty, '/')[4]`,
    `any(split(empty, '/')[4]) ?? 'x'`,
    `true && split(empty, '/')[4] == 'x'`,
    `split(empty, '/')[4] == 'x' && flag`,
  ])('%s', (value) => {
    expect(said(value)).toEqual([outside]);
  });
});
