import { realpathSync } from 'node:fs';
import path from 'node:path';

/** Whether a path, links resolved, lies inside a folder (or is it). */
export function isInside(root: string, absolutePath: string): boolean {
  const relative = path.relative(root, absolutePath);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

/** Relative to a folder, with forward slashes; `''` for the folder itself. */
export function below(root: string, absolutePath: string): string {
  return path.relative(root, absolutePath).replaceAll(path.sep, '/');
}

/** Where a folder really is; where it would be, if it is not there. */
export function realFolder(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return path.resolve(folder);
  }
}

/** The place at which a path comes into a folder, links resolved, and the names that follow there. */
export interface WayIn {
  readonly real: string;
  readonly rest: readonly string[];
}

/**
 * Where a path comes into a folder, by whatever other names of the folder; `undefined` for one that never does. What a
 * person calls by a name outside is the person's; behind this place, names are those of whoever wrote the workspace.
 */
export function wayInto(root: string, absolutePath: string): WayIn | undefined {
  if (isInside(root, absolutePath)) return { real: root, rest: namesOf(path.relative(root, absolutePath)) };
  const { root: top } = path.parse(absolutePath);
  const names = namesOf(path.relative(top, absolutePath));
  for (let count = 1; count <= names.length; count += 1) {
    const real = realFolder(path.join(top, ...names.slice(0, count)));
    if (isInside(root, real)) return { real, rest: names.slice(count) };
  }
  return undefined;
}

function namesOf(relative: string): string[] {
  return relative.split(path.sep).filter((name) => name !== '');
}
