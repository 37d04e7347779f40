import type { ResourceNode } from '../graph/graph.ts';
import type { Substitution } from '../values/substitute.ts';
import type { Value } from '../values/value.ts';
import type { Condition } from './condition/condition.ts';
import type { Join } from './join/join.ts';
import type { NodeSet } from './join/node-set.ts';
import type { Outcome } from './logic.ts';
import type { Assumption } from './value/assume.ts';
import type { FieldPath } from './value/path.ts';
import type { Found } from './value/read.ts';
import type { World } from './world.ts';

/** Where a condition is evaluated. */
export interface Scope {
  readonly world: World;
  /** The policy's joins by lower-case name. */
  readonly joins: ReadonlyMap<string, Join>;
  /** The resources of a join, for expressions: they cannot import what evaluates a join's conditions. */
  readonly setOf: (name: string, scope: Scope) => NodeSet;
  /** The policy's parameters by lower-case name, the configuration's values over the defaults. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** The resource that is judged. */
  readonly judged: ResourceNode;
  /** The resource that `field` reads: the judged one, or a joined one inside `where`. */
  readonly node: ResourceNode;
  /** What is taken to hold: the conditions under which the resources exist, and the case that is being tried. */
  readonly assume: Assumption;
  /** The template is taken to be all that is deployed. */
  readonly whole: boolean;
  /** Set where `node` stands for all copies of a loop of unknown count: makes of its index that of another copy. */
  readonly renaming?: Substitution;
  /** The members that surrounding counts are looking at, innermost first. */
  readonly bound?: Bound;
}

export type Bound = BoundField | BoundValue;

/** `count` over a field: paths that begin with `path` are read from this member. */
export interface BoundField {
  readonly kind: 'field';
  readonly path: FieldPath;
  readonly node: ResourceNode;
  readonly found: Found;
  readonly name?: string;
  readonly outer?: Bound;
}

/** `count` over a value: `current('name')` is this item. */
export interface BoundValue {
  readonly kind: 'value';
  readonly value: Value;
  readonly name?: string;
  readonly outer?: Bound;
}

export function bind(scope: Scope, bound: Omit<BoundField, 'outer'> | Omit<BoundValue, 'outer'>): Scope {
  const outer = scope.bound && { outer: scope.bound };
  return { ...scope, bound: { ...bound, ...outer } as Bound };
}

/** The surrounding bounds, innermost first. */
export function* boundsOf(scope: Scope): Iterable<Bound> {
  for (let bound = scope.bound; bound !== undefined; bound = bound.outer) yield bound;
}

/** The evaluator of conditions, handed to what conditions are made of. */
export type Evaluate = (condition: Condition, scope: Scope) => Outcome;
