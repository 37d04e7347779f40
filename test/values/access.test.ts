import { describe, expect, it } from 'vitest';
import { access } from '../../src/values/access.ts';
import { showValue } from '../../src/values/term.ts';
import { call, unknown, value } from './values.ts';

describe('the item at a position that is not known', () => {
  const count = unknown('count', 'int');
  const i = unknown('i', 'int');

  it('is the position itself in range(0, n), and so much further on in another range', () => {
    expect(access(call('range', 0, count) ?? null, i, false)).toBe(i);
    expect(showValue(access(call('range', 5, count) ?? null, i, false))).toBe('add(i, 5)');
  });

  it('is not known in an array of known items, nor where it may be missing', () => {
    expect(showValue(access(value(['a', 'b']), i, false))).toBe('item([…], i)');
    expect(showValue(access(call('range', 0, count) ?? null, i, true))).toBe('item([…], i)');
  });
});
