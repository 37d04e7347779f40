import { lstatSync, readlinkSync, type Stats } from 'node:fs';
import path from 'node:path';
import { codeOf, type DoorFailure, failure } from './failure.ts';
import { below, isInside } from './inside.ts';
import { nameProblem } from './names.ts';

/** What a path in a folder really leads to: inside it, and not a link. */
export interface Followed {
  readonly kind: 'ok';
  /** Absolute. */
  readonly file: string;
  /** Relative to the folder, with forward slashes; `''` for the folder itself. */
  readonly path: string;
  readonly stat: Stats;
}

/** Finds what paths in one folder lead to. Folders on the way are looked at once. */
export type Follow = (asked: string) => Followed | DoorFailure;

/** As many links as Linux follows on one way. */
const maxLinks = 40;
/** Longer paths no system opens. */
const maxLength = 4096;

class Outside extends Error {}
class Missing extends Error {}
class Endless extends Error {
  readonly code = 'ELOOP';
}

/**
 * Follows links by looking at each, so that one that leads outside is never opened, and what is or is not behind it is
 * not told. `root` is absolute, links resolved.
 */
export function followerIn(root: string): Follow {
  const folders = new Map<string, string>([[root, root]]);
  const folderAt = (absolute: string): string => {
    const known = folders.get(absolute);
    if (known !== undefined) return known;
    const { at, stat } = settle(root, folderAt(path.dirname(absolute)), [path.basename(absolute)]);
    if (!stat.isDirectory()) throw new Missing();
    folders.set(absolute, at);
    return at;
  };
  return (asked) => {
    const absolute = path.resolve(root, asked);
    if (!isInside(root, absolute)) return outside(asked, 'lies outside the workspace and is not read');
    const relative = path.relative(root, absolute);
    const problem = nameProblem(relative);
    if (problem !== undefined) return failure('unreadable', `'${asked}' ${problem}`);
    if (relative.length > maxLength) return failure('unreadable', `'${asked}' cannot be read (ENAMETOOLONG)`);
    try {
      const names = relative === '' ? [] : [path.basename(absolute)];
      const { at, stat } = settle(root, folderAt(relative === '' ? root : path.dirname(absolute)), names);
      return { kind: 'ok', file: at, path: below(root, at), stat };
    } catch (error) {
      return explained(asked, error);
    }
  };
}

function explained(asked: string, error: unknown): DoorFailure {
  if (error instanceof Outside) return outside(asked, 'is a link that leads outside the workspace and is not read');
  const code = codeOf(error);
  if (error instanceof Missing || code === 'ENOENT' || code === 'ENOTDIR')
    return failure('not-found', `there is no file '${asked}'`);
  return failure('unreadable', `'${asked}' cannot be read (${code})`);
}

function outside(asked: string, why: string): DoorFailure {
  return failure('outside-workspace', `'${asked}' ${why}`);
}

interface Place {
  readonly at: string;
  readonly stat: Stats;
}

const separator = path.sep === '\\' ? /[/\\]/ : '/';

/** Where names lead from a folder that is no link. Throws what Node throws, `Outside` and `Missing`. */
function settle(root: string, from: string, names: readonly string[]): Place {
  const pending = [...names];
  let at = from;
  let stat: Stats | undefined;
  for (let links = 0; pending.length > 0; ) {
    const name = pending.shift() ?? '';
    if (stat !== undefined && !stat.isDirectory()) throw isInside(root, at) ? new Missing() : new Outside();
    if (name === '' || name === '.') continue;
    const next = name === '..' ? path.dirname(at) : path.join(at, name);
    const found = look(root, next);
    if (!found.isSymbolicLink()) {
      at = next;
      stat = found;
      continue;
    }
    links += 1;
    if (links > maxLinks) throw isInside(root, next) ? new Endless() : new Outside();
    const target = targetOf(root, next);
    const { root: top } = path.parse(target);
    pending.unshift(...target.slice(top.length).split(separator).slice(0, maxLength));
    if (top === '') continue;
    at = path.resolve(at, top);
    stat = undefined;
  }
  if (!isInside(root, at)) throw new Outside();
  return { at, stat: stat ?? look(root, at) };
}

/** What is not inside is the same to whoever asks, there or not. */
function look(root: string, absolute: string): Stats {
  try {
    return lstatSync(absolute);
  } catch (error) {
    throw isInside(root, absolute) ? error : new Outside();
  }
}

function targetOf(root: string, link: string): string {
  try {
    const target = readlinkSync(link);
    if (nameProblem(target) !== undefined) throw new Outside();
    return target;
  } catch (error) {
    throw isInside(root, link) ? error : new Outside();
  }
}
