import { homedir } from 'node:os';
import path from 'node:path';
import { notRestored } from '../../bicep/not-restored.ts';
import { nameProblem } from '../../source/door/names.ts';
import { jsonText } from '../../source/json/write.ts';
import { type Room, roomOf } from '../../source/named.ts';
import type { SourceText } from '../../source/text.ts';
import { openWorkspace, type Workspace } from '../../source/workspace.ts';
import { type BicepConfig, bicepConfigs } from './config.ts';
import { readModuleReference } from './module-reference.ts';

export type RestoredModule = { readonly kind: 'ok'; readonly source: SourceText } | MissingModule;

export interface MissingModule {
  readonly kind: 'missing';
  readonly reason: string;
  /** The one that has not been restored on this machine, if that is why: `virtual-network:0.5.1`. */
  readonly module?: string;
}

/**
 * Modules of registries and template specs that Bicep has restored on this machine. Its cache is the one place outside
 * the workspace that is read, and there only `main.json` of the module that a file names.
 */
export interface ModuleCache {
  /** `reference` is `br:…` or `ts:…`, written in the file `from`. */
  read(from: Pick<SourceText, 'path'>, reference: string): RestoredModule;
}

/** `folder`: the cache to read instead of the one that Bicep uses by default or by `cacheRootDirectory`. */
export function openModuleCache(workspace: Workspace, folder?: string): ModuleCache {
  const configOf = bicepConfigs(workspace);
  const rooms = new Map<string | undefined, Room | undefined>();
  const cacheFor = (configured: BicepConfig['cacheRootDirectory']): Room | undefined => {
    const key = jsonText(configured);
    if (!rooms.has(key)) rooms.set(key, folder === undefined ? cacheRoom(workspace, configured) : roomAt(folder));
    return rooms.get(key);
  };
  return {
    read(from, reference) {
      const config = configOf(path.posix.dirname(from.path));
      const module = readModuleReference(reference, config.aliases);
      if (typeof module === 'string') return { kind: 'missing', reason: module };
      const cache = cacheFor(config.cacheRootDirectory);
      const file = cache?.workspace.read(path.posix.join(cache.path, module.folder, 'main.json'));
      if (file?.kind === 'ok') return { kind: 'ok', source: { ...file.source, path: module.name } };
      const { message: reason, subject } = notRestored(module.name);
      return { kind: 'missing', reason, module: subject };
    },
  };
}

/** `undefined` for a folder that the system is not asked about. One in the workspace leads nowhere else. */
function cacheRoom(workspace: Workspace, cache: BicepConfig['cacheRootDirectory']): Room | undefined {
  if (cache === undefined) return roomAt(path.join(homedir(), '.bicep'));
  const configured = cache.path;
  if (configured === '~' || /^~[/\\]/.test(configured)) {
    const below = configured.slice(2);
    return nameProblem(below) === undefined ? roomAt(path.join(homedir(), below)) : undefined;
  }
  const room = roomOf(workspace, path.resolve(workspace.root, cache.folder, configured), configured);
  return room.kind === 'ok' ? room : undefined;
}

function roomAt(folder: string): Room {
  return { kind: 'ok', workspace: openWorkspace(folder), path: '' };
}
