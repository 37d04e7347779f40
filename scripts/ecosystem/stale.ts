import { parseBicep } from '../../src/bicep/parse.ts';
import { childrenOf, type ResourceSyntax, type SyntaxNode } from '../../src/bicep/syntax.ts';
import { isJsonObject, readJson } from '../../src/source/json.ts';
import type { Expression } from '../../src/template/expression.ts';
import type { Resource, Template } from '../../src/template/template.ts';

/**
 * What shows that a template was compiled from another version of the file beside it: a parameter that one of them
 * lacks or that has another default, a resource of another type or api version, a text that the source writes in a
 * resource and that the compiled resource does not hold.
 */
export function staleness(bicep: Template, compiled: Template): string | undefined {
  return parameterDrift(bicep, compiled) ?? resourceDrift(bicep, compiled) ?? textDrift(bicep, compiled);
}

function parameterDrift({ parameters: own }: Template, { parameters: other }: Template): string | undefined {
  for (const { name } of own.values())
    if (!other.has(name.toLowerCase())) return `parameter '${name}' is in the source alone`;
  for (const { name, defaultValue } of other.values()) {
    const source = own.get(name.toLowerCase());
    if (source === undefined) return `parameter '${name}' is in the compiled template alone`;
    if (differ(source.defaultValue, defaultValue)) return `parameter '${name}' has two defaults`;
  }
  return undefined;
}

function differ(own: Expression | undefined, other: Expression | undefined): boolean {
  if (own?.kind !== 'literal' || other?.kind !== 'literal') return (own === undefined) !== (other === undefined);
  return own.value !== other.value;
}

/** By symbolic name; where the compiled template has none, no type may occur in it that the source does not have. */
function resourceDrift(bicep: Template, compiled: Template): string | undefined {
  const bySymbol = new Map(bicep.resources.map((resource) => [resource.symbol, resource]));
  const types = new Set(bicep.resources.map(typeOf));
  for (const resource of compiled.resources) {
    const type = typeOf(resource);
    const own = resource.symbol === undefined ? undefined : bySymbol.get(resource.symbol);
    if (own !== undefined && typeOf(own) !== type)
      return `resource '${resource.symbol}' is ${typeOf(own)} in the source and ${type} in the compiled template`;
    if (resource.symbol === undefined && !types.has(type)) return `${type} is in the compiled template alone`;
  }
  return undefined;
}

/** Modules get whatever api version the compiler is built with. */
function typeOf({ type, apiVersion, deployment }: Resource): string {
  const [name, version] = [type, apiVersion].map((each) => (each?.kind === 'literal' ? String(each.value) : ''));
  return `${name?.toLowerCase()}@${deployment ? '' : version}`;
}

function textDrift(bicep: Template, compiled: Template): string | undefined {
  const json = readJson(compiled.source.text);
  const resources = json.kind === 'ok' && isJsonObject(json.value) ? json.value.resources : undefined;
  if (resources === undefined || !isJsonObject(resources)) return undefined;
  const { program } = parseBicep(bicep.source.text, 'bicep');
  for (const resource of program.statements) {
    if (resource.kind !== 'resource' || resource.existing) continue;
    const twin = JSON.stringify(resources[resource.name.name] ?? null);
    for (const { text, start } of textsIn(resource)) {
      if (twin === 'null' || twin.includes(JSON.stringify(text.replaceAll("'", "''")).slice(1, -1))) continue;
      const line = bicep.source.text.slice(0, start).split('\n').length;
      return `line ${line} of the source writes '${text}', which the compiled resource '${resource.name.name}' does not hold`;
    }
  }
  return undefined;
}

/** The texts that are values, whole, in a resource and not in those nested in it. */
function textsIn({ body }: ResourceSyntax): { text: string; start: number }[] {
  const found: { text: string; start: number }[] = [];
  const visit = (node: SyntaxNode): void => {
    if (node.kind === 'resource' || (node.kind === 'functionCall' && node.name.name.startsWith('load'))) return;
    if (node.kind === 'string' && /^\w[\w .-]{2,}$/.test(node.value))
      found.push({ text: node.value, start: node.start });
    else if (node.kind === 'objectProperty') visit(node.value);
    else for (const child of childrenOf(node)) visit(child);
  };
  visit(body);
  return found;
}
