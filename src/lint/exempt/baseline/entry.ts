import { jsonText } from '../../../source/json/write.ts';
import type { Identity } from '../../judge/identity.ts';

/** Findings that were there before: as many as `count` of one identity do not count. */
export interface Entry extends Identity {
  readonly count: number;
}

export function keyOf({ path, policy, resource, route }: Identity): string {
  return jsonText([path, policy, resource, route]);
}
