import { compose } from '../evaluate/compose.ts';
import { splitName } from '../evaluate/resource-ids.ts';
import type { Value } from '../evaluate/value.ts';

/** An id cut at its known slashes: `['', 'subscriptions', …]`. */
export function idSegments(id: Value): Value[] | undefined {
  return splitName(id);
}

export function joinSegments(segments: readonly Value[]): Value {
  return compose(...segments.flatMap((segment, position) => (position === 0 ? [segment] : ['/', segment])));
}

/** The resource type an id names, `Microsoft.Network/virtualNetworks/subnets`, of the last provider in it. */
export function typeInId(id: Value): string | undefined {
  const segments = idSegments(id);
  if (segments === undefined) return undefined;
  const at = lastProvider(segments);
  if (at === -1) return undefined;
  const [namespace, ...rest] = segments.slice(at + 1);
  const types = rest.filter((_, position) => position % 2 === 0);
  if (typeof namespace !== 'string' || types.length === 0 || !types.every((type) => typeof type === 'string'))
    return undefined;
  return [namespace, ...types].join('/');
}

/** The id of what an extension resource extends: all before its last provider. */
export function extendedId(id: Value): Value | undefined {
  const segments = idSegments(id);
  if (segments === undefined) return undefined;
  const at = lastProvider(segments);
  return at <= 0 ? undefined : joinSegments(segments.slice(0, at));
}

/** `{parent id}/{collection}/{name}` of a child resource or sub-resource. */
export function splitChild(id: Value): { parent: Value; collection: string; name: Value } | undefined {
  const segments = idSegments(id);
  if (segments === undefined || segments.length < 4) return undefined;
  const collection = segments.at(-2);
  const name = segments.at(-1);
  if (typeof collection !== 'string' || name === undefined) return undefined;
  return { parent: joinSegments(segments.slice(0, -2)), collection, name };
}

function lastProvider(segments: readonly Value[]): number {
  return segments.findLastIndex((segment) => typeof segment === 'string' && segment.toLowerCase() === 'providers');
}
