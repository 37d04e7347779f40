import { keysOf, type Route } from '../source/route.ts';
import type { Expression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';

/** Whether `inner` stands within `outer`, or is it. */
export function isWithin(inner: Place, outer: Place): boolean {
  if (inner.source !== outer.source || inner.kind !== outer.kind) return false;
  if (inner.kind === 'text' && outer.kind === 'text')
    return outer.span.start <= inner.span.start && inner.span.end <= outer.span.end;
  return inner.kind === 'json' && outer.kind === 'json' && startsWith(inner.route, outer.route);
}

function startsWith(route: Route | null, prefix: Route | null): boolean {
  const keys = keysOf(route);
  return keysOf(prefix).every((key, position) => key === keys[position]);
}

/** One step into a value; `null`: it is not known which. */
export type Segment = string | number | null;

/** The way from an expression to the part of it that stands at a place. */
export function pathTo(place: Place, expression: Expression): Segment[] {
  if (expression.kind === 'object') {
    const entry = expression.entries.findLast((each) => isWithin(place, each.value.place));
    return entry && !entry.computedKey ? [entry.key, ...pathTo(place, entry.value)] : [];
  }
  if (expression.kind !== 'array') return [];
  const at = expression.items.findIndex((item) => isWithin(place, item.place));
  const item = expression.items[at];
  return item ? [at, ...pathTo(place, item)] : [];
}

/** Whether one path may lead into what the other leads to. */
export function mayMeet(a: readonly Segment[], b: readonly Segment[]): boolean {
  const length = Math.min(a.length, b.length);
  return Array.from({ length }, (_, position) => [a[position], b[position]]).every(
    ([x, y]) => x === null || y === null || String(x).toLowerCase() === String(y).toLowerCase(),
  );
}
