import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distance, suggest } from '../../src/resource-types/suggest.ts';

describe('distance', () => {
  it('counts insertions, deletions, substitutions and swapped neighbours', () => {
    expect(distance('vmSize', 'vmSizes')).toBe(1);
    expect(distance('zoens', 'zones')).toBe(1);
    expect(distance('kitten', 'sitting')).toBe(3);
    expect(distance('', 'abc')).toBe(3);
  });

  it('is symmetric, zero only for the same word, and never more than the longer word', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(distance(a, b)).toBe(distance(b, a));
        expect(distance(a, b) === 0).toBe(a === b);
        expect(distance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});

describe('suggest', () => {
  const known = ['networkAccessPolicy', 'networkInterfaces', 'zones', 'osDisk'];

  it('names what is nearest, ignoring letter case', () => {
    expect(suggest('NETWORKACESSPOLICY', known)).toEqual(['networkAccessPolicy']);
    expect(suggest('osDisc', known)).toEqual(['osDisk']);
  });

  it('says nothing where nothing is near, or the word is no name', () => {
    expect(suggest('temperature', known)).toEqual([]);
    expect(suggest('z'.repeat(10_000), known)).toEqual([]);
  });

  it('gives three at most', () => {
    expect(suggest('aa', ['ab', 'ac', 'ad', 'ae', 'af'])).toEqual(['ab', 'ac', 'ad']);
  });
});
