import type { ReferenceStringSyntax } from '../syntax.ts';
import type { ResourceSymbol } from './file.ts';
import type { Lowering } from './lowering.ts';

export interface ResourceTypeName {
  readonly type: string;
  readonly apiVersion: string | undefined;
}

/** The full type and api version of a resource: `subnets@…` nested in a network is `…/virtualNetworks/subnets`. */
export function typeOfResource(symbol: ResourceSymbol, to: Lowering): ResourceTypeName {
  const [type = '', apiVersion] = textOf(symbol.syntax.type).split('@');
  const enclosing = symbol.ancestors.at(-1);
  if (enclosing === undefined) return { type, apiVersion };
  const parent = typeOfResource(enclosing, to);
  const isFull = type.toLowerCase().startsWith(`${parent.type.toLowerCase()}/`);
  return { type: isFull ? type : `${parent.type}/${type}`, apiVersion: apiVersion ?? parent.apiVersion };
}

function textOf(node: ReferenceStringSyntax): string {
  return node.kind === 'string' ? node.value : '';
}
