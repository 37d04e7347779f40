/** An address of 32 (version 4) or 128 bits. */
export interface IpAddress {
  readonly bits: 32 | 128;
  readonly value: bigint;
}

/** An address range: the first address and the length of the prefix. Bits behind the prefix are zero. */
export interface IpNetwork extends IpAddress {
  readonly prefix: number;
}

/** Reads `10.0.0.0/16` or `fd00::/48`; bits behind the prefix are cut off. `undefined` for anything else. */
export function parseNetwork(text: string): IpNetwork | undefined {
  const match = /^([0-9A-Fa-f:.]+)\/(\d{1,3})$/.exec(text.trim());
  const address = match ? parseAddress(match[1] ?? '') : undefined;
  const prefix = Number(match?.[2]);
  if (address === undefined || prefix > address.bits) return undefined;
  return network(address, prefix);
}

function network(address: IpAddress, prefix: number): IpNetwork {
  const host = BigInt(address.bits - prefix);
  return { bits: address.bits, value: (address.value >> host) << host, prefix };
}

export function parseAddress(text: string): IpAddress | undefined {
  if (!text.includes(':')) {
    const value = parseFour(text);
    return value === undefined ? undefined : { bits: 32, value };
  }
  const value = parseSix(text);
  return value === undefined ? undefined : { bits: 128, value };
}

function parseFour(text: string): bigint | undefined {
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(text)) return undefined;
  const bytes = text.split('.').map(Number);
  return bytes.every((byte) => byte < 256) ? bytes.reduce((value, byte) => value * 256n + BigInt(byte), 0n) : undefined;
}

function parseSix(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const [head, tail] = halves.map((half, i) => groupsOf(half, i === halves.length - 1));
  if (head === undefined || (halves.length === 2 && tail === undefined)) return undefined;
  const missing = 8 - head.length - (tail?.length ?? 0);
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const groups = [...head, ...Array<number>(missing).fill(0), ...(tail ?? [])];
  return groups.reduce((value, group) => value * 65_536n + BigInt(group), 0n);
}

/** The 16-bit groups of one side of `::`; a dotted ending of the address gives two. */
function groupsOf(text: string, ends: boolean): readonly number[] | undefined {
  if (text === '') return [];
  const groups: number[] = [];
  const parts = text.split(':');
  for (const [i, part] of parts.entries()) {
    const four = ends && part.includes('.') && i === parts.length - 1 ? parseFour(part) : undefined;
    if (four !== undefined) groups.push(Number(four >> 16n), Number(four & 0xffffn));
    else if (/^[0-9A-Fa-f]{1,4}$/.test(part)) groups.push(Number.parseInt(part, 16));
    else return undefined;
  }
  return groups;
}

export function addressText(address: IpAddress): string {
  return address.bits === 32 ? dotted(address.value) : colons(address.value);
}

function dotted(value: bigint): string {
  return [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 255n).join('.');
}

/** RFC 5952: lower case, the longest run of zero groups as `::`. An embedded version 4 address is dotted. */
function colons(value: bigint): string {
  if (value >> 32n === 0xffffn) return `::ffff:${dotted(value & 0xffff_ffffn)}`;
  const groups = Array.from({ length: 8 }, (_, i) => ((value >> BigInt(112 - 16 * i)) & 0xffffn).toString(16));
  const { start, length } = longestZeros(groups);
  if (length < 2) return groups.join(':');
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + length).join(':')}`;
}

function longestZeros(groups: readonly string[]): { start: number; length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (const [i, group] of groups.entries()) {
    if (group !== '0') start = i + 1;
    else if (i + 1 - start > best.length) best = { start, length: i + 1 - start };
  }
  return best;
}

/** The last address of a range. */
export function lastAddress(range: IpNetwork): IpAddress {
  return { bits: range.bits, value: range.value + (1n << BigInt(range.bits - range.prefix)) - 1n };
}

export function maskOf(range: IpNetwork): IpAddress {
  const host = BigInt(range.bits - range.prefix);
  return { bits: range.bits, value: (((1n << BigInt(range.bits)) - 1n) >> host) << host };
}
