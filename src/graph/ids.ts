import { compose } from '../values/compose.ts';
import { lastProvider, splitName } from '../values/resource-ids.ts';
import type { Value } from '../values/value.ts';

/** An id cut at its known slashes: `['', 'subscriptions', …]`. */
function idSegments(id: Value): Value[] | undefined {
  return splitName(id);
}

function joinSegments(segments: readonly Value[]): Value {
  return compose(...segments.flatMap((segment, position) => (position === 0 ? [segment] : ['/', segment])));
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
