import { describe, expect, it } from 'vitest';
import {
  applyBaseline,
  baselineEntries,
  staleEntries,
  updatedEntries,
} from '../../../../src/lint/exempt/baseline/apply.ts';
import type { RawFinding } from '../../../../src/lint/judge/fold.ts';
import { type Identity, routeText } from '../../../../src/lint/judge/identity.ts';
import { at, finding } from '../../../report/fixture.ts';

const place = at('main.json', '{}', '{');

function raw(route: string, change: { set?: number; root?: string; verdict?: 'open' } = {}): RawFinding {
  const identity: Identity = { path: 'main.json', policy: 'VM-8', resource: '/vm1', route };
  return {
    finding: finding(place, { verdict: change.verdict ?? 'fail' }),
    declaration: place,
    parameterSet: undefined,
    spot: { root: change.root ?? 'main.json', set: change.set ?? 0, node: 0, idKey: '', path: '' },
    asks: false,
    plans: [],
    identity,
    sites: [],
    calls: [],
  };
}

function left(now: readonly RawFinding[], before: readonly RawFinding[]): number[] {
  const marked = applyBaseline(now, baselineEntries(before));
  return marked.flatMap(({ exempt }, index) => (exempt === undefined ? [index] : []));
}

const disk = routeText(['properties', 'dataDisks', 3, 'caching']);

describe('the findings of one identity', () => {
  it('are told apart by no position in an array', () => {
    expect(disk).toBe('properties.dataDisks[*].caching');
    expect(routeText(['properties', 'dataDisks', 4, 'caching'])).toBe(disk);
    expect(routeText([])).toBe('');
  });

  it('do not count as many as there were', () => {
    expect(left([raw(disk), raw(disk)], [raw(disk), raw(disk)])).toEqual([]);
    expect(left([raw(disk), raw(disk), raw(disk)], [raw(disk), raw(disk)])).toEqual([2]);
    expect(left([raw(disk), raw('zones')], [raw(disk)])).toEqual([1]);
  });

  it('count anew for each parameter set and each template', () => {
    const sets = [raw(disk, { set: 0 }), raw(disk, { set: 1 }), raw(disk, { root: 'other.json' })];
    expect([...baselineEntries(sets).values()].map(({ count }) => count)).toEqual([1]);
    expect(left(sets, [raw(disk)])).toEqual([]);
  });

  it('are failures that nothing suppresses', () => {
    const suppressed: RawFinding = { ...raw(disk), exempt: { kind: 'suppressed', by: { kind: 'external' } } };
    expect(baselineEntries([raw(disk, { verdict: 'open' }), suppressed]).size).toBe(0);
  });
});

describe('entries', () => {
  const before = baselineEntries([raw('a'), raw('b'), raw('b')]);
  const now = baselineEntries([raw('b'), raw('c')]);
  const shown = (entries: Iterable<{ route: string; count: number }>) =>
    [...entries].map(({ route, count }) => `${route} ${count}`).sort();

  it('are stale where fewer occur, in what was looked at', () => {
    expect(shown(staleEntries(before, now, () => true))).toEqual(['a 1', 'b 2']);
    expect(staleEntries(before, now, () => false)).toEqual([]);
  });

  it('are updated to what occurs, and kept in what was not looked at', () => {
    expect(shown(updatedEntries(before, now, () => true).values())).toEqual(['b 1', 'c 1']);
    expect(shown(updatedEntries(before, now, () => false).values())).toEqual(['a 1', 'b 2', 'c 1']);
  });
});
