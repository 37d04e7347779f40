import type { Route } from '../source/route.ts';
import type { SourceText, Span } from '../source/text.ts';

/**
 * Where a node of a template was written.
 *
 * In JSON a place is a route (turned into offsets only when a finding needs them), with `inner` the offsets within the
 * decoded string for a part of an `[expression]`. In Bicep it is a span of the text; `key` is the span of the
 * property's name when the node is a property's value.
 */
export type Place =
  | { readonly kind: 'json'; readonly source: SourceText; readonly route: Route | null; readonly inner?: Span }
  | { readonly kind: 'text'; readonly source: SourceText; readonly span: Span; readonly key?: Span };

export function jsonPlace(source: SourceText, route: Route | null, inner?: Span): Place {
  return inner === undefined ? { kind: 'json', source, route } : { kind: 'json', source, route, inner };
}
