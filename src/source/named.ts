import path from 'node:path';
import { type DoorFailure, failure } from './door/failure.ts';
import { isFolder } from './door/here.ts';
import { below, isInside, realFolder, wayInto } from './door/inside.ts';
import { nameProblem } from './door/names.ts';
import { openWorkspace, type Workspace } from './workspace.ts';

/** Where something is read, and its path there. */
export interface Room {
  readonly kind: 'ok';
  readonly workspace: Workspace;
  /** Relative to the root, with forward slashes. */
  readonly path: string;
}

/**
 * Where a path is read that a person names, on the command line or in a workflow. One that comes into the workspace is
 * read there, and its links lead nowhere else: whoever wrote the workspace may have put them there. Of what lies outside
 * it, the folder is read that is named, or that the named file lies in, and nothing beyond.
 *
 * @param given As messages name it.
 */
export function roomOf(workspace: Workspace, absolute: string, given: string): Room | DoorFailure {
  const isHere = isInside(workspace.root, absolute);
  const problem = nameProblem(isHere ? path.relative(workspace.root, absolute) : absolute);
  if (problem !== undefined) return failure('unreadable', `'${given}' ${problem}`);
  const entry = wayInto(workspace.root, absolute);
  if (entry) return { kind: 'ok', workspace, path: below(workspace.root, path.join(entry.real, ...entry.rest)) };
  const real = realFolder(absolute);
  return isFolder(real)
    ? { kind: 'ok', workspace: openWorkspace(real), path: '' }
    : { kind: 'ok', workspace: openWorkspace(path.dirname(real)), path: path.basename(real) };
}
