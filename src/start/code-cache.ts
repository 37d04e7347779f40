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

/** How many compiled bundles are kept: of several versions of resilint and of Node, the latest. */
const kept = 4;
const ending = '.v8';

/**
 * The file that keeps compiled code, in a folder that only the user can write; `undefined` where there is no such folder
 * and none can be made. What is in it is run, so whoever could write it could run programs as the user.
 *
 * @param name Tells what was compiled, and by what.
 */
export function codeCacheFile(name: string, env = process.env, cwd = process.cwd()): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE === '1') return undefined;
  try {
    const folder = path.join(cacheRoot(env), 'resilint');
    if (!path.isAbsolute(folder) || isFilled(folder, cwd)) return undefined;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return isPrivate(folder) && !isFilled(realpathSync(folder), realpathSync(cwd))
      ? path.join(folder, `${name}${ending}`)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Where a system keeps what a program can make again: XDG's base directories, Apple's and Microsoft's folders. */
function cacheRoot(env: NodeJS.ProcessEnv): string {
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

/** Whether a folder is the user's own, no link, and nobody else can write it. (On Windows a profile is private.) */
function isPrivate(folder: string): boolean {
  const found = lstatSync(folder);
  return found.isDirectory() && isOwn(found);
}

/**
 * Whether what lies in a folder may come from a repository, whose files are the user's once they are checked out: builds
 * often have their home there.
 */
function isFilled(folder: string, cwd: string): boolean {
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

/** What was kept; `undefined` where nothing was, or somebody else could have written it. */
export function readCode(file: string): Buffer | undefined {
  let opened: number | undefined;
  try {
    opened = openSync(file, constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0));
    const found = fstatSync(opened);
    return found.isFile() && isOwn(found) ? readFileSync(opened) : undefined;
  } catch {
    return undefined;
  } finally {
    if (opened !== undefined) closeSync(opened);
  }
}

/** Keeps compiled code, whole or not at all; silent where it cannot be. */
export function writeCode(file: string, code: Buffer): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, code, { flag: 'wx', mode: 0o600 });
    renameSync(temporary, file);
    prune(path.dirname(file));
  } catch {
    rmSync(temporary, { force: true });
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(ending) || name.endsWith('.tmp'))
    .map((name) => ({ name, time: statSync(path.join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of files.slice(kept)) rmSync(path.join(folder, name), { force: true });
}
