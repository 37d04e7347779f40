import { lstatSync, statSync } from 'node:fs';
import { nameProblem } from './names.ts';

/** Whether there is something, a link that leads nowhere included. For paths that a person or the system names. */
export function isThere(absolute: string): boolean {
  if (nameProblem(absolute) !== undefined) return false;
  try {
    return lstatSync(absolute, { throwIfNoEntry: false }) !== undefined;
  } catch {
    return false;
  }
}

/** Whether a path leads to a folder; for those that a person or the system names. */
export function isFolder(absolute: string): boolean {
  try {
    return statSync(absolute, { throwIfNoEntry: false })?.isDirectory() ?? false;
  } catch {
    return false;
  }
}
