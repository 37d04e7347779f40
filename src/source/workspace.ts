import path from 'node:path';
import type { DoorCode, DoorFailure } from './door/failure.ts';
import { failure } from './door/failure.ts';
import { type Entries, type Folder, filesBelow, openFolder, type Read, tooLarge } from './door/folder.ts';
import type { Followed } from './door/follow.ts';
import { headLength } from './door/plain.ts';
import { decode, encode } from './encoding.ts';
import type { SourceText } from './text.ts';

export { isInside } from './door/inside.ts';

/** Bytes. Larger files are no templates: Azure takes 4 MB, and the largest published compiled templates have 4 MB. */
export const maxFileSize = 32 * 1024 * 1024;

export type ReadResult =
  | { readonly kind: 'ok'; readonly source: SourceText }
  | {
      readonly kind: 'error';
      readonly code: DoorCode;
      readonly message: string;
      /** Of what is there but is too large, or no text: how it begins, as far as that can be read. */
      readonly head?: string;
    };

export type BytesResult = { readonly kind: 'ok'; readonly path: string; readonly bytes: Uint8Array } | ReadFailure;

export type ListResult = { readonly kind: 'ok'; readonly names: readonly string[] } | ReadFailure;

type ReadFailure = Extract<ReadResult, { readonly kind: 'error' }>;

/** What is at a path: links are followed; `other` is a device, a pipe, or what may not be looked at. */
export type Thing = 'file' | 'folder' | 'other';

/** Reads files below one folder and nothing else. Paths are relative to it, with forward slashes. */
export interface Workspace {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  /**
   * Reads a plain file. The same file is read once, whatever links lead to it; `source.path` is where it really is.
   * Never throws for what is, or is not, on the disk.
   */
  read(relativePath: string): ReadResult;
  /** The bytes of a file, which may be no text; `path` is where it really is. Read anew each time. */
  readBytes(relativePath: string): BytesResult;
  /** The bytes of a file that `walk` has listed, at less cost. */
  readListed(file: string): BytesResult;
  /** What is there; `undefined` for nothing. */
  kindOf(relativePath: string): Thing | undefined;
  /** Where it really is; a failure says why it may not be looked at. What stands for files does not count. */
  find(relativePath: string): Followed | DoorFailure;
  /** The names of the files (not the folders, nor links) in a folder, sorted ignoring case. */
  list(relativePath: string): ListResult;
  /** All that a folder holds, links not followed, in the order of the system. Read once. */
  entries(relativePath: string): Entries;
  /** A folder and all below it that `into` lets in, with what they hold: what `entries` tells of each, at less cost. */
  walk(relativePath: string, into: (name: string) => boolean): Iterable<readonly [folder: string, listed: Entries]>;
  /** The files and links to files below a folder, by path; a failure where there are more than `most`. */
  filesBelow(relativePath: string, most: number): readonly string[] | DoorFailure;
}

/**
 * What stands for files instead of what is on the disk, by path relative to the root: the text of an editor, or of git's
 * index. `undefined`: there is no such file.
 */
export type Overlay = ReadonlyMap<string, Uint8Array | undefined>;

/** A workspace at a folder. Where there is no such folder, nothing can be read but what the overlay holds. */
export function openWorkspace(at: string, overlay: Overlay = new Map()): Workspace {
  const folder = openFolder(at);
  const asked = new Map<string, ReadResult>();
  const files = new Map<string, ReadResult>();
  const folders = new Map<string, Entries>();
  const normal = (relativePath: string): string => normalIn(folder, relativePath);
  const entries = (relativePath: string): Entries => {
    const key = normal(relativePath).replace(/(?<=.)\/$/, '');
    const result = folders.get(key) ?? folder.entries(key);
    folders.set(key, result);
    return result;
  };
  return {
    root: folder.root,
    read(relativePath) {
      const key = normal(relativePath);
      let result = asked.get(key);
      if (result === undefined) {
        result = overlay.has(key) ? textIn(overlay, key) : textOf(folder, key, files);
        asked.set(key, result);
      }
      return result;
    },
    readBytes(relativePath) {
      const key = normal(relativePath);
      return overlay.has(key) ? bytesIn(overlay, key) : bytesOf(folder.read(key, maxFileSize));
    },
    readListed: (file) => (overlay.has(file) ? bytesIn(overlay, file) : bytesOf(folder.readListed(file, maxFileSize))),
    kindOf(relativePath) {
      const key = normal(relativePath);
      if (overlay.has(key)) return overlay.get(key) === undefined ? undefined : 'file';
      return thingAt(folder, key);
    },
    find: (relativePath) => folder.find(normal(relativePath)),
    list: (relativePath) => filesIn(entries(relativePath)),
    entries,
    *walk(relativePath, into) {
      const keyOf = (at: string): string => (at === '' ? '.' : at);
      for (const found of folder.walk(normal(relativePath), into, (at) => folders.get(keyOf(at)))) {
        folders.set(keyOf(found[0]), found[1]);
        yield found;
      }
    },
    filesBelow: (relativePath, most) => filesBelow(folder, normal(relativePath), most),
  };
}

