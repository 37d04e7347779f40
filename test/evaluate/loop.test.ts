import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluated } from './deployed.ts';

const loop = (count: number | string, input: unknown = "[copyIndex('items')]") => ({
  variables: { copy: [{ name: 'items', count, input: input as string }] },
});

describe('loops of values', () => {
  it('give as many items as their count says, each its index', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 800 }), (count) => {
        const { values } = evaluated({ it: "variables('items')" }, loop(count));
        expect(values.it).toEqual(Array.from({ length: count }, (_, index) => index));
      }),
      { numRuns: 20 },
    );
  });

  it.each([-1, 801, 1_000_000_000, 1.5, 'many'])('a count of %s is refused', (count) => {
    const { values, problems } = evaluated({ it: "variables('items')" }, loop(count));
    expect(problems).toHaveLength(1);
    expect(values.it).toHaveProperty('$unknown');
  });

  it('of unknown count know how many items there may be', () => {
    const parameters = { n: { type: 'int', minValue: 1, maxValue: 4 } };
    const { values } = evaluated(
      {
        empty: "empty(variables('items'))",
        five: "greater(length(variables('items')), 4)",
        two: "equals(length(variables('items')), 2)",
      },
      { ...loop("[parameters('n')]"), parameters },
    );
    expect(values).toMatchObject({ empty: false, five: false, two: { $unknown: { type: 'bool' } } });
  });

  it('whose count is one of several are one of several arrays', () => {
    const parameters = { big: { type: 'bool' } };
    const { values } = evaluated(
      { lengths: "length(variables('items'))", first: "variables('items')[0]" },
      { ...loop("[if(parameters('big'), 3, 2)]"), parameters },
    );
    expect(values).toMatchObject({ lengths: { $unknown: { expression: '{3 | 2}' } }, first: 0 });
  });
});
