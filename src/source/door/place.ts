import { lstatSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { codeOf, type DoorFailure, failure, reasonOf } from './failure.ts';
import { isInside, wayInto } from './inside.ts';
import { nameProblem } from './names.ts';

/** Where something may be written. */
export interface WriteTarget {
  readonly kind: 'ok';
  /** Absolute; below the workspace no part of it is a link. */
  readonly file: string;
  /** The plain file that is there. */
  readonly there?: Stats;
  /** A device or pipe that a person named: it is written into, not replaced. */
  readonly isStream: boolean;
}

/**
 * Where a path leads that the command line names, or an edit. What lies in the workspace may have been put there by
 * whoever wrote it, so no link in it is followed, neither out nor to another file. Outside, folders that are links are
 * the person's own; a link in the file's place is followed nowhere, for folders like /tmp are everybody's.
 *
 * @param root The workspace's root, links resolved. @param given As messages name it.
 */
export function targetOf(root: string, absolute: string, given: string): WriteTarget | DoorFailure {
  const problem = nameProblem(isInside(root, absolute) ? path.relative(root, absolute) : absolute);
  if (problem !== undefined) return failure('unwritable', `'${given}' ${problem}`);
  try {
    const entry = wayInto(root, absolute);
    return entry === undefined ? placeOutside(absolute, given) : placeInside(entry.real, entry.rest, given);
  } catch (error) {
    return failure('unwritable', `'${given}' cannot be written: ${reasonOf(error)}`);
  }
}

function placeInside(real: string, rest: readonly string[], given: string): WriteTarget | DoorFailure {
  let at = real;
  let there = look(real);
  for (const name of rest) {
    if (there !== undefined && !there.isDirectory())
      return failure('unwritable', `'${given}' cannot be written: a part of its path is a file`);
    at = path.join(at, name);
    there = there && look(at);
    if (there?.isSymbolicLink()) return link(given, at === path.join(real, ...rest));
  }
  return fileAt(at, there, given);
}

function placeOutside(absolute: string, given: string): WriteTarget | DoorFailure {
  const there = look(absolute);
  // `/dev/stdout` is a link to whatever standard output is.
  const isSystems = process.platform !== 'win32' && absolute.startsWith('/dev/');
  if (!there?.isSymbolicLink() && !isSystems) return fileAt(absolute, there, given, true);
  const target = follow(absolute);
  if (isSystems || (target && isStream(target))) return { kind: 'ok', file: absolute, isStream: true };
  return link(given, true);
}

function fileAt(file: string, there: Stats | undefined, given: string, mayBeStream = false): WriteTarget | DoorFailure {
  if (there === undefined) return { kind: 'ok', file, isStream: false };
  if (there.isFile()) return { kind: 'ok', file, there, isStream: false };
  if (there.isDirectory()) return failure('unwritable', `'${given}' cannot be written: it is a folder`);
  if (mayBeStream && isStream(there)) return { kind: 'ok', file, isStream: true };
  return failure('unwritable', `'${given}' cannot be written: it is no plain file`);
}

function isStream(stat: Stats): boolean {
  return stat.isCharacterDevice() || stat.isFIFO();
}

function link(given: string, whole: boolean): DoorFailure {
  const what = whole ? 'is a link' : 'lies behind a link';
  return failure('outside-workspace', `'${given}' ${what}, and nothing is written through one: name what it leads to`);
}

/** Throws what Node throws, but for what is not there. */
function look(file: string): Stats | undefined {
  try {
    return lstatSync(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

function follow(file: string): Stats | undefined {
  return statSync(file, { throwIfNoEntry: false });
}
