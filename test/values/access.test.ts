import { describe, expect, it } from 'vitest';
import { access } from '../../src/values/access.ts';
import { written } from '../spelled.ts';
import { call, unknown, value } from './values.ts';

describe('the item at a position that is not known', () => {
  const count = unknown('count', 'int');
  const i = unknown('i', 'int');

  it('is the position itself in range(0, n), and so much further on in another range', () => {
    expect(access(call('range', 0, count) ?? null, i, false)).toBe(i);
    expect(written(access(call('range', 5, count) ?? null, i, false))).toBe('add(i, 5)');
  });

  it('is not known in an array of known items, nor where it may be missing', () => {
    expect(written(access(value(['a', 'b']), i, false))).toBe('[…][i]');
    expect(written(access(call('range', 0, count) ?? null, i, true))).toBe('[…][i]');
  });
});
