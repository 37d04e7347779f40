import path from 'node:path';
import { type Room, roomOf } from '../source/named.ts';
import { OptionError } from '../source/option-error.ts';
import { newWork, type Work } from '../source/pattern/automaton.ts';
import type { Workspace } from '../source/workspace.ts';
import { configName } from './document.ts';
import type { Layer } from './read.ts';

/** A configuration with all it extends, base first; none of them where there is no file. */
export interface Configuration {
  readonly layers: readonly Layer[];
  /** Its folder relative to the workspace root: what patterns are relative to. */
  readonly folder: string;
  /** What its patterns have cost, and may. */
  readonly work: Work;
}

/** Finds the configuration of each file. */
export interface Configurations {
  /** `file` is relative to the workspace root. */
  of(file: string): Promise<Configuration>;
}

const noConfiguration: Configuration = { layers: [], folder: '', work: newWork() };

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
  const read = (room: Room, folder: string): Promise<Configuration> => {
    const reading = known.get(room.path) ?? load(room, folder);
    known.set(room.path, reading);
    return reading;
  };
  if (config !== undefined) {
    const room = roomOf(workspace, path.resolve(cwd, config), config);
    if (room.kind === 'error') throw new OptionError(`the configuration cannot be read: ${room.message}`);
    if (room.workspace.kindOf(room.path) === undefined) throw new OptionError(`there is no configuration '${config}'`);
    const folder = path.posix.dirname(room.path);
    return { of: () => read(room, room.workspace !== workspace || folder === '.' ? '' : folder) };
  }
  const nearest = new Map<string, string | undefined>();
  return {
    async of(file) {
      const folder = nearestFolder(workspace, path.posix.dirname(file), nearest);
      return folder === undefined
        ? noConfiguration
        : read({ kind: 'ok', workspace, path: path.posix.join(folder, configName) }, folder === '.' ? '' : folder);
    },
  };
}

function nearestFolder(workspace: Workspace, from: string, known: Map<string, string | undefined>): string | undefined {
  const folder = from === '..' || from.startsWith('../') ? '.' : from;
  if (known.has(folder)) return known.get(folder);
  const above = (): string | undefined =>
    folder === '.' ? undefined : nearestFolder(workspace, path.posix.dirname(folder), known);
  const nearest = workspace.kindOf(path.posix.join(folder, configName)) === undefined ? above() : folder;
  known.set(folder, nearest);
  return nearest;
}

async function load(room: Room, folder: string): Promise<Configuration> {
  const { readLayers } = await import('./read.ts');
  return { layers: await readLayers(room), folder, work: newWork() };
}
