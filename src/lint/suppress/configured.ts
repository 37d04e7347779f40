import { locateJson } from '../../source/locate.ts';
import { type Route, step } from '../../source/route.ts';
import type { SourceText } from '../../source/text.ts';
import type { SuppressionSetting } from '../config/document.ts';
import type { Configuration } from '../config/find.ts';
import { matcherOf } from '../config/patterns.ts';
import { offsetLocation } from '../judge/location.ts';
import type { Finding, Location } from '../result.ts';
import type { Anchors, Suppression } from './suppression.ts';

/** The `suppressions` of a configuration and of what it extends. */
export async function configuredSuppressions({ layers, folder }: Configuration): Promise<readonly Suppression[]> {
  const all: Suppression[] = [];
  for (const { source, document } of layers) {
    for (const [index, setting] of (document.suppressions ?? []).entries())
      all.push(await suppressionOf(source, step(step(null, 'suppressions'), index), setting, folder));
  }
  return all;
}

async function suppressionOf(
  source: SourceText,
  route: Route,
  { ids, paths, resource, reason, until }: SuppressionSetting,
  folder: string,
): Promise<Suppression> {
  const isPath = paths === undefined ? () => true : await matcherOf(folder, paths);
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
  const parts = glob.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  const pattern = new RegExp(`^${parts.join('.*')}$`, 'is');
  return ({ resource }) => pattern.test(resource.name) || pattern.test(resource.id);
}

function locationAt(source: SourceText, route: Route): Location {
  const { value } = locateJson(source, route);
  return offsetLocation(source, value.start, value.end - value.start);
}
