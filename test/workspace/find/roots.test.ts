import { describe, expect, it } from 'vitest';
import { rootsOf } from '../../../src/workspace/find/roots.ts';

function roots(files: string, uses: Readonly<Record<string, string>>, named = ''): string {
  const found = [...files].map((path) => ({ path, named: named.includes(path) }));
  return [...rootsOf(found, new Map(Object.entries(uses).map(([from, to]) => [from, new Set(to)])))].sort().join('');
}

describe('which files are roots', () => {
  it.each([
    ['nothing is used', 'abc', {}, '', 'abc'],
    ['what others use is none', 'abc', { a: 'b', b: 'c' }, '', 'a'],
    ['unless named', 'abc', { a: 'b', b: 'c' }, 'c', 'ac'],
    ['files that use each other: the first', 'abc', { a: 'b', b: 'a' }, '', 'ac'],
    ['a circle that a root uses has none', 'abc', { a: 'b', b: 'c', c: 'b' }, '', 'a'],
    ['a circle that a named file leads into', 'abcd', { b: 'c', c: 'b', d: 'd' }, 'c', 'acd'],
    ['files used that were not found do not count', 'a', { a: 'z', z: 'y' }, '', 'a'],
  ])('%s', (_, files, uses, named, expected) => {
    expect(roots(files, uses, named)).toBe(expected);
  });
});
