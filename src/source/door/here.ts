import { lstatSync, statSync } from 'node:fs';

/** Whether there is something, a link that leads nowhere included; for paths that the system names. */
export function isThere(absolute: string): boolean {
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a path leads to a folder; for those that were looked at (`nameProblem`), or that the system names. */
export function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
