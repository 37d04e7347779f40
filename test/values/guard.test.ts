import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose, distribute, expand, maxAlternatives } from '../../src/values/choice.ts';
import { always, both, guardsWhere, termIs } from '../../src/values/guard.ts';
import { apply } from '../../src/values/term.ts';
import type { Atom, Guard } from '../../src/values/value.ts';
import { choice, unknown } from './values.ts';

const size = unknown('size', 'string', { domain: ['s', 'm', 'l'] });
const flag = unknown('flag', 'bool');

const atom: fc.Arbitrary<Atom> = fc.oneof(
  fc.record({ term: fc.constant(size), value: fc.constantFrom('s', 'm', 'l'), negated: fc.boolean() }),
  fc.record({ term: fc.constant(flag), value: fc.boolean(), negated: fc.constant(false) }),
);
const guard: fc.Arbitrary<Guard> = fc
  .array(atom, { maxLength: 4 })
  .map((atoms) => atoms.reduce<Guard | undefined>((sum, each) => sum && both(sum, [each]), always))
  .filter((each) => each !== undefined);

const worlds = ['s', 'm', 'l'].flatMap((s) =>
  [true, false].map(
    (f) =>
      new Map<string, unknown>([
        ['size', s],
        ['flag', f],
      ]),
  ),
);

function holds(conditions: Guard | undefined, world: ReadonlyMap<string, unknown>): boolean {
  return conditions?.every(({ term, value, negated }) => (world.get(term.key) === value) !== negated) ?? false;
}

describe('guards', () => {
  it('both() holds where both hold, in either order, and says so when nowhere', () => {
    fc.assert(
      fc.property(guard, guard, (first, second) => {
        const joined = both(first, second);
        for (const world of worlds) {
          expect(holds(joined, world)).toBe(holds(first, world) && holds(second, world));
          expect(holds(both(second, first), world)).toBe(holds(joined, world));
        }
        if (joined === undefined)
          expect(worlds.some((world) => holds(first, world) && holds(second, world))).toBe(false);
      }),
    );
  });

  it('take apart what conditions are made of', () => {
    expect(termIs(apply('not', [flag], 'bool'), true)).toEqual(termIs(flag, false));
    expect(termIs(apply('equals', [size, 's'], 'bool'), false)).toEqual([{ term: size, value: 's', negated: true }]);
    expect(guardsWhere(true, false)).toEqual([]);
    expect(guardsWhere(false, false)).toEqual([always]);
  });
});

describe('choices', () => {
  const giveUp = () => unknown('too many');

  it('collapse where all alternatives agree', () => {
    expect(
      choose(
        [
          { guard: termIs(flag, true), value: 1 },
          { guard: termIs(flag, false), value: 1 },
        ],
        giveUp,
      ),
    ).toBe(1);
  });

  it('of one condition do not mix', () => {
    const pairs = distribute(
      [expand(choice(flag, 'a', 'b')), expand(choice(flag, 'x', 'y'))],
      ([first, second]) => `${first}${second}`,
      giveUp,
    );
    expect(pairs).toMatchObject({ alternatives: [{ value: 'ax' }, { value: 'by' }] });
  });

  it(`give up above ${maxAlternatives} alternatives`, () => {
    const many = [0, 1, 2].map((each) => expand(unknown(`u${each}`, 'string', { domain: ['a', 'b', 'c'] })));
    expect(distribute(many, (row) => row.join(''), giveUp)).toMatchObject({ kind: 'unknown' });
  });
});
