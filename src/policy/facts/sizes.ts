import { own } from '../../source/own.ts';
/** `data/vm-sizes.json` as a table. Case of a size's name does not matter. */
import type { FactSource, FactTable, FactValue } from './table.ts';

interface Group {
  readonly family: string;
  readonly from: Readonly<Record<string, string>>;
  /** vCPUs by name; null where no source counts them. */
  readonly sizes: Readonly<Record<string, number | null>>;
  readonly [property: string]: unknown;
}

export interface SizesFile {
  /** The sources that count vCPUs. */
  readonly vCPUs: readonly string[];
  readonly sources: Readonly<Record<string, FactSource>>;
  readonly groups: readonly Group[];
}

interface Size {
  readonly vCPUs: number | null;
  readonly group: Group;
}

export function sizeTable(file: SizesFile): FactTable {
  const sizes = indexOf(file.groups);
  const find = (key: string) => sizes.get(key.toLowerCase());
  return {
    get: (property, key) => {
      const size = find(key);
      return property === 'vCPUs' ? (size?.vCPUs ?? undefined) : knownOf(size?.group, property);
    },
    sources: (property, key) => idsOf(file, find(key), property).flatMap((id) => sourceOf(file, id)),
  };
}

/** Only the names are gone through when the file is read: most of a run's groups are never asked for. */
function indexOf(groups: readonly Group[]): ReadonlyMap<string, Size> {
  const sizes = new Map<string, Size>();
  for (const group of groups) {
    for (const name of Object.keys(group.sizes))
      sizes.set(name.toLowerCase(), { vCPUs: own(group.sizes, name) ?? null, group });
  }
  return sizes;
}

/** `from` has exactly the facts that the group knows. */
function knownOf(group: Group | undefined, property: string): FactValue | undefined {
  const value = group !== undefined && Object.hasOwn(group.from, property) ? own(group, property) : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

/** `family:` and `parent:` say by which rule a source's word reaches this size. */
function idsOf(file: SizesFile, size: Size | undefined, property: string): readonly string[] {
  if (property === 'vCPUs') return size === undefined || size.vCPUs === null ? [] : file.vCPUs;
  const known = size && own(size.group.from, property);
  return known === undefined ? [] : [known.replace(/^(family|parent):/, '')];
}

function sourceOf(file: SizesFile, id: string): readonly FactSource[] {
  const source = own(file.sources, id);
  return source === undefined ? [] : [source];
}
