import type { Expression } from '../../src/template/expression.ts';
import type { Resource, Template } from '../../src/template/template.ts';

/**
 * Whether a template was compiled from another version of the file beside it: a resource of one symbolic name has
 * another type or api version, or a parameter another literal default.
 */
export function isStale(bicep: Template, compiled: Template): boolean {
  for (const [name, parameter] of compiled.parameters) {
    const own = bicep.parameters.get(name);
    if (own === undefined || differ(own.defaultValue, parameter.defaultValue)) return true;
  }
  if (bicep.parameters.size !== compiled.parameters.size) return true;
  const bySymbol = new Map(bicep.resources.map((resource) => [resource.symbol, resource]));
  return compiled.resources.some((resource) => {
    const own = resource.symbol === undefined ? undefined : bySymbol.get(resource.symbol);
    return own !== undefined && typeOf(own) !== typeOf(resource);
  });
}

function differ(own: Expression | undefined, other: Expression | undefined): boolean {
  if (own?.kind !== 'literal' || other?.kind !== 'literal') return (own === undefined) !== (other === undefined);
  return own.value !== other.value;
}

/** Modules get whatever api version the compiler is built with. */
function typeOf({ type, apiVersion, deployment }: Resource): string {
  const [name, version] = [type, apiVersion].map((each) => (each?.kind === 'literal' ? String(each.value) : ''));
  return `${name?.toLowerCase()}@${deployment ? '' : version}`;
}
