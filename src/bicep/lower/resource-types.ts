import type { ReferenceStringSyntax } from '../syntax.ts';
import type { BicepFile, ResourceSymbol } from './file.ts';
import type { Lowering } from './lowering.ts';
import { namespaceOf } from './namespaces.ts';

export interface ResourceTypeName {
  readonly type: string;
  readonly apiVersion: string | undefined;
}

/** The full type and api version of a resource: `subnets@…` nested in a network is `…/virtualNetworks/subnets`. */
export function typeOfResource(symbol: ResourceSymbol, to: Lowering): ResourceTypeName {
  const [type = '', apiVersion] = withoutAlias(textOf(symbol.syntax.type)).split('@');
  const enclosing = symbol.ancestors.at(-1);
  if (enclosing === undefined) return { type, apiVersion };
  const parent = typeOfResource(enclosing, to);
  const isFull = type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`);
  return { type: isFull ? type : `${parent.type}/${type}`, apiVersion: apiVersion ?? parent.apiVersion };
}

function textOf(node: ReferenceStringSyntax): string {
  return node.kind === 'string' ? node.value : '';
}

/** `az:Microsoft.Storage/storageAccounts@…` without the alias of the extension before it. */
function withoutAlias(type: string): string {
  return type.replace(/^\w+:/, '');
}

/**
 * The extension that a resource belongs to where that is not Azure: the one that its type names (`k8s:core/Service@v1`),
 * or the file's, for a type that is none of Azure's (namespaces of Azure have a dot, and Microsoft.Graph is not Azure).
 */
export function extensionOf(symbol: ResourceSymbol, to: Lowering): string | undefined {
  const outermost = symbol.ancestors[0] ?? symbol;
  return extensionOfType(textOf(outermost.syntax.type), to.file);
}

/** `type`: as written, of a resource that is not nested in another. */
export function extensionOfType(type: string, file: BicepFile): string | undefined {
  const alias = /^(\w+):/.exec(type)?.[1];
  if (alias !== undefined) return namespaceOf(alias, file) === 'az' ? undefined : alias;
  const namespace = type.split(/[/@]/)[0] ?? '';
  if (namespace.includes('.') && !/^Microsoft\.Graph$/i.test(namespace)) return undefined;
  for (const each of file.symbols.values())
    if (each.kind === 'extension' && namespaceOf(each.name, file) === undefined) return each.name;
  return undefined;
}
