import type { Route } from '../source/route.ts';
import type { SourceText, Span } from '../source/text.ts';

/**
 * Where a node of a template was written.
 *
 * In JSON a place is a route (turned into offsets only when a finding needs them), with `inner` the offsets within the
 * decoded string for a part of an `[expression]`; `onKey` says that the member's name is meant (and that `inner` counts
 * in it), not its value. In Bicep it is a span of the text; `key` is the span of the
 * property's name when the node is a property's value.
 */
export type Place =
  | {
      readonly kind: 'json';
      readonly source: SourceText;
      readonly route: Route | null;
      readonly inner?: Span;
      readonly onKey?: true;
    }
  | { readonly kind: 'text'; readonly source: SourceText; readonly span: Span; readonly key?: Span };

export function jsonPlace(source: SourceText, route: Route | null, inner?: Span): Place {
  return inner === undefined ? { kind: 'json', source, route } : { kind: 'json', source, route, inner };
}

/** The name of the member at a route, or a part of that name. */
export function keyPlace(source: SourceText, route: Route, inner?: Span): Place {
  return { kind: 'json', source, route, ...(inner && { inner }), onKey: true };
}

/** A text that is the same for the same place of the same file. */
export function placeKey(place: Place): string {
  if (place.kind === 'text') return `${place.source.path}@${place.span.start}-${place.span.end}`;
  const steps: (string | number)[] = [];
  for (let route = place.route; route !== null; route = route.parent) steps.push(route.key);
  const inner = place.inner ? `@${place.inner.start}-${place.inner.end}` : '';
  return `${place.source.path}#${steps.reverse().join('/')}${inner}`;
}
