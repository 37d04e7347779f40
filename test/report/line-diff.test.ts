import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffOf, type LineChange } from '../../src/report/line-diff.ts';

function applied(before: readonly string[], after: readonly string[], changes: readonly LineChange[]): string[] {
  const result: string[] = [];
  let at = 0;
  for (const { from, to, start, end } of changes) {
    result.push(...before.slice(at, from), ...after.slice(start, end));
    at = to;
  }
  return [...result, ...before.slice(at)];
}

const size = (changes: readonly LineChange[]): number =>
  changes.reduce((sum, { from, to, start, end }) => sum + to - from + end - start, 0);

describe('what makes one list of lines another', () => {
  it('is nothing for equal lists', () => {
    expect(diffOf(['a', 'b'], ['a', 'b'])).toEqual([]);
    expect(diffOf([], [])).toEqual([]);
  });

  it('is the lines that are put in, taken out and changed', () => {
    expect(diffOf(['a', 'c'], ['a', 'b', 'c'])).toEqual([{ from: 1, to: 1, start: 1, end: 2 }]);
    expect(diffOf(['a', 'b', 'c'], ['a', 'c'])).toEqual([{ from: 1, to: 2, start: 1, end: 1 }]);
    expect(diffOf(['a', 'b', 'c'], ['a', 'x', 'y', 'c'])).toEqual([{ from: 1, to: 2, start: 1, end: 3 }]);
  });

  it('makes that list, with as few lines as are apart', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', '', '{', '  x'), { maxLength: 12 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const changes = diffOf(before, after);
        expect(applied(before, after, changes)).toEqual(after);
        expect(size(changes)).toBe(before.length + after.length - 2 * common(before, after));
        for (const [at, change] of changes.entries()) expect(change.from).toBeGreaterThan(changes[at - 1]?.to ?? -1);
      }),
    );
  });

  it('is all lines where too many are apart', () => {
    const [before, after] = ['x', 'y'].map((name) => Array.from({ length: 800 }, (_, at) => `${name}${at}`));
    expect(diffOf(before ?? [], after ?? [])).toEqual([{ from: 0, to: 800, start: 0, end: 800 }]);
  });
});

/** How many lines two lists have in common, in order. */
function common(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const line of before) {
    const next = [0];
    for (const [at, other] of after.entries())
      next.push(line === other ? (row[at] ?? 0) + 1 : Math.max(next[at] ?? 0, row[at + 1] ?? 0));
    row = next;
  }
  return row.at(-1) ?? 0;
}
