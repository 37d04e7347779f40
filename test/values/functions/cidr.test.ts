import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { call, result, show, unknown } from '../values.ts';

describe('address ranges', () => {
  test('parseCidr', () => {
    expect(result('parseCidr', '10.144.0.0/20')).toBe(
      '{network: "10.144.0.0", netmask: "255.255.240.0", broadcast: "10.144.15.255", firstUsable: "10.144.0.1", lastUsable: "10.144.15.254", cidr: 20}',
    );
    expect(result('parseCidr', 'fdad:3236:5555::/48')).toBe(
      '{network: "fdad:3236:5555::", netmask: "ffff:ffff:ffff::", firstUsable: "fdad:3236:5555::", lastUsable: "fdad:3236:5555:ffff:ffff:ffff:ffff:ffff", cidr: 48}',
    );
    expect(result('parseCidr', '10.0.0.9/32')).toContain('firstUsable: "10.0.0.9", lastUsable: "10.0.0.9"');
  });

  test.each([
    ['10.144.0.0/20', 24, 4, '10.144.4.0/24'],
    ['10.144.1.7/20', 20, 0, '10.144.0.0/20'],
    ['0.0.0.0/0', 32, 4_294_967_295, '255.255.255.255/32'],
    ['fdad:3236:5555::/48', 52, 1, 'fdad:3236:5555:1000::/52'],
    ['::/0', 128, 1, '::1/128'],
  ])('subnet of %s with /%i at %i is %s', (network, prefix, index, expected) => {
    expect(result('cidrSubnet', network, prefix, index)).toBe(JSON.stringify(expected));
  });

  test.each([
    ['10.144.3.0/24', 0, '10.144.3.1'],
    ['10.144.3.0/24', 253, '10.144.3.254'],
    ['fdad:3236:5555:3000::/52', 4, 'fdad:3236:5555:3000::5'],
  ])('host of %s at %i is %s', (network, index, expected) => {
    expect(result('cidrHost', network, index)).toBe(JSON.stringify(expected));
  });

  test.each([
    [
      "bad-argument: parseCidr() expects an address range such as '10.0.0.0/16' and got '10.0.0.256/8'",
      'parseCidr',
      '10.0.0.256/8',
    ],
    [
      "bad-argument: parseCidr() expects an address range such as '10.0.0.0/16' and got '10.0.0.0/33'",
      'parseCidr',
      '10.0.0.0/33',
    ],
    [
      "bad-argument: parseCidr() expects an address range such as '10.0.0.0/16' and got '1::2::3/64'",
      'parseCidr',
      '1::2::3/64',
    ],
    ['out-of-range: cidrSubnet() cuts a /16 range into /16 to /32, not /8', 'cidrSubnet', '10.0.0.0/16', 8, 0],
    ['out-of-range: cidrSubnet(): there is no subnet 4 in this range (0 to 3)', 'cidrSubnet', '10.0.0.0/16', 18, 4],
    ['out-of-range: cidrHost(): there is no host 254 in this range (0 to 253)', 'cidrHost', '10.0.0.0/24', 254],
  ])('says %s', (expected, name, ...args) => {
    expect(result(name, ...args)).toBe(expected);
  });

  test('subnets of one range follow each other without a gap', () => {
    const number = (cidr: string): bigint => {
      const [address = ''] = cidr.replaceAll('"', '').split('/');
      return address.split('.').reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
    };
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 20 }), fc.integer({ min: 1, max: 8 }), fc.nat(), (prefix, bits, seed) => {
        const index = seed % (2 ** bits - 1);
        const [first, second] = [index, index + 1].map((at) =>
          show(call('cidrSubnet', `10.0.0.0/${prefix}`, prefix + bits, at)),
        );
        expect(number(second ?? '') - number(first ?? '')).toBe(2n ** BigInt(32 - prefix - bits));
      }),
    );
  });

  test('of an unknown range the subnet is a term', () => {
    expect(result('cidrSubnet', unknown('range', 'string'), 24, 0)).toBe('‹cidrSubnet(range, 24, 0)›');
  });
});
