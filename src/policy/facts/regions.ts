/** `data/regions.json` as a table. `East US 2` and `eastus2` are one region, as for Resource Manager. */
import type { FactSource, FactTable, FactValue } from './table.ts';

interface Region {
  readonly displayName: string;
  readonly zones: number;
  readonly pair?: string;
}

export interface RegionsFile {
  readonly source: FactSource;
  readonly regions: Readonly<Record<string, Region>>;
  readonly logical: readonly string[];
}

export function regionTable(file: RegionsFile): FactTable {
  const regions = new Map<string, ReadonlyMap<string, FactValue>>([
    ...file.logical.map((name) => [name, new Map([['physical', false]])] as const),
    ...Object.entries(file.regions).map(([name, region]) => [name, factsOf(region)] as const),
  ]);
  const get = (property: string, key: string) => regions.get(normalize(key))?.get(property);
  return { get, sources: (property, key) => (get(property, key) === undefined ? [] : [file.source]) };
}

function factsOf({ displayName, zones, pair }: Region): ReadonlyMap<string, FactValue> {
  const facts = new Map<string, FactValue>([
    ['displayName', displayName],
    ['zones', zones > 0],
    ['zoneCount', zones],
    ['hasPair', pair !== undefined],
    ['physical', true],
  ]);
  return pair === undefined ? facts : facts.set('pair', pair);
}

function normalize(location: string): string {
  return location.replace(/\s/g, '').toLowerCase();
}
