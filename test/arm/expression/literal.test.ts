import { describe, expect, it } from 'vitest';
import { formOf, isExpression, unescaped } from '../../../src/arm/expression/literal.ts';

describe('how a string is read', () => {
  it.each([
    ['plain', 'literal', 'plain'],
    ['', 'literal', ''],
    ['[', 'literal', '['],
    ['[test] value', 'literal', '[test] value'],
    ['[[test] value', 'literal', '[[test] value'],
    [' [f()]', 'literal', ' [f()]'],
    ['[f()] ', 'literal', '[f()] '],
    ['[[f()]', 'escaped', '[f()]'],
    ['[[]', 'escaped', '[]'],
    ['[[[f()]', 'escaped', '[[f()]'],
    ['[f()]', 'expression', '[f()]'],
    ['[]', 'expression', '[]'],
  ])('%j is %s', (text, form, value) => {
    expect(formOf(text)).toBe(form);
    expect(unescaped(text)).toBe(value);
    expect(isExpression(text)).toBe(form === 'expression');
  });
});
