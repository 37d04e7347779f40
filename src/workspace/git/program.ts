import path from 'node:path';
import process from 'node:process';
import { isInside } from '../../source/door/inside.ts';
import { isProgram, realPath } from '../../source/door/look.ts';

/** A program of the machine, and the folders in which it may find others. */
export interface Program {
  readonly file: string;
  readonly searched: string;
}

/** Windows starts nothing else without a shell. */
const names = process.platform === 'win32' ? ['git.exe', 'git.com'] : ['git'];

/**
 * Git as `PATH` names it, but none from a folder that a repository fills: one named relative to the current folder, or
 * below the top level (`node_modules/.bin` under npm). Windows would else look in the current folder first.
 */
export function findGit(top: string, environment: NodeJS.ProcessEnv): Program | undefined {
  const folders = (environment.PATH ?? environment.Path ?? '')
    .split(path.delimiter)
    .map((folder) => folder.replace(/^"(.*)"$/, '$1'))
    .filter((folder) => isTrusted(folder, top));
  const files = folders.flatMap((folder) => names.map((name) => path.join(folder, name)));
  const file = files.find(isProgram);
  return file === undefined ? undefined : { file, searched: folders.join(path.delimiter) };
}

/** Where the repository is the whole disk, nothing is outside of it. */
function isTrusted(folder: string, top: string): boolean {
  const real = path.isAbsolute(folder) ? realPath(folder) : undefined;
  return real !== undefined && (path.dirname(top) === top || !isInside(top, real));
}
