import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from '../../../src/values/choice.ts';
import { textOf } from '../../../src/values/text.ts';
import { arrayOf, isText, isUnknown, type Maybe, type Unknown } from '../../../src/values/value.ts';
import { says, term } from '../helpers.ts';

const terms = ['x', 'y'].map((name) => term(name, { type: 'string' }));
const fillings = ['', 'a', 'B', '-', 'ab1', '1'];
const piece = fc.constantFrom<(string | Unknown)[]>(['a'], ['b-'], ['1'], [terms[0] as Unknown], [terms[1] as Unknown]);
const partly = fc.array(piece, { maxLength: 4 }).map((pieces): Maybe => textOf(pieces.flat()));

const operand = fc.constantFrom<[string, Maybe]>(
  ['equals', 'ab-1'],
  ['equals', ''],
  ['equals', 'a'],
  ['notEquals', 'B-'],
  ['in', arrayOf(['a', 'ab1', 'b-'])],
  ['notIn', arrayOf(['', '1'])],
  ['like', 'a*'],
  ['like', '*1'],
  ['like', 'a*b-'],
  ['like', '*'],
  ['notLike', '*'],
  ['match', '?-#'],
  ['match', '?'],
  ['matchInsensitively', 'A.'],
  ['contains', 'b-'],
  ['notContains', 'A'],
  ['exists', true],
);

/** The text with its terms replaced. */
function filled(value: Maybe, texts: readonly [string, string]): Maybe {
  if (isUnknown(value)) return texts[value.key === 'x' ? 0 : 1];
  if (!isText(value)) return value;
  return value.parts.map((part) => (typeof part === 'string' ? part : texts[part.key === 'x' ? 0 : 1])).join('');
}

describe('an answer about a partly known value', () => {
  it('holds however the unknown pieces turn out', () => {
    fc.assert(
      fc.property(
        partly,
        operand,
        fc.constantFrom(...fillings),
        fc.constantFrom(...fillings),
        (value, [operator, right], x, y) => {
          const answer = says(value, operator, right);
          if (answer !== 'unknown') expect(says(filled(value, [x, y]), operator, right)).toBe(answer);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('is, of a choice, what its alternatives agree on', () => {
    const flag = term('flag', { type: 'bool', domain: [true, false] });
    const known = fc.constantFrom<Maybe>('a', 'ab-1', '', 'B-', undefined, null, '1');
    fc.assert(
      fc.property(known, known, operand, (first, second, [operator, right]) => {
        const alternatives = [true, false].map((value, index) => ({
          guard: [{ term: flag, value, negated: false }],
          value: index === 0 ? first : second,
        }));
        const answers = new Set([says(first, operator, right), says(second, operator, right)]);
        const expected = answers.size === 1 ? [...answers][0] : 'unknown';
        expect(
          says(
            choose(alternatives, () => 'too many'),
            operator,
            right,
          ),
        ).toBe(expected);
      }),
    );
  });
});
