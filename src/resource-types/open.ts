/** Opens a type index: the shipped one, or any folder in the bicep-types format. Files are read when a type is asked for. */
import type { CrossFileTypeReference } from '@azure/bicep-types';
import { own } from '../source/own.ts';
import { folderReader, type ReadTypesFile, shippedFolder } from './files.ts';
import { type LoadedIndex, loadIndex, loadTypes, type TypesProblem } from './load.ts';
import { nodeAt, type TypeNode, type TypesFile } from './node.ts';
import { suggest } from './suggest.ts';
import { newestVersion } from './versions.ts';

export interface TypeIndex {
  /** Where the model comes from, to be shown: `Azure/bicep-types-az 1f896de2be96 (2026-08-20)`, or the folder. */
  readonly source: string;
  /** All resource types, in the index's spelling and order. */
  readonly names: readonly string[];
  /** What could not be read so far; a folder without index gives an empty index and one problem. */
  readonly problems: readonly TypesProblem[];
  /**
   * The model of a type, names in any letter case. With an index of single versions: that of `apiVersion`, else the
   * newest stable one. The shipped index has one model a type, which spans all versions.
   */
  readonly resolve: (resourceType: string, apiVersion?: string) => ResourceType | undefined;
  /** Types that may have been meant. */
  readonly suggest: (resourceType: string) => readonly string[];
}

export interface ResourceType {
  readonly name: string;
  /** The version the model was read from: the one that was asked for, or the newest stable one. */
  readonly apiVersion: string;
  /** Set where the model spans versions, and its properties say since when they are there. */
  readonly spans?: { readonly oldest: string; readonly newest: string };
  readonly body: TypeNode;
}

/** A type's entries by version in lower case. */
interface Known {
  readonly name: string;
  readonly versions: Map<string, { readonly version: string; readonly reference: CrossFileTypeReference }>;
}

interface Open {
  readonly read: ReadTypesFile;
  readonly files: Map<string, TypesFile | undefined>;
  readonly problems: TypesProblem[];
  readonly index: LoadedIndex;
  readonly types: ReadonlyMap<string, Known>;
}

/** `folder` is a full index such as `generated` in a checkout of Azure/bicep-types-az; without it, the shipped index. */
export function openTypes(folder?: string): TypeIndex {
  return readIndex(folderReader(folder ?? shippedFolder()), folder ?? 'the shipped index');
}

/** As `openTypes`, with a reader of one's own; `label` names the index where it does not say where it comes from. */
export function readIndex(read: ReadTypesFile, label: string): TypeIndex {
  const loaded = loadIndex(read);
  const problems: TypesProblem[] = loaded.kind === 'problem' ? [{ file: loaded.file, message: loaded.message }] : [];
  const index = loaded.kind === 'loaded' ? loaded.value : { entries: [], spans: {}, source: {} };
  const open: Open = { read, files: new Map(), problems, index, types: group(index) };
  const names = [...open.types.values()].map(({ name }) => name);
  return {
    source: describeSource(index, label),
    names,
    problems,
    resolve: (resourceType, apiVersion) => resolve(open, resourceType, apiVersion),
    suggest: (resourceType) => suggestTypes(names, resourceType),
  };
}

function group({ entries }: LoadedIndex): Map<string, Known> {
  const types = new Map<string, Known>();
  for (const [key, reference] of entries) {
    const at = key.lastIndexOf('@');
    if (at < 1) continue;
    const name = key.slice(0, at);
    const version = key.slice(at + 1);
    const known = types.get(name.toLowerCase()) ?? { name, versions: new Map() };
    types.set(name.toLowerCase(), known);
    known.versions.set(version.toLowerCase(), { version, reference });
  }
  return types;
}

function describeSource({ source }: LoadedIndex, label: string): string {
  const { repository, commit, date } = source;
  if (typeof repository !== 'string') return label;
  const short = repository.replace('https://github.com/', '');
  return `${short}${typeof commit === 'string' ? ` ${commit.slice(0, 12)}` : ''}${date ? ` (${String(date)})` : ''}`;
}

function resolve(open: Open, resourceType: string, apiVersion: string | undefined): ResourceType | undefined {
  const known = open.types.get(resourceType.toLowerCase());
  if (known === undefined) return undefined;
  const newest = newestVersion([...known.versions.values()].map(({ version }) => version)) ?? '';
  const found = known.versions.get(apiVersion?.toLowerCase() ?? '') ?? known.versions.get(newest.toLowerCase());
  const body = found && bodyOf(open, found.reference);
  if (found === undefined || body === undefined) return undefined;
  return { name: known.name, apiVersion: found.version, ...spanOf(open, known.name), body };
}

function spanOf({ index }: Open, name: string): Pick<ResourceType, 'spans'> {
  const span = own(index.spans, name);
  return span === undefined ? {} : { spans: { oldest: span[0], newest: span[1] } };
}

function bodyOf(open: Open, { relativePath, index }: CrossFileTypeReference): TypeNode | undefined {
  const file = fileOf(open, relativePath);
  const type = file?.[index];
  if (file === undefined) return undefined;
  if (type?.type === 'ResourceType') return nodeAt(file, type.body);
  report(open, { file: relativePath, message: `${relativePath}#/${index} is not a resource type` });
  return undefined;
}

function fileOf(open: Open, path: string): TypesFile | undefined {
  if (open.files.has(path)) return open.files.get(path);
  const loaded = loadTypes(open.read, path);
  if (loaded.kind === 'problem') report(open, { file: loaded.file, message: loaded.message });
  const file = loaded.kind === 'loaded' ? loaded.value : undefined;
  open.files.set(path, file);
  return file;
}

function report({ problems }: Open, problem: TypesProblem): void {
  if (!problems.some(({ message }) => message === problem.message)) problems.push(problem);
}

/** Types of the same provider first: a slip is likelier behind the slash. */
function suggestTypes(names: readonly string[], resourceType: string): readonly string[] {
  const provider = `${resourceType.split('/')[0]?.toLowerCase()}/`;
  const near = names.filter((name) => name.toLowerCase().startsWith(provider));
  const own = suggest(resourceType, near);
  return own.length > 0 ? own : suggest(resourceType, names);
}
