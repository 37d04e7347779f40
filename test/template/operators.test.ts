import { describe, expect, it } from 'vitest';
import {
  binaryOperators,
  isLazyFunction,
  negatedOperatorOf,
  operatorForm,
  operatorOf,
  operatorWithSign,
} from '../../src/template/operators.ts';

describe('operators', () => {
  it.each(binaryOperators)('$sign is found by its sign', (operator) => {
    expect(operatorWithSign(operator.sign)).toBe(operator);
  });

  it('is found by the function it is, in any case, and not by one that it is with more', () => {
    expect(operatorOf('EQUALS')?.sign).toBe('==');
    expect(operatorOf('equals')?.negated).toBeUndefined();
    expect(operatorOf('constructor')).toBeUndefined();
    expect(negatedOperatorOf('equals')?.sign).toBe('!=');
    expect(negatedOperatorOf('less')).toBeUndefined();
  });

  it.each([
    ['add', 'a + b'],
    ['lessOrEquals', 'a <= b'],
    ['coalesce', 'a ?? b'],
    ['not', '!a'],
    ['if', 'condition ? a : b'],
    ['concat', undefined],
  ])('%s is written %s', (name, form) => {
    expect(operatorForm(name)).toBe(form);
  });

  it('knows which wait with their second operand', () => {
    expect(['and', 'or', 'coalesce', 'if', 'equals', 'not'].filter(isLazyFunction)).toEqual([
      'and',
      'or',
      'coalesce',
      'if',
    ]);
  });
});
