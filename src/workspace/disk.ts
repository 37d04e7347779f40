import path from 'node:path';
import { reasonOf } from '../source/door/failure.ts';
import { isThere } from '../source/door/here.ts';
import { realFolder, wayInto } from '../source/door/inside.ts';
import { nameProblem } from '../source/door/names.ts';
import { appendNamed, type NamedPath, writeNamed } from '../source/door/write.ts';
import { roomOf } from '../source/named.ts';
import { maxFileSize, openWorkspace } from '../source/workspace.ts';
import { workspaceRoot } from './find/workspace-root.ts';

export { maxFileSize, reasonOf };

// What the faces read and write that is no template: reports, and the files that a runner names.

/** Whether there is something at a path that the command line names, relative to the folder `cwd`. */
export function isNamedThere(cwd: string, given: string): boolean {
  return nameProblem(given) === undefined && isThere(path.resolve(cwd, given));
}

/** Writes a report that the command line or a workflow names, with the folders it needs; what went wrong. */
export function writeReport(cwd: string, given: string, text: string): string | undefined {
  const written = writeNamed(namedIn(cwd, given), text);
  return written.kind === 'error' ? `the report ${written.message}` : undefined;
}

/** Adds to a file that the runner names; what went wrong. */
export function appendToRunnerFile(file: string, text: string): string | undefined {
  const written = appendNamed(namedIn(path.dirname(file), file), text);
  return written.kind === 'error' ? written.message : undefined;
}

/** How many bytes a file that the runner names holds. */
export function sizeOfRunnerFile(file: string): number {
  const found = openWorkspace(path.dirname(file)).find(path.basename(file));
  return found.kind === 'ok' && found.stat.isFile() ? found.stat.size : 0;
}

/** What a file that the runner names holds; `undefined` where it cannot be read. */
export function readRunnerFile(file: string): string | undefined {
  const read = openWorkspace(path.dirname(file)).read(path.basename(file));
  return read.kind === 'ok' ? read.source.text : undefined;
}

/**
 * The folder that a workflow works in, links resolved: one in the checkout leads nowhere else. What is wrong with it
 * otherwise, in words that follow its name.
 */
export function workingFolder(
  checkout: string,
  given: string,
): { readonly folder: string } | { readonly problem: string } {
  const workspace = openWorkspace(checkout);
  const absolute = path.resolve(checkout, given);
  const room = roomOf(workspace, absolute, given);
  if (room.kind === 'error') return { problem: room.message };
  const found = room.workspace.find(room.path);
  if (found.kind === 'error') return { problem: found.code === 'not-found' ? `there is no '${given}'` : found.message };
  return found.stat.isDirectory() ? { folder: found.file } : { problem: `'${given}' is no folder` };
}

/** A path as other steps take it: relative to the checkout where it is inside, with forward slashes. */
export function checkoutPath(checkout: string, absolute: string): string {
  const entry = wayInto(realFolder(checkout), absolute);
  if (entry === undefined) return absolute;
  return path.relative(realFolder(checkout), path.join(entry.real, ...entry.rest)).replaceAll(path.sep, '/');
}

function namedIn(cwd: string, given: string): NamedPath {
  const folder = realFolder(cwd);
  return { root: workspaceRoot(folder), absolute: path.resolve(folder, given), given };
}
