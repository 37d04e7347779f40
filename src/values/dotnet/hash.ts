import { createHash } from 'node:crypto';

const c1 = 0x239b961b;
const c2 = 0xab0e9789;

/**
 * `uniqueString`: a 64-bit variant of MurmurHash3 (the first two lanes of its 128-bit form for 32-bit machines) over
 * UTF-8, written in base 32. https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-string#uniquestring
 */
export function uniqueString(text: string): string {
  const [high, low] = murmur(Buffer.from(text, 'utf8'));
  return base32((BigInt(high) << 32n) | BigInt(low));
}

function base32(value: bigint): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  const shifted = value << 1n;
  let text = '';
  for (let shift = 60n; shift >= 0n; shift -= 5n) text += alphabet[Number((shifted >> shift) & 31n)] ?? '';
  return text;
}

function murmur(data: Uint8Array): readonly [high: number, low: number] {
  let first = 0;
  let second = 0;
  const whole = data.length - (data.length % 8);
  for (let i = 0; i < whole; i += 8) {
    first = rotate(first ^ scramble(word(data, i, 4), c1, 15, c2), 19) + second;
    first = Math.imul(first, 5) + 0x561ccd1b;
    second = rotate(second ^ scramble(word(data, i + 4, 4), c2, 17, c1), 13) + first;
    second = Math.imul(second, 5) + 0x0bcaa747;
  }
  const rest = data.length - whole;
  if (rest > 0) first ^= scramble(word(data, whole, Math.min(rest, 4)), c1, 15, c2);
  if (rest > 4) second ^= scramble(word(data, whole + 4, rest - 4), c2, 17, c1);
  return finish(first ^ data.length, second ^ data.length);
}

function finish(first: number, second: number): readonly [high: number, low: number] {
  const sum = (first + second) | 0;
  const left = avalanche(sum);
  const right = avalanche((second + sum) | 0);
  const low = (left + right) >>> 0;
  return [(right + low) >>> 0, low];
}

/** Up to four bytes, the lowest first. */
function word(data: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let i = 0; i < count; i += 1) value |= (data[from + i] ?? 0) << (8 * i);
  return value;
}

function scramble(value: number, before: number, bits: number, behind: number): number {
  return Math.imul(rotate(Math.imul(value, before), bits), behind);
}

function rotate(value: number, bits: number): number {
  return (value << bits) | (value >>> (32 - bits));
}

function avalanche(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

const armNamespace = Buffer.from('11fb06fb712d4ddd98c7e71bbd588830', 'hex');

/** `guid`: the name-based UUID (version 5, RFC 9562) of a text in the namespace of Azure Resource Manager. */
export function nameGuid(text: string): string {
  const bytes = createHash('sha1').update(armNamespace).update(text, 'utf8').digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
