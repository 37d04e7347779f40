import { existsSync, readdirSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { type Route, step } from '../../source/route.ts';
import { isInside, openWorkspace, type Workspace } from '../../source/workspace.ts';
import { configError, type Layer } from '../config/read.ts';
import { workspaceRoot } from '../files/workspace-root.ts';
import { OptionError } from './select.ts';

/** Where a user keeps policies: a folder, or one policy. */
export interface PolicyPlace {
  /** Absolute, links resolved. */
  readonly path: string;
  /** As it was written. */
  readonly written: string;
  /** Beyond its root nothing is read. */
  readonly workspace: Workspace;
  /** What is wrong with it, told where it was written. */
  error(message: string): OptionError;
}

/** More files than these are no folder of policies: perhaps a whole disk was meant by a slip. */
const maxEntries = 20_000;

/** A place that a person named on the command line, which may lie in another repository. */
export function namedPlace(workspace: Workspace, cwd: string, written: string): PolicyPlace {
  const real = realPath(path.resolve(cwd, written));
  return { path: real, written, workspace: workspaceOf(workspace, real), error: (message) => new OptionError(message) };
}

/** The places of a configuration: folders of its own workspace. */
export function configuredPlaces(workspace: Workspace, layers: readonly Layer[]): PolicyPlace[] {
  return layers.flatMap(({ source, document, folder }) =>
    (document.policyFolders ?? []).map((written, index) => {
      const route: Route = step(step(null, 'policyFolders'), index);
      const error = (message: string): OptionError => configError(source, route, 'value', message);
      const place = { path: realPath(path.resolve(folder, written)), written, error };
      return { ...place, workspace: workspaceOf(workspace, folder) };
    }),
  );
}

/** The policies at a place, absolute, in order. Throws the place's error where there can be none. */
export function policyFilesAt(place: PolicyPlace): string[] {
  const { path: at, written, workspace, error } = place;
  // Looked at first: not even the names of what lies outside are told.
  if (!isInside(workspace.root, at))
    throw error(`the policies '${written}' lie outside the workspace and are not read`);
  if (!existsSync(at)) throw error(`there is no '${written}': a folder of policies is expected, or one policy`);
  if (statSync(at).isDirectory()) return filesBelow(at, place).sort();
  if (at.endsWith('.json')) return [at];
  throw error(`'${written}' is neither a folder of policies nor a policy, which is a .json file`);
}

function filesBelow(folder: string, { written, error }: PolicyPlace): string[] {
  const files: string[] = [];
  const open = [folder];
  let seen = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const entry of entriesOf(next, (reason) => error(`'${written}' cannot be read: ${reason}`))) {
      seen += 1;
      if (seen > maxEntries)
        throw error(`'${written}' holds more than ${maxEntries} files: name the policies' own folder`);
      const file = path.join(next, entry.name);
      if (entry.isDirectory() && entry.name !== '.git' && entry.name !== 'node_modules') open.push(file);
      else if (!entry.isDirectory() && entry.name.endsWith('.json')) files.push(file);
    }
  }
  return files;
}

function entriesOf(folder: string, refuse: (reason: string) => OptionError) {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (cause) {
    throw refuse(cause instanceof Error ? cause.message : String(cause));
  }
}

function workspaceOf(workspace: Workspace, at: string): Workspace {
  return isInside(workspace.root, at) ? workspace : openWorkspace(workspaceRoot(folderOf(at)));
}

function folderOf(at: string): string {
  return existsSync(at) && statSync(at).isDirectory() ? at : path.dirname(at);
}

function realPath(absolute: string): string {
  try {
    return realpathSync(absolute);
  } catch {
    return absolute;
  }
}
