import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPath, type PathSegment, parseTypePath } from '../../src/resource-types/path.ts';

function parsed(path: string): readonly PathSegment[] {
  const result = parseTypePath(path);
  if (result.kind === 'malformed') throw new Error(`malformed at ${result.offset}`);
  return result.segments;
}

describe('parsePath', () => {
  it('reads names, all items, one item and quoted names, each with its place', () => {
    expect(parsed("properties.a[*].b[2].tags['cost centre']")).toEqual([
      { kind: 'property', name: 'properties', offset: 0, length: 10 },
      { kind: 'property', name: 'a', offset: 11, length: 1 },
      { kind: 'item', offset: 12, length: 3 },
      { kind: 'property', name: 'b', offset: 16, length: 1 },
      { kind: 'item', index: 2, offset: 17, length: 3 },
      { kind: 'property', name: 'tags', offset: 21, length: 4 },
      { kind: 'property', name: 'cost centre', offset: 25, length: 15 },
    ]);
  });

  it.each([
    ['', 0],
    ['.a', 0],
    ['a..b', 1],
    ['a.', 1],
    ['a b', 1],
    ['a[', 1],
    ['a[x]', 1],
    ['a["x"]', 1],
    ['a[*]b', 4],
  ])('refuses %j at %i', (path, offset) => {
    expect(parseTypePath(path)).toMatchObject({ kind: 'malformed', path, offset });
  });

  it('reads back what formatPath writes', () => {
    const name = fc.string({ minLength: 1, maxLength: 8 }).map((text) => ({ kind: 'property' as const, name: text }));
    const item = fc.nat(99).map((index) => ({ kind: 'item' as const, index }));
    const first = fc.stringMatching(/^[a-z]{1,6}$/).map((text) => ({ kind: 'property' as const, name: text }));
    fc.assert(
      fc.property(first, fc.array(fc.oneof(name, item, fc.constant({ kind: 'item' as const }))), (start, rest) => {
        const segments = [start, ...rest].map((one) => ({ ...one, offset: 0, length: 0 }));
        const again = parsed(formatPath(segments)).map((one) => ({ ...one, offset: 0, length: 0 }));
        expect(again).toEqual(segments);
      }),
    );
  });

  it('takes a very long path in its stride', () => {
    expect(parsed(`a${'.b[*]'.repeat(50_000)}`)).toHaveLength(100_001);
  });
});
