/** `data/vm-series.json`: what the documentation's series pages say, kept by hand. */
import { readFileSync } from 'node:fs';

export interface SeriesPage {
  /** Below https://learn.microsoft.com/azure/virtual-machines/sizes/ */
  readonly page: string;
  /** Where the page is not below that address. */
  readonly url?: string;
  readonly families: readonly string[];
  /** The page's own `ms.date`; absent where only the version that was read is known. */
  readonly date?: string;
  readonly commit?: string;
  readonly acceleratedNetworking: 'supported' | 'required' | 'unsupported';
  /** The page says so of these sizes alone; the others of the family lack it. */
  readonly only?: readonly string[];
  /** Its machines are confidential VMs. */
  readonly confidential?: boolean;
  readonly premiumStorage?: boolean;
  readonly temporaryDisk?: boolean;
  readonly ephemeralOsDisk?: boolean;
}

export interface SeriesFile {
  readonly repository: string;
  readonly collected: string;
  readonly isolation: {
    readonly page: string;
    readonly date: string;
    readonly isolated: readonly string[];
    readonly noLongerIsolated: readonly string[];
  };
  readonly series: readonly SeriesPage[];
}

export function readSeries(file: string | URL): SeriesFile {
  return JSON.parse(readFileSync(file, 'utf8')) as SeriesFile;
}

export const sizesRoot = 'https://learn.microsoft.com/azure/virtual-machines/sizes/';

export function pagesByFamily(file: SeriesFile): ReadonlyMap<string, SeriesPage> {
  return new Map(file.series.flatMap((page) => page.families.map((family) => [family.toLowerCase(), page] as const)));
}
