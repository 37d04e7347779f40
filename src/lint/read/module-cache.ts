import { homedir } from 'node:os';
import path from 'node:path';
import type { SourceText } from '../../source/text.ts';
import { openWorkspace, type Workspace } from '../../source/workspace.ts';
import { type BicepConfig, bicepConfigs } from './bicep-config.ts';
import { readModuleReference } from './module-reference.ts';

export type RestoredModule =
  | { readonly kind: 'ok'; readonly source: SourceText }
  | { readonly kind: 'missing'; readonly reason: string };

/**
 * Modules of registries and template specs that Bicep has restored on this machine. Its cache is the one place outside
 * the workspace that is read, and there only `main.json` of the module that a file names.
 */
export interface ModuleCache {
  /** `reference` is `br:…` or `ts:…`, written in the file `from`. */
  read(from: SourceText, reference: string): RestoredModule;
}

/** `folder`: the cache to read instead of the one that Bicep uses by default or by `cacheRootDirectory`. */
export function openModuleCache(workspace: Workspace, folder?: string): ModuleCache {
  const configOf = bicepConfigs(workspace);
  const roots = new Map<string, Workspace>();
  const cacheAt = (root: string): Workspace => {
    const cache = roots.get(root) ?? openWorkspace(root);
    roots.set(root, cache);
    return cache;
  };
  return {
    read(from, reference) {
      const config = configOf(path.posix.dirname(from.path));
      const module = readModuleReference(reference, config.aliases);
      if (typeof module === 'string') return { kind: 'missing', reason: module };
      const root = folder ?? cacheRoot(config.cacheRootDirectory, workspace.root);
      const file = cacheAt(root).read(`${module.folder}/main.json`);
      if (file.kind === 'ok') return { kind: 'ok', source: { ...file.source, path: module.name } };
      return { kind: 'missing', reason: notRestored(module.name) };
    },
  };
}

function cacheRoot(cache: BicepConfig['cacheRootDirectory'], workspaceRoot: string): string {
  if (cache === undefined) return path.join(homedir(), '.bicep');
  const configured = cache.path;
  if (configured === '~' || /^~[/\\]/.test(configured)) return path.join(homedir(), configured.slice(1));
  return path.resolve(workspaceRoot, cache.folder, configured);
}

const suffix = 'is not restored on this machine';

function notRestored(name: string): string {
  return `'${name}' ${suffix}`;
}

/** Whether a message is what is said of a module that is not in the cache. */
export function isNotRestored(message: string): boolean {
  return message.endsWith(suffix);
}