/** A workspace in which some files, by where they really are, hold another text than on the disk. */
export function withTexts(workspace: Workspace, texts: ReadonlyMap<string, string>): Workspace {
  const changed = new Map<string, ReadResult>();
  const read = (relativePath: string): ReadResult => {
    const found = workspace.read(relativePath);
    const text = found.kind === 'ok' ? texts.get(found.source.path) : undefined;
    if (found.kind !== 'ok' || text === undefined) return found;
    const { path: real } = found.source;
    const result = changed.get(real) ?? { kind: 'ok', source: { ...found.source, text } };
    changed.set(real, result);
    return result;
  };
  const edited = (found: BytesResult): BytesResult => {
    if (found.kind !== 'ok' || !texts.has(found.path)) return found;
    const text = read(found.path);
    return text.kind === 'ok' ? { ...found, bytes: encode(text.source, text.source.text) } : text;
  };
  return {
    ...workspace,
    read,
    readBytes: (relativePath) => edited(workspace.readBytes(relativePath)),
    readListed: (file) => edited(workspace.readListed(file)),
  };
}

/** Templates separate folders by either slash; but a name may hold a backslash where the system says so. */
function normalIn(folder: Folder, relativePath: string): string {
  if (!relativePath.includes('\\')) return path.posix.normalize(relativePath);
  const asNamed = path.posix.normalize(relativePath);
  const isName = path.sep === '/' && folder.find(asNamed).kind === 'ok';
  return isName ? asNamed : path.posix.normalize(relativePath.replaceAll('\\', '/'));
}

function bytesIn(overlay: Overlay, file: string): BytesResult {
  const bytes = overlay.get(file);
  if (bytes === undefined) return failure('not-found', `there is no file '${file}'`);
  if (bytes.length <= maxFileSize) return { kind: 'ok', path: file, bytes };
  return failure('too-large', `${tooLarge(file, bytes.length, maxFileSize)}${azureSays}`);
}

const azureSays = ' (Azure accepts templates up to 4 MB)';

function bytesOf(read: Read): BytesResult {
  if (read.kind === 'ok') return read;
  const { head, ...refused } = read;
  if (head === undefined) return refused;
  return { ...refused, message: `${refused.message}${azureSays}`, head: headOf(head) };
}

function textIn(overlay: Overlay, file: string): ReadResult {
  const result = bytesIn(overlay, file);
  return result.kind === 'ok' ? asText(file, result.bytes) : result;
}

/** Reads the file that is really there, or takes it from those read. */
function textOf(folder: Folder, asked: string, files: Map<string, ReadResult>): ReadResult {
  const found = folder.find(asked);
  if (found.kind === 'error') return found;
  const known = files.get(found.path);
  if (known !== undefined) return known;
  const read = bytesOf(folder.read(found.path, maxFileSize));
  const result = read.kind === 'ok' ? asText(read.path, read.bytes) : read;
  files.set(found.path, result);
  return result;
}

function asText(file: string, bytes: Uint8Array): ReadResult {
  const source = decode(file, bytes);
  return source
    ? { kind: 'ok', source }
    : {
        ...failure('not-text', `'${file}' is not text in UTF-8, or in UTF-16 with a byte order mark`),
        head: headOf(bytes),
      };
}

function headOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.subarray(0, headLength)).toString('latin1').replaceAll('\0', '');
}

function thingAt(folder: Folder, asked: string): Thing | undefined {
  const found = folder.find(asked);
  if (found.kind === 'error') return found.code === 'not-found' ? undefined : 'other';
  return found.stat.isFile() ? 'file' : found.stat.isDirectory() ? 'folder' : 'other';
}

function filesIn(listed: Entries): ListResult {
  if (listed.kind === 'error') return listed;
  const names = listed.entries.filter(({ kind }) => kind === 'file').map(({ name }) => name);
  return { kind: 'ok', names: names.sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)) };
}
