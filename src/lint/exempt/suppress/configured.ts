import type { Finding, Location } from '../../../result/result.ts';
import type { SuppressionSetting } from '../../../settings/document.ts';
import type { Configuration } from '../../../settings/find.ts';
import { matcherOf } from '../../../settings/patterns.ts';
import type { Layer } from '../../../settings/read.ts';
import { locateJson } from '../../../source/locate.ts';
import { type Route, step } from '../../../source/route.ts';
import type { SourceText } from '../../../source/text.ts';
import { matchesWildcard } from '../../../source/wildcard.ts';
import { offsetLocation } from '../../../workspace/location.ts';
import type { Anchors, Suppression } from './suppression.ts';

/** The `suppressions` of a configuration and of what it extends. */
export function configuredSuppressions(configuration: Configuration): readonly Suppression[] {
  return configuration.layers.flatMap((layer) =>
    (layer.document.suppressions ?? []).map((setting, index) =>
      suppressionOf(layer, step(step(null, 'suppressions'), index), setting, configuration),
    ),
  );
}

function suppressionOf(
  layer: Layer,
  route: Route,
  { ids, paths, resource, reason, until }: SuppressionSetting,
  { folder, work }: Configuration,
): Suppression {
  const { source } = layer;
  const list = { layer, route: step(route, 'paths'), patterns: paths ?? [] };
  const isPath = paths === undefined ? () => true : matcherOf(folder, list, work);
  const isResource = resource === undefined ? () => true : resourceMatcher(resource);
  return {
    kind: 'external',
    selectors: ids.map((text, index) => ({ text, location: locationAt(source, step(step(route, 'ids'), index)) })),
    reason: reason?.trim() || undefined,
    until: until === undefined ? undefined : { text: until, location: locationAt(source, step(route, 'until')) },
    location: locationAt(source, route),
    covers: (finding, site) => isResource(finding) && pathsOf(finding, site).some(isPath),
  };
}

function pathsOf({ location }: Finding, { places: points, declarations }: Anchors): string[] {
  const places = [...points, ...declarations];
  return [...new Set([location.file, ...places.map(({ source }) => source.path)])];
}

/** A name or an id in any case; `*` stands for anything. */
function resourceMatcher(glob: string): (finding: Finding) => boolean {
  const mask = glob.toLowerCase();
  return ({ resource: { name, id } }) => [name, id].some((text) => matchesWildcard(text.toLowerCase(), mask));
}

function locationAt(source: SourceText, route: Route): Location {
  const { value } = locateJson(source, route);
  return offsetLocation(source, value.start, value.end - value.start);
}
