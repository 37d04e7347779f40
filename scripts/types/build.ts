/** Builds the index: for each provider one types file, in which all versions of its wanted resource types are merged. */
import { readTypesJson, TypeBaseKind, TypeReference } from '@azure/bicep-types';
import { compareVersions } from '../../src/resource-types/versions.ts';
import type { Checkout } from './checkout.ts';
import type { Node } from './graph.ts';
import { type Entry, type Located, locateTypes, providerFiles } from './locate.ts';
import { mergeVersion } from './merge.ts';
import { readGraph } from './read-graph.ts';
import type { Wanted } from './wanted.ts';
import { type Root, writeTypes } from './write-types.ts';

export interface Built {
  /** Texts by path below data/types. */
  readonly files: ReadonlyMap<string, string>;
  /** Wanted types that the checkout does not have. */
  readonly missing: readonly Wanted[];
}

interface Target extends Root {
  readonly located: Located;
}

export function buildIndex(checkout: Checkout, wanted: readonly Wanted[]): Built {
  const files = new Map<string, string>();
  const missing: Wanted[] = [];
  const index: IndexFile = { source: sourceOf(checkout), resources: {}, apiVersions: {}, resourceFunctions: {} };
  for (const provider of new Set(wanted.map(providerOf))) {
    const texts = providerFiles(checkout, provider);
    const located = locateTypes(texts);
    const mine = wanted.filter((one) => providerOf(one) === provider);
    missing.push(...mine.filter(({ name }) => !located.has(name.toLowerCase())));
    const targets = mergedTargets(
      texts,
      mine.flatMap(({ name }) => rename(name, located.get(name.toLowerCase()))),
    );
    if (targets.length > 0) addProvider(files, index, `${provider}/types.json`, targets);
  }
  files.set('index.json', `${JSON.stringify(index, null, 1)}\n`);
  return { files, missing };
}

function providerOf({ name }: Wanted): string {
  return name.slice(0, name.indexOf('/')).toLowerCase();
}

/** The checkout spells some types in a letter case of its own. */
function rename(name: string, located: Located | undefined): readonly Located[] {
  return located === undefined ? [] : [{ ...located, name }];
}

/** The bicep-types index format, and beside it where it comes from and which versions each type's model spans. */
interface IndexFile {
  readonly source: {
    readonly repository: string;
    readonly commit: string;
    readonly date: string;
    readonly license: string;
  };
  readonly resources: Record<string, { readonly $ref: string }>;
  /** Oldest and newest version, by type. */
  readonly apiVersions: Record<string, readonly [oldest: string, newest: string]>;
  readonly resourceFunctions: Record<string, never>;
}

function sourceOf({ commit, date }: Checkout): IndexFile['source'] {
  return {
    repository: 'https://github.com/Azure/bicep-types-az',
    commit,
    date,
    license: 'MIT, Copyright (c) Microsoft Corporation',
  };
}

function addProvider(files: Map<string, string>, index: IndexFile, path: string, targets: readonly Target[]): void {
  const { text, indexes } = writeTypes(targets);
  files.set(path, text);
  for (const [name, position] of indexes) index.resources[name] = { $ref: `${path}#/${position}` };
  for (const { located } of targets) {
    const newest = [...located.entries.keys()].sort(compareVersions).at(-1) ?? located.newest;
    index.apiVersions[located.name] = [located.oldest, newest];
  }
}

/** The newest stable version of each type, all other versions merged into it from the newest to the oldest. */
function mergedTargets(texts: ReadonlyMap<string, string>, located: readonly Located[]): readonly Target[] {
  const open = graphs(texts);
  const targets = located.flatMap((one) => target(one, open));
  const others = new Map<string, { readonly version: string; readonly pairs: [Target, Entry][] }>();
  for (const one of targets) {
    for (const [version, entry] of one.located.entries) {
      if (version === one.apiVersion) continue;
      const group = others.get(entry.file) ?? { version, pairs: [] };
      others.set(entry.file, group);
      group.pairs.push([one, entry]);
    }
  }
  const ordered = [...others.values()].sort((a, b) => compareVersions(b.version, a.version));
  for (const { version, pairs } of ordered) {
    const bodyOf = graphs(texts);
    mergeVersion(
      pairs.map(([one, entry]) => [one.body, bodyOf(entry, version)] as const),
      version,
    );
  }
  return targets;
}

function target(located: Located, open: (entry: Entry, version: string) => Node): readonly Target[] {
  const entry = located.entries.get(located.newest);
  if (entry === undefined) return [];
  const { readableScopes, writableScopes } = entry;
  const body = open(entry, located.newest);
  freeVersion(body);
  return [{ name: located.name, apiVersion: located.newest, body, readableScopes, writableScopes, located }];
}

/** Graphs of files, each read once. */
function graphs(texts: ReadonlyMap<string, string>): (entry: Entry, version: string) => Node {
  const read = new Map<string, ReturnType<typeof readGraph>>();
  return ({ file, body }, version) => {
    const graph = read.get(file) ?? readGraph(readTypesJson(texts.get(file) ?? '[]'), version);
    read.set(file, graph);
    return graph(new TypeReference(Number(body.$ref.slice(2))));
  };
}

/** The `apiVersion` of a body is the literal of one version; a merged body stands for all. */
function freeVersion(body: Node): void {
  if (body.kind !== 'object' && body.kind !== 'discriminated') return;
  const property = body.properties.get('apiversion');
  if (property !== undefined) property.type = { kind: 'leaf', type: { type: TypeBaseKind.StringType } };
}
