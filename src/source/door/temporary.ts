import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  fchmodSync,
  fchownSync,
  fstatSync,
  fsyncSync,
  lstatSync,
  openSync,
  readdirSync,
  rmSync,
  type Stats,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { codeOf } from './failure.ts';

const pattern = /^\.resilint-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.tmp$/;

/** Milliseconds after which what another machine has left in a shared folder is nobody's. */
const old = 24 * 60 * 60 * 1000;

/** The same for every run on this machine. */
function host(): string {
  return createHash('sha256').update(hostname()).digest('hex').slice(0, 8);
}

/** A name beside a file that no other run takes, and that says whose it is. Short, for the file's own may be long. */
export function temporaryBeside(file: string): string {
  return path.join(path.dirname(file), `.resilint-${host()}-${process.pid}-${randomBytes(6).toString('hex')}.tmp`);
}

/** What a file that is replaced has, and the new one is to have too. */
export type FileAttributes = Pick<Stats, 'mode' | 'uid' | 'gid'>;

/**
 * Writes a file that is not there yet, onto the disk and not only on its way there. `strictly`: with the owner that is
 * to be kept, or not at all. Throws what Node throws.
 */
export function writeNew(file: string, bytes: Uint8Array, kept: FileAttributes | undefined, strictly: boolean): void {
  const handle = openSync(file, 'wx', kept === undefined ? 0o666 : 0o600);
  try {
    writeFileSync(handle, bytes);
    if (kept !== undefined) keep(handle, kept, strictly);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The owner first: giving a file away takes some of its mode. */
function keep(handle: number, { mode, uid, gid }: FileAttributes, strictly: boolean): void {
  const made = fstatSync(handle);
  try {
    if (made.uid !== uid || made.gid !== gid) fchownSync(handle, uid, gid);
  } catch (error) {
    if (strictly) throw Object.assign(new Error('', { cause: error }), { code: 'EOWNER' });
  }
  fchmodSync(handle, mode & 0o7777);
}

/** Takes away what killed runs have left in folders: nothing but plain files of our names, of processes that are gone. */
export function sweep(folders: Iterable<string>): void {
  for (const folder of new Set(folders)) for (const name of namesIn(folder)) sweepFile(path.join(folder, name), name);
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function sweepFile(file: string, name: string): void {
  const [, from, pid] = pattern.exec(name) ?? [];
  if (pid === undefined) return;
  try {
    const stat = lstatSync(file);
    if (stat.isFile() && ((from === host() && isGone(Number(pid))) || Date.now() - stat.mtimeMs > old)) rmSync(file);
  } catch {
    // Another run has taken it away, or it may not be: it does no harm.
  }
}

function isGone(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}
