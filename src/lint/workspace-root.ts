import { existsSync } from 'node:fs';
import path from 'node:path';

/** The folder beyond which nothing is read: the git top level (`.git` may be a file), else the folder itself. */
export function workspaceRoot(from: string): string {
  for (let folder = path.resolve(from); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, '.git'))) return folder;
    if (path.dirname(folder) === folder) return path.resolve(from);
  }
}
