/** `data/publishers.json` as a table. Case of a publisher's id does not matter. */
import type { FactSource, FactTable } from './table.ts';

interface Publisher {
  /** Lower case. */
  readonly publisher: string;
  readonly vendor: string;
  readonly url: string;
  readonly date: string;
}

export interface PublishersFile {
  readonly networkAppliance: readonly Publisher[];
  readonly generalPurpose: readonly Publisher[];
}

export function publisherTable(file: PublishersFile): FactTable {
  const appliances = new Map(file.networkAppliance.map((each) => [each.publisher, each]));
  const systems = new Map(file.generalPurpose.map((each) => [each.publisher, each]));
  const find = (key: string) => appliances.get(key.toLowerCase()) ?? systems.get(key.toLowerCase());
  return {
    get: (property, key) => {
      if (property !== 'networkAppliance' || find(key) === undefined) return undefined;
      return appliances.has(key.toLowerCase());
    },
    sources: (property, key) => (property === 'networkAppliance' ? sourceOf(find(key)) : []),
  };
}

function sourceOf(found: Publisher | undefined): readonly FactSource[] {
  return found === undefined ? [] : [{ title: found.vendor, url: found.url, date: found.date }];
}
