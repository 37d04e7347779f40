/** The room's reader: texts of an index folder, and never of anything outside it. */
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openFolder } from '../source/door/folder.ts';
import { isThere } from '../source/door/here.ts';
import { nameProblem } from '../source/door/names.ts';

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly message: string };

/** Reads one file of an index by its path in the index, which has forward slashes. */
export type ReadTypesFile = (path: string) => ReadText;

/** Bytes. The largest file of Azure's types has a fifth of it. */
const maxSize = 64 * 1024 * 1024;

export function folderReader(folder: string): ReadTypesFile {
  const problem = nameProblem(folder);
  if (problem !== undefined) return () => error(`'${folder}' ${problem}`);
  const index = openFolder(folder);
  return (path) => {
    const read = index.read(path, maxSize);
    if (read.kind === 'ok') return { kind: 'text', text: new TextDecoder().decode(read.bytes) };
    return error(read.code === 'outside-workspace' ? `${path} leads outside the folder` : read.message);
  };
}

function error(message: string): ReadText {
  return { kind: 'error', message };
}

const shipped = join('data', 'types');

/**
 * The index that comes with the package: `data/types` in the folder this code runs from, or at most two above it, which
 * holds for the source, for a bundle in `dist`, and never leaves the package.
 */
export function shippedFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const folders = [here, join(here, '..'), join(here, '..', '..')].map((folder) => join(folder, shipped));
  return folders.find((folder) => isThere(join(folder, 'index.json'))) ?? join(here, shipped);
}
