import path from 'node:path';
import { isInside, type Workspace } from '../source/workspace.ts';
import { configName } from './document.ts';

/** `name`, `@scope/name`, and a file in it: https://docs.npmjs.com/cli/configuring-npm/package-json#name */
const named = /^(?<name>(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(?:\/(?<file>[^\\]+))?$/i;

/** Whether nothing but a package can be meant: no folder is named so by those who mean a file. */
export function isScoped(given: string): boolean {
  return given.startsWith('@');
}

/**
 * The file of a configuration that is named by a package, absolute: in the nearest `node_modules` from a folder up to the
 * workspace's root that has it. It is read as any other file: no code of the package is run, nor its package.json read.
 */
export function inPackage(workspace: Workspace, folder: string, given: string): string | undefined {
  const { name, file = configName } = named.exec(given)?.groups ?? {};
  if (name === undefined || file.split('/').some((part) => part === '' || part === '.' || part === '..'))
    return undefined;
  for (let at = folder; isInside(workspace.root, at); at = path.dirname(at)) {
    const found = path.join(at, 'node_modules', name, file);
    if (path.basename(at) !== 'node_modules' && isFile(workspace, found)) return found;
    if (at === workspace.root || at === path.dirname(at)) return undefined;
  }
  return undefined;
}

function isFile(workspace: Workspace, file: string): boolean {
  return workspace.kindOf(path.relative(workspace.root, file)) === 'file';
}
