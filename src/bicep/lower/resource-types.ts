import type { ReferenceStringSyntax } from '../syntax.ts';
import type { BicepFile, BicepFiles, ResourceSymbol } from './file.ts';
import type { Lowering } from './lowering.ts';
import { extensionNamed, namespaceOf } from './namespaces.ts';

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
  return extensionOfType(textOf(outermost.syntax.type), to.file, to.files);
}

/** `type`: as written, of a resource that is not nested in another. */
export function extensionOfType(type: string, file: BicepFile, files?: BicepFiles): string | undefined {
  const alias = /^(\w+):/.exec(type)?.[1];
  if (alias !== undefined) return namespaceOf(alias, file) === 'az' ? undefined : alias;
  const namespace = type.split(/[/@]/)[0] ?? '';
  const isGraph = /^Microsoft\.Graph$/i.test(namespace);
  if (namespace.includes('.') && !isGraph) return undefined;
  return declaredExtension(file) ?? files?.extensions(file.source)[0] ?? (isGraph ? 'microsoftGraph' : undefined);
}

/** The first extension that a file names and that is not of Azure; one without an alias is called as it is written. */
function declaredExtension({ program }: BicepFile): string | undefined {
  for (const each of program.statements) {
    if (each.kind !== 'extension' || /^(az|sys)$/.test(extensionNamed(each))) continue;
    const { alias, specification } = each;
    return alias?.name ?? (specification.kind === 'identifier' ? specification.name : textOf(specification));
  }
  return undefined;
}
