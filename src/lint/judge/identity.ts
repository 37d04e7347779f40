import { createHash } from 'node:crypto';
import { jsonText } from '../../source/json/write.ts';

/**
 * What makes a finding the same one in the next run. It mentions no line, and of an array no position: a line or a
 * neighbour that moves changes nothing.
 */
export interface Identity {
  /** The file, relative to the workspace root, forward slashes. */
  readonly path: string;
  readonly policy: string;
  /** The resource's id, as far as it is known. */
  readonly resource: string;
  /** Where in the resource: `properties.storageProfile.dataDisks[*].caching`. */
  readonly route: string;
}

export function routeText(path: readonly (string | number)[]): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[*]`;
    return text === '' ? key : `${text}.${key}`;
  }, '');
}

/** Two findings of one identity are told apart by `fold`. */
export function fingerprintOf({ path, policy, resource, route }: Identity): string {
  return createHash('sha256')
    .update(jsonText([policy, path, resource, route]))
    .digest('hex')
    .slice(0, 32);
}
