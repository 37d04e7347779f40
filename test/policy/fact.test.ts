import { describe, expect, it } from 'vitest';
import { factOf } from '../../src/policy/fact.ts';
import type { Scope } from '../../src/policy/scope.ts';
import { openWorld } from '../../src/policy/world.ts';
import { written } from '../spelled.ts';
import { graphOf } from './graphs.ts';
import { term } from './helpers.ts';

const fact = (_: string, key: string) =>
  key.startsWith('zonal') ? true : key.startsWith('single') ? false : undefined;
const scope = { world: openWorld(graphOf({}), fact) } as Scope;
const named = (name: string, count: number) =>
  term(name, { type: 'string', domain: Array.from({ length: count }, (_, at) => `${name}${at}`) });

describe('a fact about one of many allowed values', () => {
  it('is known where it is the same for all of them', () => {
    expect(factOf('region.zones', named('zonal', 17), scope)).toBe(true);
    expect(factOf('region.zones', named('single', 1000), scope)).toBe(false);
  });

  it('is unknown where it is not, and where there are too many', () => {
    const mixed = term('mixed', { type: 'string', domain: [...(named('zonal', 17).domain ?? []), 'single'] });
    expect(written(factOf('f', mixed, scope) ?? null)).toBe('f(mixed)');
    expect(written(factOf('f', named('zonal', 1001), scope) ?? null)).toBe('f(zonal)');
  });
});
