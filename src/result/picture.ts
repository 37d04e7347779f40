import type { Severity } from './result.ts';

/** What a template deploys, to be drawn: plain data with nothing secret in it. Boxes are named by number. */
export interface Picture {
  readonly boxes: readonly Box[];
  readonly joins: readonly Arrow[];
  /** The largest number of a box. */
  readonly last: number;
  /** What is not in it, each a clause: `references of 3 resources were not followed`. */
  readonly leftOut: readonly string[];
}

/** A region, a zone, or resources that are drawn as one: the copies of a loop that stand in the same place. */
export interface Box {
  readonly id: number;
  readonly kind: 'region' | 'zone' | 'resource';
  readonly title: string;
  /** Of a resource. */
  readonly type?: string;
  /** `× 3`, `existing`, `when …`. */
  readonly notes: readonly string[];
  readonly marks: readonly Mark[];
  /** It is not known whether it exists, or what is in it; or it exists already. */
  readonly unsure: boolean;
  readonly children: readonly Box[];
}

/** A policy that a resource fails. */
export interface Mark {
  readonly policy: string;
  readonly severity: Severity;
}

/** One names the other by its id. `certain`: beyond doubt. */
export interface Arrow {
  readonly from: number;
  readonly to: number;
  readonly certain: boolean;
}
