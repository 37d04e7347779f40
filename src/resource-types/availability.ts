/** Whether an API version has a property, so that no edit writes one that the resource's version does not have yet. */

import type { ResourceType, TypeIndex } from './open.ts';
import { propertyAt } from './property.ts';
import { compareVersions, isInWindow } from './versions.ts';

/** `unknown`: the type, or what it was in that version, is not in the index. */
export type Availability = 'available' | 'unavailable' | 'unknown';

/**
 * With a string `value`, also whether the version lists that enum value. Versions newer than the index are taken to
 * keep what its newest has.
 */
export function availability(
  index: TypeIndex,
  resourceType: string,
  path: string,
  apiVersion: string,
  value?: string,
): Availability {
  const type = index.resolve(resourceType, apiVersion);
  if (type === undefined || !isCovered(type, apiVersion)) return 'unknown';
  const found = propertyAt(type, path);
  if (found.kind !== 'property') return 'unavailable';
  if (!isInWindow(found, apiVersion)) return 'unavailable';
  if (value === undefined || found.type.kind !== 'string') return 'available';
  const listed = found.type.values.find((one) => one.value.toLowerCase() === value.toLowerCase());
  if (listed !== undefined) return isInWindow(listed, apiVersion) ? 'available' : 'unavailable';
  return found.type.open ? 'available' : 'unavailable';
}

/** A model of one version answers for that version alone. */
function isCovered(type: ResourceType, apiVersion: string): boolean {
  if (type.spans === undefined) return compareVersions(type.apiVersion, apiVersion) === 0;
  return compareVersions(type.spans.oldest, apiVersion) <= 0;
}
