import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressText, lastAddress, maskOf, parseAddress, parseNetwork } from '../../../src/values/dotnet/ip.ts';

test.each([
  ['10.1.2.3', '10.1.2.3'],
  ['::', '::'],
  ['::1', '::1'],
  ['FD00::', 'fd00::'],
  ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
  ['1:0:2:0:3:0:4:0', '1:0:2:0:3:0:4:0'],
  ['1:2:3:4:5:6:0:0', '1:2:3:4:5:6::'],
  ['::ffff:1.2.3.4', '::ffff:1.2.3.4'],
])('%s is written %s', (text, expected) => {
  const address = parseAddress(text);
  expect(address && addressText(address)).toBe(expected);
});

test.each(['', '1.2.3', '1.2.3.256', '1:2:3:4:5:6:7', '1:2:3:4:5:6:7:8:9', ':::', '1::2::3', 'g::', '1.2.3.4::'])(
  '%s is no address',
  (text) => {
    expect(parseAddress(text)).toBeUndefined();
  },
);

test('every address of version 6 reads back', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }), fc.array(fc.nat(7), { maxLength: 8 }), (bits, zeros) => {
      const value = zeros.reduce((rest, group) => rest & ~(0xffffn << BigInt(group * 16)), bits);
      expect(parseAddress(addressText({ bits: 128, value }))).toEqual({ bits: 128, value });
    }),
  );
});

test('a range has a first, a last and a mask', () => {
  const range = parseNetwork('10.1.255.7/17');
  expect(range && [addressText(range), addressText(lastAddress(range)), addressText(maskOf(range))]).toEqual([
    '10.1.128.0',
    '10.1.255.255',
    '255.255.128.0',
  ]);
});
