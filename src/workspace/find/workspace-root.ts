import path from 'node:path';
import { isThere } from '../../source/door/here.ts';
import { isInside, realFolder } from '../../source/door/inside.ts';

/** The folder beyond which nothing is read: the git top level (`.git` may be a file), else the folder itself. */
export function workspaceRoot(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (isThere(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return path.resolve(from);
  }
}

/** Where a folder really is, and the root of its workspace. */
export function whereabouts(cwd: string): { readonly folder: string; readonly root: string } {
  const folder = realFolder(cwd);
  return { folder, root: workspaceRoot(folder) };
}

/** A path as given in a folder, relative to the root of the folder's workspace, with forward slashes. */
export function workspacePath(cwd: string, given: string): string {
  const { folder, root } = whereabouts(cwd);
  return path.relative(root, path.resolve(folder, given)).replaceAll(path.sep, '/');
}

/** Whether a path as given in a folder lies in the folder's workspace by its words. */
export function isInWorkspace(cwd: string, given: string): boolean {
  const folder = realFolder(cwd);
  return isInside(workspaceRoot(folder), path.resolve(folder, given));
}
