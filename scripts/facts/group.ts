/** Sizes of one SKU family with the same facts from the same sources are one group of `data/vm-sizes.json`. */
import type { Known } from './material.ts';
import type { MergedSize } from './merge.ts';

export interface Group {
  readonly family: string;
  readonly facts: ReadonlyMap<string, Known>;
  /** Name and vCPUs; null where no source counts them. */
  readonly sizes: readonly (readonly [string, number | null])[];
}

/** In the order in which they are written. */
export const groupKeys = [
  'acceleratedNetworking',
  'premiumStorage',
  'encryptionAtHost',
  'temporaryDisk',
  'ephemeralOsDisk',
  'isolated',
  'confidential',
] as const;

export function groupSizes(sizes: readonly MergedSize[]): readonly Group[] {
  const groups = new Map<string, MergedSize[]>();
  for (const size of sizes) {
    const id = JSON.stringify([size.family, groupKeys.map((key) => size.facts.get(key) ?? null)]);
    groups.set(id, [...(groups.get(id) ?? []), size]);
  }
  return [...groups.values()]
    .map(toGroup)
    .sort((a, b) => compare(a.family, b.family) || compareSizes(a.sizes, b.sizes));
}

function toGroup(members: readonly MergedSize[]): Group {
  const [first] = members;
  const facts = new Map(groupKeys.flatMap((key) => pair(key, first?.facts.get(key))));
  const count = (size: MergedSize) => size.facts.get('vCPUs')?.value;
  const sizes = members.map((size) => [size.name, toNumber(count(size))] as const);
  return { family: first?.family ?? '', facts, sizes: sizes.sort(compareSize) };
}

function pair(key: string, known: Known | undefined): readonly (readonly [string, Known])[] {
  return known === undefined ? [] : [[key, known]];
}

function toNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

type Size = readonly [string, number | null];

function compareSize([a, left]: Size, [b, right]: Size): number {
  return (left ?? 0) - (right ?? 0) || compare(a, b);
}

function compareSizes(a: readonly Size[], b: readonly Size[]): number {
  return compareSize(a[0] ?? ['', 0], b[0] ?? ['', 0]);
}

function compare(a: string, b: string): number {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  return left < right ? -1 : left > right ? 1 : 0;
}
