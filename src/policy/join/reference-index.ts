import type { ResourceNode } from '../../graph/graph.ts';
import type { Guard, Unknown } from '../../values/value.ts';

/** A resource that holds an id. */
export interface Reference {
  readonly source: ResourceNode;
  readonly guard: Guard;
  readonly certain: boolean;
  readonly causes: readonly Unknown[];
}

/** Who refers to whom by one path of one type. */
export interface ReferenceIndex {
  /** By the key of the id that is referred to. */
  readonly exact: ReadonlyMap<string, readonly Reference[]>;
  /** By a resource that is or may be meant. */
  readonly possible: ReadonlyMap<ResourceNode, readonly Reference[]>;
  /** References by ids of which nothing is known: any resource may be meant. */
  readonly anywhere: readonly Reference[];
}
