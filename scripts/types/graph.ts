/** The types of one resource as a graph that versions can be merged into; only scripts see it. */
import type { BicepType } from '@azure/bicep-types';
import { TypeBaseKind } from '@azure/bicep-types';

/** In which of the versions that were compared something is there. */
export type Presence = Map<string, boolean>;

export interface Property {
  readonly name: string;
  readonly flags: number;
  type: Node;
  readonly presence: Presence;
}

export interface ObjectNode {
  readonly kind: 'object';
  readonly name: string;
  readonly sensitive: boolean;
  /** By name in lower case. */
  readonly properties: Map<string, Property>;
  additional: Node | undefined;
  /** The versions whose counterpart was compared. */
  readonly versions: Set<string>;
}

export interface Variant {
  readonly value: string;
  type: Node;
  readonly presence: Presence;
}

export interface DiscriminatedNode {
  readonly kind: 'discriminated';
  readonly name: string;
  readonly discriminator: string;
  readonly properties: Map<string, Property>;
  readonly variants: Map<string, Variant>;
  readonly versions: Set<string>;
}

export interface ArrayNode {
  readonly kind: 'array';
  item: Node;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
}

/** String literals by value in lower case, and whatever else the union allows. */
export interface UnionNode {
  readonly kind: 'union';
  readonly values: Map<string, { readonly value: string; readonly presence: Presence }>;
  readonly others: Node[];
  readonly versions: Set<string>;
}

export interface LeafNode {
  readonly kind: 'leaf';
  readonly type: BicepType;
}

export type Node = ObjectNode | DiscriminatedNode | ArrayNode | UnionNode | LeafNode;

export const anyLeaf: LeafNode = { kind: 'leaf', type: { type: TypeBaseKind.AnyType } };
