import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Workspace } from '../../source/workspace.ts';
import { OptionError } from '../policies/select.ts';
import type { Layer } from './read.ts';

export const configName = 'resilint.config.json';

/** A configuration with all it extends, base first; none of them where there is no file. */
export interface Configuration {
  readonly layers: readonly Layer[];
  /** Its folder relative to the workspace root: what patterns are relative to. */
  readonly folder: string;
}

/** Finds the configuration of each file. */
export interface Configurations {
  /** `file` is relative to the workspace root. */
  of(file: string): Promise<Configuration>;
}

const noConfiguration: Configuration = { layers: [], folder: '' };

export interface ConfigChoice {
  readonly cwd: string;
  /** One file for all, relative to `cwd`; `false`: none is read. */
  readonly config?: string | false | undefined;
}

/**
 * The nearest configuration up to the workspace's root, or the one that was named. Nothing is merged but by `extends`.
 * Throws `OptionError` for a configuration that is not there or not in order.
 */
export function openConfigurations(workspace: Workspace, { cwd, config }: ConfigChoice): Configurations {
  if (config === false) return { of: async () => noConfiguration };
  const known = new Map<string, Promise<Configuration>>();
  const read = (file: string, folder: string): Promise<Configuration> => {
    const reading = known.get(file) ?? load(workspace, file, folder);
    known.set(file, reading);
    return reading;
  };
  if (config !== undefined) {
    const file = path.resolve(cwd, config);
    if (!existsSync(file)) throw new OptionError(`there is no configuration '${config}'`);
    const folder = path.relative(workspace.root, path.dirname(file)).replaceAll(path.sep, '/');
    return { of: () => read(file, folder.startsWith('..') || path.isAbsolute(folder) ? '' : folder) };
  }
  const nearest = new Map<string, string | undefined>();
  return {
    async of(file) {
      const folder = nearestFolder(workspace, path.posix.dirname(file), nearest);
      return folder === undefined
        ? noConfiguration
        : read(path.join(workspace.root, folder, configName), folder === '.' ? '' : folder);
    },
  };
}

function nearestFolder(workspace: Workspace, from: string, known: Map<string, string | undefined>): string | undefined {
  if (known.has(from)) return known.get(from);
  let folder: string | undefined = from;
  while (folder !== undefined && !existsSync(path.join(workspace.root, folder, configName)))
    folder = folder === '.' ? undefined : path.posix.dirname(folder);
  known.set(from, folder);
  return folder;
}

async function load(workspace: Workspace, file: string, folder: string): Promise<Configuration> {
  const { readLayers, workspaceFor } = await import('./read.ts');
  return { layers: await readLayers(workspaceFor(workspace, file), file), folder };
}
