import { describe, expect, it } from 'vitest';
import { PathError, parsePath, startsWithPath } from '../../../src/policy/value/path.ts';

describe('field paths', () => {
  it('are the same however they are written', () => {
    expect(parsePath("tags['Cost.Center']").canonical).toBe(parsePath("Tags['cost.center']").canonical);
    expect(parsePath("tags['a']").canonical).toBe(parsePath('tags.a').canonical);
    expect(parsePath('tags[a]').canonical).toBe(parsePath('tags.a').canonical);
    expect(parsePath('tags["a"]').canonical).toBe(parsePath('tags.a').canonical);
    expect(parsePath("tags['it''s']").steps.at(-1)).toEqual({ kind: 'key', key: "it's" });
    expect(parsePath('a[*].b[0]').steps).toEqual([
      { kind: 'key', key: 'a' },
      { kind: 'each' },
      { kind: 'key', key: 'b' },
      { kind: 'index', index: 0 },
    ]);
  });

  it('begin with another only at a step', () => {
    expect(startsWithPath(parsePath('a.b[*].c'), parsePath('a.b[*]'))).toBe(true);
    expect(startsWithPath(parsePath('a.bc'), parsePath('a.b'))).toBe(false);
    expect(startsWithPath(parsePath('a.b'), parsePath('a.b'))).toBe(true);
  });

  it.each(['', '.a', 'a..b', 'a[', 'a]', "a['b", 'a.'])('refuse %j', (text) => {
    expect(() => parsePath(text)).toThrow(PathError);
  });
});
