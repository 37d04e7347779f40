import {
  appendFileSync,
  closeSync,
  constants,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { codeOf, type DoorFailure, failure, reasonOf } from './failure.ts';
import { isFolder } from './here.ts';
import { targetOf, type WriteTarget } from './place.ts';
import { sweep, temporaryBeside, writeNew } from './temporary.ts';

export type WriteResult = { readonly kind: 'ok' } | DoorFailure;

/** A path that the command line names, and the workspace that it may lie in. */
export interface NamedPath {
  /** The workspace's root, links resolved. */
  readonly root: string;
  readonly absolute: string;
  /** As messages name it. */
  readonly given: string;
}

/**
 * Writes what the command line names, with the folders it needs. The text takes the file's place at once, so that the
 * file holds a whole text whenever the process ends or the disk is full. Never throws.
 */
export function writeNamed(named: NamedPath, text: string): WriteResult {
  return placed(named, (place) => {
    if (place.isStream) return writeInto(place.file, text);
    if (place.there && (place.there.mode & 0o222) === 0)
      return failure('unwritable', `'${named.given}' cannot be written: it is read-only`);
    return replaceAt(place, text, rename);
  });
}

/** The same for a file that must not be there yet. */
export function createNamed(named: NamedPath, text: string): WriteResult {
  return placed(named, (place) => refusalToCreate(named) ?? replaceAt(place, text, linkNew));
}

/** Why `createNamed` would not write, as far as that can be told without writing. */
export function refusalToCreate(named: NamedPath): DoorFailure | undefined {
  const place = targetOf(named.root, named.absolute, named.given);
  if (place.kind === 'error') return place;
  return place.there || place.isStream ? failure('unwritable', `'${named.given}' is there already`) : undefined;
}

/** Adds to a file that the runner of a workflow names. Throws a message made to be shown. */
export function appendNamed(named: NamedPath, text: string): WriteResult {
  return placed(named, (place) => {
    appendFileSync(place.file, text);
    return undefined;
  });
}

function placed(named: NamedPath, write: (place: WriteTarget) => DoorFailure | undefined): WriteResult {
  const place = targetOf(named.root, named.absolute, named.given);
  if (place.kind === 'error') return place;
  try {
    return write(place) ?? { kind: 'ok' };
  } catch (error) {
    return failure('unwritable', `'${named.given}' cannot be written: ${reasonOf(error)}`);
  }
}

function replaceAt({ file, there }: WriteTarget, text: string, put: (from: string, to: string) => void): undefined {
  const folder = path.dirname(file);
  makeFolder(folder);
  sweep([folder]);
  const temporary = temporaryBeside(file);
  try {
    writeNew(temporary, Buffer.from(text), there, false);
    put(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** With those above it. Node's own way says of a disk that can only be read that there is no such folder. */
function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  if (path.dirname(folder) !== folder) makeFolder(path.dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another run may have made it.
    if (codeOf(error) !== 'EEXIST' || !isFolder(folder)) throw error;
  }
}

/** Whatever has come to the file's place meanwhile stays; not every disk has hard links. */
function linkNew(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') throw error;
    closeSync(openSync(to, 'wx'));
    rename(from, to);
  }
}

/** Windows refuses for as long as something else, such as a virus scanner, holds the file open. */
export function rename(from: string, to: string): void {
  for (let tries = 0; ; tries += 1) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      const isHeld = process.platform === 'win32' && ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (!isHeld || tries >= 10) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

/** A pipe that nobody reads is refused by the first opening, so that the second waits for no one. */
function writeInto(file: string, text: string): undefined {
  const probe = openSync(file, constants.O_WRONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
  try {
    const handle = openSync(file, constants.O_WRONLY | (constants.O_NOCTTY ?? 0));
    try {
      writeFileSync(handle, text);
    } finally {
      closeSync(handle);
    }
  } finally {
    closeSync(probe);
  }
}
