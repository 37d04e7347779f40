import path from 'node:path';
import process from 'node:process';
import { isInside, realFolder } from '../../source/door/inside.ts';
import { leadsTo, realPath, shortText, statOf } from '../../source/door/look.ts';
import { nameProblem } from '../../source/door/names.ts';
import { OptionError } from '../../source/option-error.ts';

/** A repository with a working tree. All paths are absolute, links resolved. */
export interface Repository {
  /** The top folder of the working tree: that in which `.git` lies, whatever the configuration says. */
  readonly top: string;
  /** Where its data is: of a linked working tree or a submodule elsewhere than in `top`. */
  readonly data: string;
  /** The index; within a commit's hook that of the commit. */
  readonly index: string;
}

/**
 * The repository that a folder lies in, found without git and by `.git` alone: a folder that merely looks like a bare
 * repository, as anyone may commit one, is none. Throws `OptionError` where `.git` is a file that leads nowhere.
 */
export function findRepository(from: string): Repository | undefined {
  for (let top = realFolder(from); ; top = path.dirname(top)) {
    const data = dataOf(top);
    if (data !== undefined) return { top, data, index: indexOf(top, data) };
    if (path.dirname(top) === top) return undefined;
  }
}

/** Where the data of the repository is whose top a folder is, if it is one. */
function dataOf(top: string): string | undefined {
  const entry = path.join(top, '.git');
  const kind = leadsTo(entry);
  if (kind === 'folder') return isData(entry) ? realPath(entry) : undefined;
  if (kind !== 'file') return undefined;
  const target = targetOf(shortText(entry, longest) ?? '');
  const data = target === undefined ? undefined : path.resolve(top, target);
  if (data !== undefined && isData(data)) return realPath(data);
  throw new OptionError(`git cannot read this repository: '${entry}' names no repository`);
}

/** Bytes: `gitdir: ` and a path. */
const longest = 1 << 16;

/** Where a file `.git` says that the data is; no other machine is asked. */
function targetOf(text: string): string | undefined {
  const [, target] = /^gitdir: (.+?)[\r\n]*$/s.exec(text) ?? [];
  return target === undefined || nameProblem(target) !== undefined ? undefined : target;
}

/** What git takes for the data of a repository; a linked working tree shares all but a few files. */
function isData(folder: string): boolean {
  const kind = (name: string) => leadsTo(path.join(folder, name));
  const isWhole = kind('objects') === 'folder' && kind('refs') === 'folder';
  return statOf(path.join(folder, 'HEAD')) !== undefined && (isWhole || kind('commondir') === 'file');
}

/** A commit of some files, or of all, lets its hooks look at an index of its own. One of another repository is not ours. */
function indexOf(top: string, data: string): string {
  const { GIT_INDEX_FILE: file } = process.env;
  const named = file ? path.resolve(top, file) : undefined;
  return named !== undefined && isInside(data, named) ? named : path.join(data, 'index');
}
