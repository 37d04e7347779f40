import { EvaluationError } from '../../values/functions/entry.ts';
import { apply } from '../../values/term.ts';
import type { Value } from '../../values/value.ts';

interface AddressRange {
  readonly bits: number;
  readonly first: bigint;
  readonly last: bigint;
}

/** `ipRangeContains(range, target)`: addresses, CIDR blocks and `first-last` of either family. */
export function ipRangeContains(range: Value, target: Value): Value {
  if (typeof range !== 'string' || typeof target !== 'string') return apply('ipRangeContains', [range, target], 'bool');
  const [outer, inner] = [rangeOf(range), rangeOf(target)];
  return outer.bits === inner.bits && outer.first <= inner.first && inner.last <= outer.last;
}

function rangeOf(text: string): AddressRange {
  const [first = '', last] = text.split('-');
  if (last !== undefined) {
    const [from, to] = [addressOf(first.trim()), addressOf(last.trim())];
    return { bits: from.bits, first: from.value, last: to.value };
  }
  const [address = '', length] = text.trim().split('/');
  const { bits, value } = addressOf(address);
  const prefix = length === undefined ? bits : Number(length);
  if (!Number.isInteger(prefix) || prefix < 0 || prefix > bits) throw notAnAddress(text);
  const host = BigInt(bits - prefix);
  const start = (value >> host) << host;
  return { bits, first: start, last: start + (1n << host) - 1n };
}

function addressOf(text: string): { bits: number; value: bigint } {
  const units = text.includes(':')
    ? wideUnits(text)
    : text.split('.').map((unit) => (/^\d{1,3}$/.test(unit) ? Number(unit) : -1));
  const [count, size] = text.includes(':') ? [8, 16] : [4, 8];
  if (units.length !== count || units.some((unit) => unit < 0 || unit >= 2 ** size)) throw notAnAddress(text);
  return { bits: count * size, value: units.reduce((sum, unit) => (sum << BigInt(size)) + BigInt(unit), 0n) };
}

/** The eight units of an IPv6 address; `::` stands for as many zeros as are missing. */
function wideUnits(text: string): number[] {
  const [head = '', tail, more] = text.split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((unit) => (/^[0-9a-f]{1,4}$/i.test(unit) ? Number.parseInt(unit, 16) : -1));
  if (more !== undefined) return [];
  const [before, after] = [read(head), read(tail ?? '')];
  if (tail === undefined) return before;
  const missing = 8 - before.length - after.length;
  return missing < 1 ? [] : [...before, ...Array.from({ length: missing }, () => 0), ...after];
}

function notAnAddress(text: string): EvaluationError {
  return new EvaluationError('bad-argument', `ipRangeContains() cannot read '${text}' as an address or range`);
}
