import { expect, it } from 'vitest';
import { keysOf, step } from '../../src/source/route.ts';

it('lists the keys of a route from the root down', () => {
  expect(keysOf(step(step(step(null, 'resources'), 0), 'name'))).toEqual(['resources', 0, 'name']);
  expect(keysOf(null)).toEqual([]);
});
