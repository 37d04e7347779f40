/** One record a size out of several answers and the series pages: the API's newest answer wins, then the page. */
import { answered, type Known, type Material } from './material.ts';
import { acceleratedNetworking } from './networking.ts';
import { pagesByFamily, type SeriesFile, type SeriesPage } from './series.ts';
import { type Answer, parentOf, parseName, type SizeFacts } from './size.ts';

export interface MergedSize {
  readonly name: string;
  readonly family: string;
  readonly facts: ReadonlyMap<string, Known>;
}

export function mergeSizes(
  answers: readonly Answer[],
  families: ReadonlyMap<string, string>,
  series: SeriesFile,
): readonly MergedSize[] {
  const newestFirst = [...answers].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  const material = { answers: newestFirst, families, series, pages: pagesByFamily(series) };
  const names = new Set([...families.keys(), ...answers.flatMap((answer) => [...answer.sizes.keys()])]);
  const machines = [...names].filter((name) => parseName(name) !== undefined);
  const uniform = uniformFamilies(material);
  return machines.map((name) => mergeSize(name, material, uniform));
}

function mergeSize(name: string, material: Material, uniform: ReadonlyMap<string, Known>): MergedSize {
  const family = material.families.get(name) ?? '';
  const page = material.pages.get(family.toLowerCase());
  const facts = new Map<string, Known>();
  const set = (key: string, known: Known | undefined) => {
    if (known !== undefined) facts.set(key, known);
  };
  set('vCPUs', answered(name, 'vCPUs', material) ?? countInName(name));
  set('acceleratedNetworking', acceleratedNetworking(name, family, material, page));
  for (const key of ['premiumStorage', 'encryptionAtHost', 'temporaryDisk', 'ephemeralOsDisk'] as const) {
    set(key, capability(name, family, key, material, uniform) ?? fromPage(page, key));
  }
  if (!facts.has('temporaryDisk')) set('temporaryDisk', diskInName(name));
  set('isolated', isolated(name, family, material.series));
  if (page?.confidential !== undefined) set('confidential', { value: page.confidential, from: page.page });
  return { name, family, facts };
}

/** A constrained size has its parent's disks and encryption; and sizes of one SKU family never differ in them. */
function capability(
  name: string,
  family: string,
  key: Exclude<keyof SizeFacts, 'vCPUs' | 'acceleratedNetworking'>,
  material: Material,
  uniform: ReadonlyMap<string, Known>,
): Known | undefined {
  const own = answered(name, key, material);
  if (own !== undefined) return own;
  const parent = parentOf(name);
  const inherited = parent === undefined ? undefined : answered(parent, key, material);
  if (inherited !== undefined) return { value: inherited.value, from: `parent:${inherited.from}` };
  return family === '' ? undefined : uniform.get(`${family} ${key}`);
}

/** The facts that all answered sizes of a SKU family agree on. Ephemeral disks depend on the size: not carried over. */
function uniformFamilies(material: Material): ReadonlyMap<string, Known> {
  const found = new Map<string, Known | undefined>();
  for (const [name, family] of material.families) {
    for (const key of ['premiumStorage', 'encryptionAtHost', 'temporaryDisk'] as const) {
      const known = answered(name, key, material);
      if (known === undefined) continue;
      const id = `${family} ${key}`;
      const before = found.get(id);
      const agrees = !found.has(id) || before?.value === known.value;
      found.set(id, agrees ? (before ?? { value: known.value, from: `family:${known.from}` }) : undefined);
    }
  }
  return new Map([...found].flatMap(([id, known]) => (known === undefined ? [] : [[id, known] as const])));
}

function fromPage(
  page: SeriesPage | undefined,
  key: 'premiumStorage' | 'encryptionAtHost' | 'temporaryDisk' | 'ephemeralOsDisk',
): Known | undefined {
  const value = key === 'encryptionAtHost' ? undefined : page?.[key];
  return page === undefined || value === undefined ? undefined : { value, from: page.page };
}

/** The number in a name counts the vCPUs since the F series; older families (A, D, DS, G, GS and their v2) number sizes. */
function countInName(name: string): Known | undefined {
  const parts = parseName(name);
  if (parts === undefined || (/^(A|D|DS|G|GS)$/.test(parts.letters) && parts.version <= 2)) return undefined;
  return { value: parts.constrained ?? parts.count, from: 'naming' };
}

/** `d` names a local disk in the newer families only: B v2, FX v2, and D, E, F, DC, EC from version 5 on. */
function diskInName(name: string): Known | undefined {
  const parts = parseName(name);
  if (parts === undefined) return undefined;
  const newer = /^(B|FX)$/.test(parts.letters) ? parts.version >= 2 : parts.version >= 5;
  if (!newer || !/^(B|D|E|F|FX|DC|EC)$/.test(parts.letters)) return undefined;
  return { value: parts.features.includes('d'), from: 'naming' };
}

/** Listed, or named with an `i`; a known size that is neither is not isolated. Parts of an isolated size stay open. */
function isolated(name: string, family: string, { isolation }: SeriesFile): Known | undefined {
  if (isolation.noLongerIsolated.includes(name)) return { value: false, from: 'isolation' };
  if (isolation.isolated.includes(name)) return { value: true, from: 'isolation' };
  if (parseName(name)?.features.includes('i')) return { value: true, from: 'naming' };
  const parent = parentOf(name);
  if (family === '' || (parent !== undefined && isolation.isolated.includes(parent))) return undefined;
  return { value: false, from: 'isolation' };
}
