import { readdirSync } from 'node:fs';
import path from 'node:path';
import { codeOf, type DoorFailure, failure } from './failure.ts';
import { type Followed, followerIn } from './follow.ts';
import { realFolder } from './inside.ts';
import { type PlainFile, readPlain } from './plain.ts';

/** What a name in a folder stands for; links are not followed. */
export type EntryKind = 'file' | 'folder' | 'link' | 'other';

export interface FolderEntry {
  readonly name: string;
  readonly kind: EntryKind;
}

export type Read = { readonly kind: 'ok'; readonly path: string; readonly bytes: Uint8Array } | ReadFailure;

export type ReadFailure = DoorFailure & {
  /** Of what is there but is too large: how it begins. */
  readonly head?: Uint8Array;
};

export type Entries = { readonly kind: 'ok'; readonly entries: readonly FolderEntry[] } | DoorFailure;

/**
 * One folder, and nothing that lies outside it, whatever links or names say. Paths are relative to it, with forward
 * slashes. Nothing throws for what is, or is not, on the disk.
 */
export interface Folder {
  /** Absolute, symbolic links resolved. */
  readonly root: string;
  find(asked: string): Followed | DoorFailure;
  /** What a plain file holds. `path` is where it really is. */
  read(asked: string, limit: number): Read;
  /** The same of one that `walk` has listed as a plain file, so that it needs not be found again. */
  readListed(listed: string, limit: number): Read;
  /** What a folder holds, in the order of the system. */
  entries(asked: string): Entries;
  /**
   * A folder and all below it with what they hold; `into` says by the name into which it goes. Links are not followed, so
   * what was found to be a folder needs not be looked for again. `known`: what was listed before.
   */
  walk(
    asked: string,
    into: (name: string) => boolean,
    known: (folder: string) => Entries | undefined,
  ): Iterable<readonly [folder: string, listed: Entries]>;
}

/** Where there is no such folder, there is nothing to read. `folder` is a path that the system may be asked about. */
export function openFolder(folder: string): Folder {
  const root = realFolder(folder);
  const find = followerIn(root);
  return {
    root,
    find,
    read(asked, limit) {
      const found = find(asked);
      return found.kind === 'ok' ? attempt(asked, () => readIn(found, limit)) : found;
    },
    readListed: (listed, limit) => attempt(listed, () => plainOf(path.join(root, listed), listed, limit)),
    entries(asked) {
      const found = find(asked);
      if (found.kind === 'error') return found;
      if (!found.stat.isDirectory()) return failure('not-a-directory', `'${found.path}' is no folder`);
      return attempt(asked, () => ({ kind: 'ok', entries: entriesOf(found.file) }));
    },
    *walk(asked, into, known) {
      const found = find(asked);
      const waiting = found.kind === 'ok' && found.stat.isDirectory() ? [found.path] : [];
      for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
        const folder = at;
        const listed =
          known(folder) ??
          attempt<Entries>(folder, () => ({ kind: 'ok', entries: entriesOf(path.join(root, folder)) }));
        yield [folder, listed];
        for (const { name, kind } of listed.kind === 'ok' ? listed.entries : [])
          if (kind === 'folder' && into(name)) waiting.push(folder === '' ? name : `${folder}/${name}`);
      }
    },
  };
}

function readIn({ file, path: relative, stat }: Followed, limit: number): Read {
  // A device may do something when it is opened, so what is known to be one is not tried.
  if (stat.isFile()) return plainOf(file, relative, limit);
  return refusal({ kind: stat.isDirectory() ? 'folder' : 'other' }, relative, limit);
}

function plainOf(file: string, relative: string, limit: number): Read {
  const plain = readPlain(file, limit);
  return plain.kind === 'ok' ? { kind: 'ok', path: relative, bytes: plain.bytes } : refusal(plain, relative, limit);
}

function refusal(plain: Exclude<PlainFile, { readonly kind: 'ok' }>, relative: string, limit: number): ReadFailure {
  switch (plain.kind) {
    case 'too-large':
      return { ...failure('too-large', tooLarge(relative, plain.size, limit)), head: plain.head };
    case 'folder':
      return failure('is-a-directory', `'${relative || '.'}' is a folder, not a file`);
    case 'other':
      return failure('unreadable', `'${relative}' is not a regular file`);
  }
}

export function tooLarge(relative: string, bytes: number, limit: number): string {
  const [size, most] = [bytes, limit].map((each) => `${(each / 1024 / 1024).toFixed(1)} MiB`);
  return `'${relative}' has ${size}; files above ${most} are not read`;
}

function entriesOf(folder: string): FolderEntry[] {
  return readdirSync(folder, { withFileTypes: true }).map((entry) => ({
    name: entry.name,
    kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : entry.isSymbolicLink() ? 'link' : 'other',
  }));
}

function attempt<T>(asked: string, work: () => T): T | DoorFailure {
  try {
    return work();
  } catch (error) {
    const code = codeOf(error);
    if (code === 'ENOENT' || code === 'ENOTDIR') return failure('not-found', `there is no file '${asked}'`);
    return failure('unreadable', `'${asked}' cannot be read (${code})`);
  }
}

/**
 * The plain files and links below a folder, at most `most`, in order of path. Links to folders are not followed, and what
 * packages and git keep is left out.
 */
export function filesBelow(folder: Folder, asked: string, most: number): readonly string[] | DoorFailure {
  const first = folder.entries(asked);
  if (first.kind === 'error') return first;
  const files: string[] = [];
  const pending = [asked];
  for (let at = pending.shift(); at !== undefined; at = pending.shift()) {
    const listed = at === asked ? first : folder.entries(at);
    if (listed.kind === 'error') return listed;
    for (const { name, kind } of listed.entries) {
      const file = path.posix.join(at, name);
      if (kind === 'folder' && name !== '.git' && name !== 'node_modules') pending.push(file);
      else if (kind === 'file' || kind === 'link') files.push(file);
    }
    if (files.length + pending.length > most)
      return failure('too-large', `'${asked || '.'}' holds more than ${most} files`);
  }
  return files.sort();
}
