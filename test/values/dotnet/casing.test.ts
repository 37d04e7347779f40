import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  compareIgnoreCase,
  equalsIgnoreCase,
  toLowerInvariant,
  toUpperInvariant,
} from '../../../src/values/dotnet/casing.ts';

test('case maps one character to one, without languages', () => {
  expect(toUpperInvariant('straße ıſ é')).toBe('STRAßE ıſ É');
  expect(toLowerInvariant('İSTANBUL ÀÉ')).toBe('İstanbul àé');
});

test('lengths and positions stay', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
      expect(toUpperInvariant(text)).toHaveLength(text.length);
      expect(toLowerInvariant(text)).toHaveLength(text.length);
    }),
  );
});

test('comparing without case', () => {
  expect(equalsIgnoreCase('Straße', 'STRASSE')).toBe(false);
  expect(equalsIgnoreCase('nic-É', 'NIC-é')).toBe(true);
  // By the upper-case letters: an underscore stands behind them.
  expect(['b_', 'ba', 'A'].sort(compareIgnoreCase)).toEqual(['A', 'ba', 'b_']);
});
