// Folders and files of the user's own that hold what an earlier run made. Whoever else could write there could change
// what a later run does or says, so nothing else is read.
import {
  closeSync,
  constants,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where a system keeps what a program can make again: XDG's base directories, Apple's and Microsoft's folders. */
export function cacheRoot(env: NodeJS.ProcessEnv): string {
  switch (process.platform) {
    case 'win32':
      return absolute(env.LOCALAPPDATA) ?? path.join(homedir(), 'AppData', 'Local');
    case 'darwin':
      return path.join(homedir(), 'Library', 'Caches');
    default:
      return absolute(env.XDG_CACHE_HOME) ?? path.join(homedir(), '.cache');
  }
}

/** A relative one would mean another folder in each repository. */
function absolute(folder: string | undefined): string | undefined {
  return folder !== undefined && path.isAbsolute(folder) ? folder : undefined;
}

/** Makes a folder that only the user can write, if it is not there; whether it is such a folder. Throws what Node throws. */
export function isOwnFolder(folder: string): boolean {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return isPrivate(folder);
}

/** Whether a folder is the user's own, no link, and nobody else can write it. (On Windows a profile is private.) */
function isPrivate(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && isOwn(found);
}

/**
 * Whether what lies in a folder may come from a repository, whose files are the user's once they are checked out: builds
 * often have their home there.
 */
export function isFilled(folder: string, cwd: string): boolean {
  return lies(folder, cwd) || lies(realOf(folder), realpathSync(cwd));
}

function realOf(folder: string): string {
  return existsSync(folder) ? realpathSync(folder) : folder;
}

function lies(folder: string, cwd: string): boolean {
  const here = path.relative(cwd, folder);
  if (!here.startsWith('..') && !path.isAbsolute(here)) return true;
  for (let at = folder; ; at = path.dirname(at)) {
    if (existsSync(path.join(at, '.git'))) return true;
    if (path.dirname(at) === at) return false;
  }
}

function isOwn({ uid, mode }: { readonly uid: number; readonly mode: number }): boolean {
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** What a file holds; `undefined` where there is none, where it is too large, or somebody else could have written it. */
export function readPrivate(file: string, limit = Number.POSITIVE_INFINITY): Buffer | undefined {
  let opened: number | undefined;
  try {
    opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(opened);
    return found.isFile() && isOwn(found) && found.size <= limit ? readFileSync(opened) : undefined;
  } catch {
    return undefined;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** Writes a file, whole or not at all; whether it could. Of those with the same ending in its folder the latest are kept. */
export function writePrivate(file: string, content: Buffer | string, kept: number): boolean {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    rmSync(temporary, { force: true });
    writeFileSync(temporary, content, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
    prune(path.dirname(file), path.extname(file), kept);
    return true;
  } catch {
    rmSync(temporary, { force: true });
    return false;
  }
}

/** Milliseconds after which what a run has not renamed is what a killed one left. */
const left = 60 * 60 * 1000;

function prune(folder: string, ending: string, kept: number): void {
  const files = readdirSync(folder).map((name) => ({ name, time: statSync(path.join(folder, name)).mtimeMs }));
  const old = files.filter(({ name, time }) => name.endsWith('.tmp') && time < Date.now() - left);
  const own = files.filter(({ name }) => name.endsWith(ending)).sort((a, b) => b.time - a.time);
  for (const { name } of [...old, ...own.slice(kept)]) rmSync(path.join(folder, name), { force: true });
}
