/** One step of a path through types: from the types a place may have to those of a property or item below it. */
import { type BicepType, BuiltInTypeKind, ObjectTypePropertyFlags, TypeBaseKind } from '@azure/bicep-types';
import { type IndexedProperty, nodeAt, type TypeNode, typeOf, valueWindow } from './node.ts';
import type { PathSegment } from './path.ts';
import { narrow, type Window } from './versions.ts';

/** Which variant of the object at `path` a property belongs to, and in which versions that variant is. */
export interface CrossedVariant extends Window {
  readonly path: string;
  readonly discriminator: string;
  readonly value: string;
}

/** One type that a place may have, and what was met on the way to it. */
export interface PossibleType extends Window {
  readonly node: TypeNode;
  /** The last segment's name as the type spells it. */
  readonly name: string;
  /** Flags of the last property; `readOnly` and `writeOnly` also where something above it is. */
  readonly required: boolean;
  readonly readOnly: boolean;
  readonly writeOnly: boolean;
  readonly constant: boolean;
  /** Not described itself: an additional property, or below something of any type. */
  readonly undescribed: boolean;
  readonly description?: string;
  readonly choices: readonly CrossedVariant[];
}

export function rootCandidate(node: TypeNode): PossibleType {
  const flags = { required: false, readOnly: false, writeOnly: false, constant: false };
  return { node, name: '', ...flags, undescribed: false, choices: [] };
}

/** The members of a union, its unions unfolded; any other type is its own member. */
export function members(node: TypeNode): readonly TypeNode[] {
  const found: TypeNode[] = [];
  const seen = new Set<number>();
  const pending = [node];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const type = typeOf(next);
    if (seen.has(next.index)) continue;
    seen.add(next.index);
    if (type.type !== TypeBaseKind.UnionType) found.push(next);
    else pending.push(...type.elements.map((element) => nodeAt(node.file, element)).reverse());
  }
  return found;
}

export function stepInto(from: readonly PossibleType[], segment: PathSegment, parent: string): readonly PossibleType[] {
  const next = from.flatMap((candidate) =>
    members(candidate.node).flatMap((node) =>
      segment.kind === 'item' ? items(candidate, node) : properties(candidate, node, segment.name, parent),
    ),
  );
  return distinct(next);
}

/** No published type comes near; a made-up index must not multiply without end. */
const mostCandidates = 512;

/** Several variants often share a type; one candidate for it is enough. */
function distinct(candidates: readonly PossibleType[]): readonly PossibleType[] {
  const seen = new Set<string>();
  return candidates.slice(0, mostCandidates).filter((one) => {
    const choices = one.choices.map(({ path, value }) => `${path}=${value}`);
    const key = [one.node.index, one.readOnly, one.required, one.since, one.until, ...choices].join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

function items(from: PossibleType, node: TypeNode): readonly PossibleType[] {
  const type = typeOf(node);
  const { description: _, ...rest } = from;
  const below = { ...rest, required: false, constant: false };
  if (type.type === TypeBaseKind.ArrayType) return [{ ...below, node: nodeAt(node.file, type.itemType) }];
  return isAny(type) ? [{ ...below, node, undescribed: true }] : [];
}

export function isAny(type: BicepType): boolean {
  if (type.type === TypeBaseKind.BuiltInType) return untyped.has(type.kind);
  return type.type === TypeBaseKind.AnyType;
}

const untyped = new Set([BuiltInTypeKind.Any, BuiltInTypeKind.Object, BuiltInTypeKind.Array]);

function properties(from: PossibleType, node: TypeNode, name: string, parent: string): readonly PossibleType[] {
  const type = typeOf(node);
  switch (type.type) {
    case TypeBaseKind.ObjectType: {
      const found = find(type.properties, name);
      if (found !== undefined) return [enter(from, node, found)];
      if (type.additionalProperties === undefined) return [];
      return [undescribed(from, nodeAt(node.file, type.additionalProperties), name)];
    }
    case TypeBaseKind.DiscriminatedObjectType: {
      const found = find(type.baseProperties, name);
      const common = found === undefined ? [] : [enter(from, node, found)];
      const own = Object.entries(type.elements).flatMap(([value, element]) => {
        const choice = { path: parent, discriminator: type.discriminator, value, ...valueWindow(type, value) };
        const chosen = { ...from, choices: [...from.choices, choice] };
        return variantProperties(chosen, nodeAt(node.file, element), name, parent);
      });
      return [...common, ...own];
    }
    default:
      return isAny(type) ? [undescribed(from, node, name)] : [];
  }
}

/** A variant is an object of its own; one that is again a choice is not in the format. */
function variantProperties(from: PossibleType, node: TypeNode, name: string, parent: string): readonly PossibleType[] {
  return typeOf(node).type === TypeBaseKind.DiscriminatedObjectType ? [] : properties(from, node, name, parent);
}

function enter(from: PossibleType, owner: TypeNode, [name, property]: Found): PossibleType {
  const { flags, description } = property;
  return {
    node: nodeAt(owner.file, property.type),
    name,
    required: (flags & ObjectTypePropertyFlags.Required) !== 0,
    readOnly: from.readOnly || (flags & ObjectTypePropertyFlags.ReadOnly) !== 0,
    writeOnly: from.writeOnly || (flags & ObjectTypePropertyFlags.WriteOnly) !== 0,
    constant: (flags & ObjectTypePropertyFlags.DeployTimeConstant) !== 0,
    undescribed: false,
    ...(description !== undefined && { description }),
    choices: from.choices,
    ...narrow([from, property]),
  };
}

function undescribed(from: PossibleType, node: TypeNode, name: string): PossibleType {
  const { description: _, ...rest } = from;
  return { ...rest, node, name, required: false, constant: false, undescribed: true };
}

type Found = readonly [name: string, property: IndexedProperty];

const byLowerCase = new WeakMap<object, ReadonlyMap<string, Found>>();

/** Property names ignore case, as Azure Resource Manager does. */
function find(all: Readonly<Record<string, IndexedProperty>>, name: string): Found | undefined {
  const known = byLowerCase.get(all) ?? new Map(Object.entries(all).map((one) => [one[0].toLowerCase(), one]));
  byLowerCase.set(all, known);
  return known.get(name.toLowerCase());
}

/** The names that a place's types know, for suggestions. */
export function namesBelow(from: readonly PossibleType[]): readonly string[] {
  return [...new Set(from.flatMap(({ node }) => members(node)).flatMap(propertyNames))];
}

function propertyNames(node: TypeNode): readonly string[] {
  const type = typeOf(node);
  if (type.type === TypeBaseKind.ObjectType) return Object.keys(type.properties);
  if (type.type !== TypeBaseKind.DiscriminatedObjectType) return [];
  const variants = Object.values(type.elements).map((element) => typeOf(nodeAt(node.file, element)));
  const own = variants.flatMap((one) => (one.type === TypeBaseKind.ObjectType ? Object.keys(one.properties) : []));
  return [...Object.keys(type.baseProperties), ...own];
}
