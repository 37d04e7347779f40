/**
 * Merges an older (or newer preview) version's graph into the graph of the newest stable version, noting for every
 * property and enum value in which versions it is. What only other versions have is added, so that a policy may name it.
 */
import { TypeBaseKind } from '@azure/bicep-types';
import type { DiscriminatedNode, Node, ObjectNode, Property, UnionNode, Variant } from './graph.ts';

interface Merge {
  readonly version: string;
  readonly pending: [target: Node, other: Node][];
  readonly done: Map<Node, Set<Node>>;
  /** The first counterpart in the target of a node of the other graph. */
  readonly twins: Map<Node, Node>;
  /** What may have to be taken over once all counterparts are known: properties, then variants. */
  readonly missing: Map<Map<string, Property>, Map<string, Property>[]>;
  readonly missingVariants: [target: DiscriminatedNode, key: string, variant: Variant][];
}

/** `target` takes over; `other` must not be used afterwards. */
export function mergeVersion(roots: readonly (readonly [target: Node, other: Node])[], version: string): void {
  const merge: Merge = {
    version,
    pending: roots.map(([target, other]) => [target, other]),
    done: new Map(),
    twins: new Map(),
    missing: new Map(),
    missingVariants: [],
  };
  for (let pair = merge.pending.pop(); pair !== undefined; pair = merge.pending.pop()) mergePair(merge, ...pair);
  for (const [target, others] of merge.missing) takeOverProperties(merge, target, others);
  for (const [target, key, variant] of merge.missingVariants) takeOverVariant(merge, target, key, variant);
}

function mergePair(merge: Merge, target: Node, other: Node): void {
  if (isDone(merge, target, other)) return;
  if (target.kind === 'array' && other.kind === 'array') merge.pending.push([target.item, other.item]);
  else if (target.kind === 'union') mergeUnion(merge, target, other);
  else if (target.kind === 'discriminated') mergeDiscriminated(merge, target, other);
  else if (target.kind === 'object') mergeObject(merge, target, other);
}

function isDone(merge: Merge, target: Node, other: Node): boolean {
  const known = merge.done.get(target) ?? new Set();
  if (known.has(other)) return true;
  merge.done.set(target, known.add(other));
  if (isSharedShape(target, other) && !merge.twins.has(other)) merge.twins.set(other, target);
  return false;
}

/** A plain string may have become a list of values in one place and stay a string in another: only objects are twins. */
function isSharedShape(target: Node, other: Node): boolean {
  return target.kind === other.kind && (target.kind === 'object' || target.kind === 'discriminated');
}

/** A version that has a plain string where another lists values says nothing about them: they count as allowed. */
function mergeUnion(merge: Merge, target: UnionNode, other: Node): void {
  target.versions.add(merge.version);
  for (const [key, { presence }] of target.values) {
    note(merge, presence, other.kind !== 'union' || other.values.has(key));
  }
  if (other.kind !== 'union') return;
  for (const [key, { value }] of other.values) {
    if (!target.values.has(key)) target.values.set(key, { value, presence: new Map([[merge.version, true]]) });
  }
}

function mergeObject(merge: Merge, target: ObjectNode, other: Node): void {
  if (isAnything(other)) return;
  target.versions.add(merge.version);
  mergeProperties(merge, target.properties, allProperties(other));
  if (other.kind === 'object' && target.additional !== undefined && other.additional !== undefined) {
    merge.pending.push([target.additional, other.additional]);
  }
}

/** A version whose type there is anything says nothing about what is below. */
function isAnything(node: Node): boolean {
  return node.kind === 'leaf' && node.type.type === TypeBaseKind.AnyType;
}

function mergeDiscriminated(merge: Merge, target: DiscriminatedNode, other: Node): void {
  if (other.kind === 'object') {
    mergeProperties(merge, target.properties, other.properties, false);
    target.versions.add(merge.version);
    for (const { type } of target.variants.values()) mergeVariant(merge, type, other);
  } else if (other.kind === 'discriminated') {
    target.versions.add(merge.version);
    mergeProperties(merge, target.properties, other.properties);
    mergeVariants(merge, target, other);
  }
}

