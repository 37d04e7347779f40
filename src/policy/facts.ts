/** Facts about Azure that policies ask for by name; what they rest on stands in `docs/facts.md`. */
import { describeFact, type FactSubject, factNames } from './facts/names.ts';
import { publisherTable } from './facts/publishers.ts';
import { regionTable } from './facts/regions.ts';
import { type SizesFile, sizeTable } from './facts/sizes.ts';
import type { FactSource, FactTable, FactValue } from './facts/table.ts';

export { describeFact, factNames } from './facts/names.ts';

export interface LoadedFacts {
  /**
   * `fact('vmSize.vCPUs', 'Standard_D2s_v5')`: 2. Undefined means unknown: nothing says it of this key.
   * Throws for a name that `factNames` lacks, or whose subject was not loaded.
   */
  readonly fact: (name: string, key: string) => FactValue | undefined;
  /** Where the fact is from; empty for an unknown one. Throws likewise. */
  readonly sources: (name: string, key: string) => readonly FactSource[];
}

/** Each file is a module of its own that is read when a policy first asks for its subject. */
const readers: Readonly<Record<FactSubject, () => Promise<FactTable>>> = {
  vmSize: async () =>
    sizeTable((await import('../../data/vm-sizes.json', { with: { type: 'json' } })).default as SizesFile),
  region: async () => regionTable((await import('../../data/regions.json', { with: { type: 'json' } })).default),
  publisher: async () =>
    publisherTable((await import('../../data/publishers.json', { with: { type: 'json' } })).default),
};

const loaded = new Map<FactSubject, Promise<FactTable>>();

/** Reads the files behind these facts, once in a process; all of them where no names are given. */
export async function loadFacts(names: readonly string[] = factNames.map((fact) => fact.name)): Promise<LoadedFacts> {
  const subjects = new Set(names.map((name) => describeOrThrow(name).subject));
  const tables = new Map<FactSubject, FactTable>();
  for (const subject of subjects) tables.set(subject, await tableOf(subject));
  return {
    fact: (name, key) => tableFor(tables, name).get(propertyOf(name), key),
    sources: (name, key) => tableFor(tables, name).sources(propertyOf(name), key),
  };
}

function tableOf(subject: FactSubject): Promise<FactTable> {
  const table = loaded.get(subject) ?? readers[subject]();
  loaded.set(subject, table);
  return table;
}

function tableFor(tables: ReadonlyMap<FactSubject, FactTable>, name: string): FactTable {
  const table = tables.get(describeOrThrow(name).subject);
  if (table === undefined) throw new Error(`the facts behind ${name} were not loaded`);
  return table;
}

function describeOrThrow(name: string) {
  const fact = describeFact(name);
  if (fact === undefined) throw new Error(`there is no fact ${name}`);
  return fact;
}

function propertyOf(name: string): string {
  return name.slice(name.indexOf('.') + 1);
}
