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
  readonly values: ReadonlyMap<string, FactValue>;
  readonly from: ReadonlyMap<string, string>;
}

export function sizeTable(file: SizesFile): FactTable {
  const sizes = new Map(file.groups.flatMap(membersOf));
  const sources = new Map(Object.entries(file.sources));
  const find = (key: string) => sizes.get(key.toLowerCase());
  return {
    get: (property, key) => {
      const size = find(key);
      return property === 'vCPUs' ? (size?.vCPUs ?? undefined) : size?.values.get(property);
    },
    sources: (property, key) => idsOf(file, find(key), property).flatMap((id) => sources.get(id) ?? []),
  };
}

function membersOf(group: Group): readonly (readonly [string, Size])[] {
  const from = new Map(Object.entries(group.from));
  const values = new Map([...from.keys()].flatMap((property) => known(property, group[property])));
  return Object.entries(group.sizes).map(([name, vCPUs]) => [name.toLowerCase(), { vCPUs, values, from }]);
}

function known(property: string, value: unknown): readonly (readonly [string, FactValue])[] {
  return typeof value === 'string' || typeof value === 'boolean' ? [[property, value]] : [];
}

/** `family:` and `parent:` say by which rule a source's word reaches this size. */
function idsOf(file: SizesFile, size: Size | undefined, property: string): readonly string[] {
  if (property === 'vCPUs') return size === undefined || size.vCPUs === null ? [] : file.vCPUs;
  const id = size?.from.get(property);
  return id === undefined ? [] : [id.replace(/^(family|parent):/, '')];
}