/** A variant against a version without variants: what that version has is compared, but nothing is taken over. */
function mergeVariant(merge: Merge, variant: Node, other: ObjectNode): void {
  if (variant.kind !== 'object') return;
  variant.versions.add(merge.version);
  mergeProperties(merge, variant.properties, other.properties, false);
}

function mergeVariants(merge: Merge, target: DiscriminatedNode, other: DiscriminatedNode): void {
  for (const [key, variant] of target.variants) {
    const counterpart = other.variants.get(key);
    note(merge, variant.presence, counterpart !== undefined);
    if (counterpart !== undefined) merge.pending.push([variant.type, counterpart.type]);
  }
  for (const [key, variant] of other.variants) {
    if (!target.variants.has(key)) merge.missingVariants.push([target, key, variant]);
  }
}

function takeOverVariant(merge: Merge, target: DiscriminatedNode, key: string, { value, type }: Variant): void {
  if (target.variants.has(key)) return;
  target.variants.set(key, { value, type: adopt(merge, type), presence: new Map([[merge.version, true]]) });
}

/** Where a version has a string or an array, it has none of an object's properties. */
function allProperties(node: Node): Map<string, Property> {
  if (node.kind === 'object') return node.properties;
  if (node.kind !== 'discriminated') return new Map();
  const variants = [...node.variants.values()].flatMap(({ type }) =>
    type.kind === 'object' ? [...type.properties.entries()] : [],
  );
  return new Map([...variants, ...node.properties]);
}

function mergeProperties(
  merge: Merge,
  target: Map<string, Property>,
  other: Map<string, Property>,
  takeOver = true,
): void {
  for (const [key, property] of target) {
    const counterpart = other.get(key);
    note(merge, property.presence, counterpart !== undefined);
    if (counterpart !== undefined) merge.pending.push([property.type, counterpart.type]);
  }
  if (takeOver) merge.missing.set(target, [...(merge.missing.get(target) ?? []), other]);
}

/** Only what all counterparts have: one type here may stand for several there, such as a bare id for whole resources. */
function takeOverProperties(merge: Merge, target: Map<string, Property>, others: Map<string, Property>[]): void {
  for (const [key, property] of others[0] ?? []) {
    if (target.has(key) || !others.every((other) => other.has(key))) continue;
    const presence = new Map([[merge.version, true]]);
    target.set(key, { ...property, type: adopt(merge, property.type), presence });
  }
}

/** There in a version only if it is wherever the version's types were compared with this one. */
function note(merge: Merge, presence: Map<string, boolean>, isThere: boolean): void {
  presence.set(merge.version, isThere && presence.get(merge.version) !== false);
}

/** Moves a node into the target's graph: below it, nodes that have a counterpart there are replaced by it. */
function adopt(merge: Merge, node: Node): Node {
  const twin = merge.twins.get(node);
  if (twin !== undefined) return twin;
  merge.twins.set(node, node);
  switch (node.kind) {
    case 'object':
      adoptProperties(merge, node.properties);
      if (node.additional !== undefined) node.additional = adopt(merge, node.additional);
      break;
    case 'discriminated':
      adoptProperties(merge, node.properties);
      for (const variant of node.variants.values()) variant.type = adopt(merge, variant.type);
      break;
    case 'array':
      node.item = adopt(merge, node.item);
      break;
    case 'union':
      node.others.splice(0, node.others.length, ...node.others.map((member) => adopt(merge, member)));
      break;
    case 'leaf':
      break;
  }
  return node;
}

function adoptProperties(merge: Merge, properties: Map<string, Property>): void {
  for (const property of properties.values()) property.type = adopt(merge, property.type);
}
