import fc from 'fast-check';
import { expect, it } from 'vitest';
import { matchesWildcard } from '../../src/source/wildcard.ts';

/** Every way is tried. */
function naively(text: string, mask: string): boolean {
  if (mask === '') return text === '';
  if (mask[0] === '*') return naively(text, mask.slice(1)) || (text !== '' && naively(text.slice(1), mask));
  return text[0] === mask[0] && naively(text.slice(1), mask.slice(1));
}

const text = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '.'), maxLength: 8 });
const mask = fc.string({ unit: fc.constantFrom('a', 'b', '\n', '.', '*'), maxLength: 6 });

it('a star stands for any text, and all else for itself', () => {
  fc.assert(
    fc.property(text, mask, (given, pattern) => {
      expect(matchesWildcard(given, pattern)).toBe(naively(given, pattern));
    }),
    { numRuns: 2000 },
  );
});

it('many stars are no more work', () => {
  expect(matchesWildcard('a'.repeat(20_000), `${'*a'.repeat(2000)}b`)).toBe(false);
  expect(matchesWildcard('a'.repeat(20_000), `${'*a'.repeat(2000)}*`)).toBe(true);
});
