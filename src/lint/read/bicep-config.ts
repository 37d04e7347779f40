import path from 'node:path';
import { isJsonObject, type JsonObject, own, readJson } from '../../source/json.ts';
import type { Workspace } from '../../source/workspace.ts';

/** Where an alias of `bicepconfig.json` leads. */
export interface ModuleAliases {
  /** `br/alias:path:tag` → registry and the path before the module's own. */
  readonly br: ReadonlyMap<string, { readonly registry: string; readonly modulePath?: string }>;
  /** `ts/alias:name:version` → subscription and group of the template spec. */
  readonly ts: ReadonlyMap<string, { readonly subscription: string; readonly resourceGroup: string }>;
}

/** What resilint reads of a `bicepconfig.json`. */
export interface BicepConfig {
  readonly aliases: ModuleAliases;
  /** As written: may start with `~`, may be relative to the folder of the file. */
  readonly cacheRootDirectory?: string;
  /** The folder of the file, relative to the workspace root. */
  readonly folder: string;
}

/**
 * The alias that every Bicep knows.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules#path-to-module
 */
const publicRegistry = { registry: 'mcr.microsoft.com', modulePath: 'bicep' };

const noAliases: ModuleAliases = { br: new Map([['public', publicRegistry]]), ts: new Map() };

/**
 * Finds the nearest `bicepconfig.json` at or above a folder, inside the workspace.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config
 */
export function bicepConfigs(workspace: Workspace): (folder: string) => BicepConfig {
  const known = new Map<string, BicepConfig>();
  const configOf = (folder: string): BicepConfig => {
    const found = known.get(folder);
    if (found) return found;
    const parent = path.posix.dirname(folder);
    const config =
      readConfig(workspace, folder) ?? (parent === folder ? { aliases: noAliases, folder } : configOf(parent));
    known.set(folder, config);
    return config;
  };
  return configOf;
}

function readConfig(workspace: Workspace, folder: string): BicepConfig | undefined {
  const file = workspace.read(path.posix.join(folder, 'bicepconfig.json'));
  if (file.kind !== 'ok') return undefined;
  const json = readJson(file.source.text);
  const config = json.kind === 'ok' && isJsonObject(json.value) ? json.value : {};
  const aliases = objectIn(config, 'moduleAliases');
  const cache = own(config, 'cacheRootDirectory');
  return {
    aliases: { br: registries(objectIn(aliases, 'br')), ts: templateSpecs(objectIn(aliases, 'ts')) },
    ...(typeof cache === 'string' && cache !== '' && { cacheRootDirectory: cache }),
    folder,
  };
}

function registries(aliases: JsonObject): ModuleAliases['br'] {
  const found = new Map(noAliases.br);
  for (const name of Object.keys(aliases)) {
    const alias = objectIn(aliases, name);
    const registry = own(alias, 'registry');
    const modulePath = own(alias, 'modulePath');
    if (typeof registry === 'string')
      found.set(name, typeof modulePath === 'string' ? { registry, modulePath } : { registry });
  }
  return found;
}

function templateSpecs(aliases: JsonObject): ModuleAliases['ts'] {
  const found = new Map<string, { subscription: string; resourceGroup: string }>();
  for (const name of Object.keys(aliases)) {
    const alias = objectIn(aliases, name);
    const [subscription, resourceGroup] = [own(alias, 'subscription'), own(alias, 'resourceGroup')];
    if (typeof subscription === 'string' && typeof resourceGroup === 'string')
      found.set(name, { subscription, resourceGroup });
  }
  return found;
}

function objectIn(json: JsonObject, name: string): JsonObject {
  const value = own(json, name);
  return value !== undefined && isJsonObject(value) ? value : {};
}
