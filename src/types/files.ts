/** The room's reader: texts of an index folder, and never of anything outside it. */
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export type ReadText =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'error'; readonly message: string };

/** Reads one file of an index by its path in the index, which has forward slashes. */
export type Reader = (path: string) => ReadText;

export function folderReader(folder: string): Reader {
  return (path) => readInside(folder, path);
}

function readInside(folder: string, path: string): ReadText {
  try {
    const root = realpathSync(resolve(folder));
    const file = realpathSync(join(root, path));
    if (!file.startsWith(root.endsWith(sep) ? root : root + sep)) return error(`${path} leads outside the folder`);
    return { kind: 'text', text: readFileSync(file, 'utf8').replace(/^\uFEFF/, '') };
  } catch (cause) {
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
    return error(
      code === 'ENOENT' ? `there is no file ${path}` : `${path} cannot be read (${code || 'unknown error'})`,
    );
  }
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
  return folders.find((folder) => existsSync(join(folder, 'index.json'))) ?? join(here, shipped);
}
