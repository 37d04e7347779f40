import { compose } from './compose.ts';
import { apply } from './term.ts';
import { isText, type Value } from './value.ts';

/**
 * `/providers/{namespace}/{type}/{name}/{child type}/{child name}…` below a scope. `name` is the qualified name
 * (`vnet/subnet`), whose known slashes must match the segments of the type; otherwise the id is one unknown.
 */
export function resourceIdOf(scopeId: Value, type: string, name: Value): Value {
  const lower = type.toLowerCase();
  if (lower === 'microsoft.resources/resourcegroups') return compose(scopeId, '/resourceGroups/', name);
  if (lower === 'microsoft.management/managementgroups')
    return compose('/providers/Microsoft.Management/managementGroups/', name);
  const [namespace = '', ...segments] = type.replace(/\/$/, '').split('/');
  const names = splitName(name);
  if (names === undefined || names.length !== segments.length)
    return apply('resourceId', [scopeId, type, name], 'string');
  return compose(
    scopeId,
    `/providers/${namespace}`,
    ...segments.flatMap((segment, position) => [`/${segment}/`, names[position] ?? '']),
  );
}

/** A qualified name cut at its known slashes. `undefined` where it is not even partly a string. */
export function splitName(name: Value): Value[] | undefined {
  if (typeof name === 'string') return name.split('/');
  if (typeof name === 'number') return [String(name)];
  if (!isText(name)) return typeof name === 'object' && name !== null && name.kind === 'unknown' ? [name] : undefined;
  const segments: Value[][] = [[]];
  for (const part of name.parts) {
    const pieces = typeof part === 'string' ? part.split('/') : [part];
    pieces.forEach((piece, position) => {
      if (position > 0) segments.push([]);
      segments.at(-1)?.push(piece);
    });
  }
  return segments.map((parts) => compose(...parts));
}

/** The resource type an id names, `Microsoft.Network/virtualNetworks/subnets`, of the last provider in it. */
export function typeInId(id: Value): string | undefined {
  const segments = splitName(id);
  if (segments === undefined) return undefined;
  const at = lastProvider(segments);
  if (at === -1) return isResourceGroup(segments) ? 'Microsoft.Resources/resourceGroups' : undefined;
  const [namespace, ...rest] = segments.slice(at + 1);
  const types = rest.filter((_, position) => position % 2 === 0);
  if (typeof namespace !== 'string' || types.length === 0 || !types.every((type) => typeof type === 'string'))
    return undefined;
  return [namespace, ...types].join('/');
}

/** `/subscriptions/{id}/resourceGroups/{name}` */
function isResourceGroup(segments: readonly Value[]): boolean {
  const [, , , collection] = segments;
  return segments.length === 5 && typeof collection === 'string' && collection.toLowerCase() === 'resourcegroups';
}

/** The position of the last `providers` among an id's segments, or -1. */
export function lastProvider(segments: readonly Value[]): number {
  return segments.findLastIndex((segment) => typeof segment === 'string' && segment.toLowerCase() === 'providers');
}
