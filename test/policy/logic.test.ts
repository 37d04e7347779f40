import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { all, any, exactlyOne, negate, type Outcome, type Truth, unknown } from '../../src/policy/logic.ts';

const truths: readonly Truth[] = [true, false, 'unknown'];
const truth = fc.constantFrom(...truths);
const several = fc.array(truth, { maxLength: 5 });

const outcome = (each: Truth): Outcome => (each === 'unknown' ? unknown([]) : { truth: each });
const and = (...values: Truth[]): Truth => all(values, outcome).truth;
const or = (...values: Truth[]): Truth => any(values, outcome).truth;
const one = (...values: Truth[]): Truth => exactlyOne(values, outcome).truth;
const not = (value: Truth): Truth => negate(outcome(value)).truth;

/** All ways to make the unknown ones known. */
function completions(values: readonly Truth[]): boolean[][] {
  return values.reduce<boolean[][]>(
    (rows, value) =>
      rows.flatMap((row) =>
        value === 'unknown'
          ? [
              [...row, true],
              [...row, false],
            ]
          : [[...row, value]],
      ),
    [[]],
  );
}

/** What every completion agrees on. */
function agreed(values: readonly Truth[], compute: (...values: Truth[]) => Truth): Truth {
  const answers = new Set(completions(values).map((row) => compute(...row)));
  const [only] = answers;
  return answers.size === 1 && only !== undefined ? only : 'unknown';
}

describe("Kleene's strong logic", () => {
  it('does not depend on order or grouping', () => {
    fc.assert(
      fc.property(truth, truth, truth, (a, b, c) => {
        expect(and(a, b)).toBe(and(b, a));
        expect(or(a, b)).toBe(or(b, a));
        expect(and(a, and(b, c))).toBe(and(and(a, b), c));
        expect(or(a, or(b, c))).toBe(or(or(a, b), c));
        expect(one(a, b, c)).toBe(one(c, a, b));
      }),
    );
  });

  it('follows De Morgan, distribution, absorption and double negation', () => {
    fc.assert(
      fc.property(truth, truth, truth, (a, b, c) => {
        expect(not(and(a, b))).toBe(or(not(a), not(b)));
        expect(not(or(a, b))).toBe(and(not(a), not(b)));
        expect(and(a, or(b, c))).toBe(or(and(a, b), and(a, c)));
        expect(or(a, and(b, c))).toBe(and(or(a, b), or(a, c)));
        expect(and(a, or(a, b))).toBe(a);
        expect(not(not(a))).toBe(a);
      }),
    );
  });

  it('says of independent parts exactly what all completions agree on', () => {
    fc.assert(
      fc.property(several, (values) => {
        expect(and(...values)).toBe(agreed(values, and));
        expect(or(...values)).toBe(agreed(values, or));
        expect(one(...values)).toBe(agreed(values, one));
      }),
    );
  });
});
