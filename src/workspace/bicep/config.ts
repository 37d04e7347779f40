import path from 'node:path';
import { isJsonObject, type JsonObject, own } from '../../source/json.ts';
import { readJsonc } from '../../source/jsonc.ts';
import type { Workspace } from '../../source/workspace.ts';

/** Where an alias of `bicepconfig.json` leads. */
export interface ModuleAliases {
  /** `br/alias:path:tag` → registry and the path before the module's own. */
  readonly br: ReadonlyMap<string, { readonly registry: string; readonly modulePath?: string }>;
  /** `ts/alias:name:version` → subscription and group of the template spec. */
  readonly ts: ReadonlyMap<string, { readonly subscription: string; readonly resourceGroup: string }>;
  /** Why there may be aliases that are not known: a part of the configuration is not read. */
  readonly problem?: string;
}

/** What resilint reads of a `bicepconfig.json`. */
export interface BicepConfig {
  readonly aliases: ModuleAliases;
  /** Extensions besides `az` that each file has without naming them. */
  readonly extensions: readonly string[];
  /** `path` is as written: it may start with `~`, and may be relative to `folder`, that of the file that says so. */
  readonly cacheRootDirectory?: { readonly path: string; readonly folder: string };
}

/**
 * The alias that every Bicep knows.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/modules#path-to-module
 */
const publicRegistry = { registry: 'mcr.microsoft.com', modulePath: 'bicep' };

const noAliases: ModuleAliases = { br: new Map([['public', publicRegistry]]), ts: new Map() };

/**
 * Finds the nearest `bicepconfig.json` at or above a folder, inside the workspace, with those that it extends.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-config
 */
export function bicepConfigs(workspace: Workspace): (folder: string) => BicepConfig {
  const known = new Map<string, BicepConfig>();
  const configOf = (folder: string): BicepConfig => {
    const found = known.get(folder);
    if (found) return found;
    const parent = path.posix.dirname(folder);
    const config =
      readConfig(workspace, folder) ?? (parent === folder ? { aliases: noAliases, extensions: [] } : configOf(parent));
    known.set(folder, config);
    return config;
  };
  return configOf;
}

/** One file of a chain of configurations, `json` empty where it is not well-formed. */
interface Layer {
  readonly json: JsonObject;
  /** Relative to the workspace root. */
  readonly folder: string;
}

/** Configurations that extend each other further than this are not followed. */
const maxExtends = 20;

function readConfig(workspace: Workspace, folder: string): BicepConfig | undefined {
  const { layers, problem } = layersFrom(workspace, path.posix.join(folder, 'bicepconfig.json'));
  if (layers.length === 0) return undefined;
  const bases = [...layers].reverse();
  const aliases = bases.reduce((before: ModuleAliases, { json }) => {
    const written = objectIn(json, 'moduleAliases');
    return {
      br: new Map([...before.br, ...registries(objectIn(written, 'br'), before.br)]),
      ts: new Map([...before.ts, ...templateSpecs(objectIn(written, 'ts'), before.ts)]),
    };
  }, noAliases);
  const cache = layers.flatMap((layer) => {
    const written = own(layer.json, 'cacheRootDirectory');
    return typeof written === 'string' && written !== '' ? [{ path: written, folder: layer.folder }] : [];
  })[0];
  return {
    aliases: problem === undefined ? aliases : { ...aliases, problem },
    extensions: layers.flatMap(({ json }) => implicitIn(json))[0] ?? [],
    ...(cache && { cacheRootDirectory: cache }),
  };
}

/** The list that a configuration has, or none. */
function implicitIn(json: JsonObject): (readonly string[])[] {
  const list = own(json, 'implicitExtensions');
  if (!Array.isArray(list)) return [];
  return [list.filter((name): name is string => typeof name === 'string' && name !== 'az')];
}

/** A configuration, then the one that it extends, and so on; and why the chain ends early where it does. */
function layersFrom(workspace: Workspace, file: string): { layers: Layer[]; problem?: string } {
  const layers: Layer[] = [];
  const seen = new Set<string>();
  for (let next = file; ; ) {
    if (seen.has(next)) return { layers, problem: `'${file}' extends itself: ${[...seen, next].join(' → ')}` };
    if (layers.length > maxExtends) return { layers, problem: `'${file}' extends more than ${maxExtends} others` };
    seen.add(next);
    const read = workspace.read(next);
    if (read.kind !== 'ok') return layers.length === 0 ? { layers } : { layers, problem: read.message };
    const json = readJsonc(read.source.text);
    const folder = path.posix.dirname(next);
    if (json.kind !== 'ok' || !isJsonObject(json.value))
      return { layers: [...layers, { json: {}, folder }], problem: `'${next}' is not well-formed` };
    layers.push({ json: json.value, folder });
    const extended = own(json.value, 'extends');
    if (typeof extended !== 'string' || extended.trim() === '') return { layers };
    if (/^([\\/]|[a-z]:)/i.test(extended))
      return { layers, problem: `'${next}' extends '${extended}', which is not relative to it` };
    next = path.posix.join(folder, extended.replaceAll('\\', '/'));
  }
}

/** `before`: the aliases of what is extended; an alias of the same name is merged member by member. */
function registries(aliases: JsonObject, before: ModuleAliases['br']): ModuleAliases['br'] {
  const found = new Map<string, { registry: string; modulePath?: string }>();
  for (const name of Object.keys(aliases)) {
    const alias = objectIn(aliases, name);
    const registry = own(alias, 'registry') ?? before.get(name)?.registry;
    const modulePath = own(alias, 'modulePath') ?? before.get(name)?.modulePath;
    if (typeof registry === 'string')
      found.set(name, typeof modulePath === 'string' ? { registry, modulePath } : { registry });
  }
  return found;
}

function templateSpecs(aliases: JsonObject, before: ModuleAliases['ts']): ModuleAliases['ts'] {
  const found = new Map<string, { subscription: string; resourceGroup: string }>();
  for (const name of Object.keys(aliases)) {
    const alias = objectIn(aliases, name);
    const subscription = own(alias, 'subscription') ?? before.get(name)?.subscription;
    const resourceGroup = own(alias, 'resourceGroup') ?? before.get(name)?.resourceGroup;
    if (typeof subscription === 'string' && typeof resourceGroup === 'string')
      found.set(name, { subscription, resourceGroup });
  }
  return found;
}

function objectIn(json: JsonObject, name: string): JsonObject {
  const value = own(json, name);
  return value !== undefined && isJsonObject(value) ? value : {};
}
