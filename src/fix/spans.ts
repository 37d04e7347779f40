import { locateJson, stringOffset } from '../source/locate.ts';
import { keysOf } from '../source/route.ts';
import type { Span } from '../source/text.ts';
import type { Place } from '../template/place.ts';
import { bicepBlock } from './bicep-block.ts';
import type { Block } from './block.ts';
import { jsonBlock } from './json-block.ts';

export interface PlacedSpan {
  readonly span: Span;
  /** Where the key of the value starts, if it has one. */
  readonly key?: number;
  /** Inside of an `[expression]`. */
  readonly inExpression: boolean;
}

/** The text of a value; `undefined` where the route no longer leads to it. */
export function spanOfPlace(place: Place): PlacedSpan | undefined {
  if (place.kind === 'text')
    return { span: place.span, ...(place.key && { key: place.key.start }), inExpression: false };
  const { source, route, inner } = place;
  const found = locateJson(source, route);
  if (place.onKey || found.depth !== keysOf(route).length) return undefined;
  const key = found.key && { key: found.key.start };
  if (inner === undefined) return { span: found.value, ...key, inExpression: false };
  const [start, end] = [inner.start, inner.end].map((at) => stringOffset(source.text, found.value.start, at));
  return { span: { start: start ?? 0, end: end ?? 0 }, ...key, inExpression: true };
}

/** The object or array that is spelled at a place. */
export function blockAt(place: Place): Block | undefined {
  const placed = spanOfPlace(place);
  if (placed === undefined || placed.inExpression) return undefined;
  const { start } = placed.span;
  return place.kind === 'json' ? jsonBlock(place.source, start) : bicepBlock(place.source, start);
}
