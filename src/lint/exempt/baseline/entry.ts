import { jsonText } from '../../../source/json/write.ts';
import type { Identity } from '../../judge/identity.ts';

/** Findings that were there before: as many as `count` of one identity do not count. */
export interface BaselineEntry extends Identity {
  readonly count: number;
}

export function identityKey({ path, policy, resource, route }: Identity): string {
  return jsonText([path, policy, resource, route]);
}
