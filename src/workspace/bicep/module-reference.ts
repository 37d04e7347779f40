import { listed } from '../../template/list.ts';
import type { ModuleAliases } from './config.ts';

/** A module outside the workspace, written out, and the folder under Bicep's cache where `bicep restore` puts it. */
export interface ModuleReference {
  /** `br:mcr.microsoft.com/bicep/avm/res/network/virtual-network:0.5.1`, `ts:{subscription}/{group}/{name}:{version}`. */
  readonly name: string;
  /** With forward slashes, below the cache's root. */
  readonly folder: string;
}

export function isModuleReference(path: string): boolean {
  return /^(br|ts)[:/]/.test(path);
}

/** Reads a module reference; a message where it is none, or names an alias that is not configured. */
export function readModuleReference(reference: string, aliases: ModuleAliases): ModuleReference | string {
  const [, scheme, alias, rest = ''] = /^(br|ts)(?:\/([^:]*))?:(.*)$/s.exec(reference) ?? [];
  if (scheme === undefined) return `'${reference}' is no module reference: expected 'br:registry/path:tag'`;
  return scheme === 'br'
    ? registryModule(reference, alias, rest, aliases)
    : templateSpec(reference, alias, rest, aliases);
}

/** Names of registries and paths as the OCI specification has them: no `..`, no separators but `/`. */
const ociPath =
  /^((?:[\w-]+(?:\.[\w-]+)*|\[[\da-f:]+\])(?::\d+)?)\/([a-z0-9]+(?:[._-]+[a-z0-9]+)*(?:\/[a-z0-9]+(?:[._-]+[a-z0-9]+)*)*)$/i;

function registryModule(
  reference: string,
  alias: string | undefined,
  rest: string,
  aliases: ModuleAliases,
): ModuleReference | string {
  const target = alias === undefined ? undefined : aliases.br.get(alias);
  if (alias !== undefined && target === undefined) return unknownAlias('br', alias, aliases);
  const before = target ? [target.registry, ...(target.modulePath ? [target.modulePath] : []), ''].join('/') : '';
  const [, path = '', tag, digest] =
    /^(.*?)(?::([\w][\w.-]{0,127})|@(sha256:[0-9a-f]{64}))$/s.exec(before + rest) ?? [];
  const [, registry, repository] = ociPath.exec(path) ?? [];
  if (registry === undefined || repository === undefined)
    return `'${reference}' is no module reference: expected 'br:registry/path:tag' or 'br/alias:path:tag'`;
  const version = tag === undefined ? (digest ?? '').replace(':', '#') : encodedTag(tag);
  const folder = ['br', registry.replaceAll(':', '$').toLowerCase(), repository.replaceAll('/', '$'), version].join(
    '/',
  );
  return { name: `br:${before}${rest}`, folder };
}

/** Cached tags tell upper from lower case by a mask of the upper-case characters, in hexadecimal. */
function encodedTag(tag: string): string {
  let mask = 0n;
  for (let at = 0; at < tag.length; at += 1) if (/[A-Z]/.test(tag[at] ?? '')) mask |= 1n << BigInt(at);
  return `${tag}$${mask === 0n ? '' : mask.toString(16)}`;
}

function templateSpec(
  reference: string,
  alias: string | undefined,
  rest: string,
  aliases: ModuleAliases,
): ModuleReference | string {
  const target = alias === undefined ? undefined : aliases.ts.get(alias);
  if (alias !== undefined && target === undefined) return unknownAlias('ts', alias, aliases);
  const whole = target ? `${target.subscription}/${target.resourceGroup}/${rest}` : rest;
  const [, subscription, group, name, version] =
    /^([\da-f-]{36})\/([-\w.()]{1,90})\/([-\w.()]{1,90}):([-\w.()]{1,90})$/i.exec(whole) ?? [];
  const parts = [subscription, group, name, version];
  if (parts.some((part) => part === undefined || /^\.+$/.test(part)))
    return `'${reference}' is no module reference: expected 'ts:subscription/group/name:version' or 'ts/alias:name:version'`;
  return { name: `ts:${whole}`, folder: ['ts', ...parts].join('/').toLowerCase() };
}

function unknownAlias(scheme: 'br' | 'ts', alias: string, { problem, ...aliases }: ModuleAliases): string {
  const names = listed(Array.from(aliases[scheme].keys(), (name) => `'${name}'`));
  const known = names ? `; it knows ${names}` : '';
  const unread = problem === undefined ? '' : ` (but ${problem})`;
  return `there is no alias '${alias}' under moduleAliases.${scheme} of bicepconfig.json${known}${unread}`;
}
