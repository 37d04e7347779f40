/** Where a checkout describes resource types: the file and the resource's entry, for every version. */
import { compareVersions, newestVersion } from '../../src/resource-types/versions.ts';
import type { Checkout } from './checkout.ts';

/** A `ResourceType` entry as a types file spells it. */
export interface Entry {
  readonly file: string;
  /** Position in the file. */
  readonly index: number;
  readonly body: { readonly $ref: string };
  readonly readableScopes: number;
  readonly writableScopes: number;
}

export interface Located {
  readonly name: string;
  readonly newest: string;
  readonly oldest: string;
  readonly entries: ReadonlyMap<string, Entry>;
}

/** The files of one provider, by path. */
export function providerFiles(checkout: Checkout, provider: string): ReadonlyMap<string, string> {
  const files = checkout.files.filter((file) => file.split('/')[1]?.toLowerCase() === provider.toLowerCase());
  const texts = checkout.read(files);
  return new Map(files.map((file, index) => [file, texts[index] ?? '']));
}

/** Resource types by name in lower case; where two files describe one version, the first in order of path. */
export function locateTypes(files: ReadonlyMap<string, string>): ReadonlyMap<string, Located> {
  const found = new Map<string, { name: string; entries: Map<string, Entry> }>();
  for (const [file, text] of files) {
    for (const { name: full, ...entry } of resourceEntries(text)) {
      const [name = '', version = ''] = full.split('@');
      const located = found.get(name.toLowerCase()) ?? { name, entries: new Map<string, Entry>() };
      found.set(name.toLowerCase(), located);
      if (!located.entries.has(version)) located.entries.set(version, { file, ...entry });
    }
  }
  return new Map([...found].map(([key, { name, entries }]) => [key, { name, entries, ...span(entries) }]));
}

type RawEntry = Omit<Entry, 'file'> & { readonly $type: string; readonly name: string };

function resourceEntries(text: string): readonly RawEntry[] {
  const types = JSON.parse(text) as RawEntry[];
  return types.flatMap((type, index) => (type.$type === 'ResourceType' ? [{ ...type, index }] : []));
}

function span(entries: ReadonlyMap<string, Entry>): { newest: string; oldest: string } {
  const versions = [...entries.keys()].sort(compareVersions);
  return { newest: newestVersion(versions) ?? '', oldest: versions[0] ?? '' };
}
