/** Looks a path up in a resource type. */

import { typeOf } from './node.ts';
import type { ResourceType } from './open.ts';
import { formatPath, type MalformedPath, type PathSegment, parseTypePath } from './path.ts';
import { repairs } from './repair.ts';
import { type EnumValue, type PropertyType, shapeOf } from './shape.ts';
import { members, namesBelow, type PossibleType, rootCandidate, stepInto } from './step.ts';
import { commonWindow, windowOf } from './versions.ts';

export type PropertyLookup = Property | UnknownProperty | MalformedPath;

export interface Property {
  readonly kind: 'property';
  /** In the type's spelling. */
  readonly path: string;
  readonly type: PropertyType;
  /** Azure sets it; also where something above it is read-only. Never to be required or written. */
  readonly readOnly: boolean;
  /** Never returned: a password. */
  readonly writeOnly: boolean;
  /** Wherever its parent is written, it has to be there. */
  readonly required: boolean;
  /** Known without deploying although read-only: `id`, `name`, `type`, `apiVersion`. */
  readonly constant: boolean;
  /** The type says nothing about it, but allows it: a tag, or something inside a value of any type. */
  readonly undescribed: boolean;
  /**
   * The first API version from which on all have it, absent where the type's oldest has it; inside a variant, of the
   * versions that have the variant. Shipped index only.
   */
  readonly since?: string;
  /** The last API version that has it. */
  readonly until?: string;
  /** The variants of objects on the way that have it; empty where all have it. */
  readonly variants: readonly VariantChoice[];
  /** Only where the index has descriptions; the shipped one has none. */
  readonly description?: string;
}

/** The object at `path` has the property only where its `discriminator` is one of `values`. */
export interface VariantChoice {
  readonly path: string;
  readonly discriminator: string;
  readonly values: readonly EnumValue[];
}

export interface UnknownProperty {
  readonly kind: 'unknown';
  readonly path: string;
  readonly problem: 'no such property' | 'not an object' | 'not an array' | 'items need [*]';
  /** What is not there, as written, and where in the path: offset and length in UTF-16 units. */
  readonly segment: string;
  readonly offset: number;
  readonly length: number;
  /** The path above it, in the type's spelling; empty for the resource itself. */
  readonly parent: string;
  /** Whole paths that may have been meant, likeliest first, at most three. */
  readonly suggestions: readonly string[];
}

export function propertyAt(type: ResourceType, path: string): PropertyLookup {
  const parsed = parseTypePath(path);
  if (parsed.kind === 'malformed') return parsed;
  const walk = follow(type, parsed.segments);
  if (walk.kind === 'arrived') return property(walk.spelled, walk.candidates);
  return unknown(type, path, parsed.segments, walk);
}

interface Arrived {
  readonly kind: 'arrived';
  readonly spelled: readonly PathSegment[];
  readonly candidates: readonly PossibleType[];
}

interface Stopped {
  readonly kind: 'stopped';
  readonly spelled: readonly PathSegment[];
  /** The types of the place whose property is missing. */
  readonly candidates: readonly PossibleType[];
  /** Position of the segment that is not there. */
  readonly at: number;
}

function follow(type: ResourceType, segments: readonly PathSegment[]): Arrived | Stopped {
  let candidates: readonly PossibleType[] = [rootCandidate(type.body)];
  const spelled: PathSegment[] = [];
  for (const [at, segment] of segments.entries()) {
    const next = stepInto(candidates, segment, formatPath(spelled));
    const [first] = next;
    if (first === undefined) return { kind: 'stopped', spelled, candidates, at };
    spelled.push(segment.kind === 'item' ? segment : { ...segment, name: first.name });
    candidates = next;
  }
  return { kind: 'arrived', spelled, candidates };
}

function property(spelled: readonly PathSegment[], candidates: readonly PossibleType[]): Property {
  const description = candidates.find((one) => one.description !== undefined)?.description;
  const path = formatPath(spelled);
  const choices = variants(candidates);
  return {
    kind: 'property',
    path,
    type: discriminating(path, shapeOf(distinctNodes(candidates)), choices),
    readOnly: candidates.every((one) => one.readOnly),
    writeOnly: candidates.every((one) => one.writeOnly),
    required: candidates.every((one) => one.required),
    constant: candidates.every((one) => one.constant),
    undescribed: candidates.every((one) => one.undescribed),
    ...commonWindow(candidates),
    variants: choices,
    ...(description !== undefined && { description }),
  };
}

/** A discriminator takes a value since the versions that have the variant. */
function discriminating(path: string, type: PropertyType, choices: readonly VariantChoice[]): PropertyType {
  const own = choices.find((choice) => path === `${choice.path}.${choice.discriminator}`);
  return own !== undefined && type.kind === 'string' ? { ...type, values: own.values } : type;
}

function distinctNodes(candidates: readonly PossibleType[]) {
  return [...new Map(candidates.map(({ node }) => [node.index, node])).values()];
}

function variants(candidates: readonly PossibleType[]): readonly VariantChoice[] {
  const paths = new Set(candidates.flatMap(({ choices }) => choices.map(({ path }) => path)));
  return [...paths].flatMap((path) => {
    const chosen = candidates.map(({ choices }) => choices.find((choice) => choice.path === path));
    const [first] = chosen;
    if (first === undefined || chosen.includes(undefined)) return [];
    const values = new Map(chosen.flatMap((choice) => (choice === undefined ? [] : [[choice.value, choice] as const])));
    const { discriminator } = first;
    return [{ path, discriminator, values: [...values].map(([value, choice]) => ({ value, ...windowOf(choice) })) }];
  });
}

function unknown(type: ResourceType, path: string, segments: readonly PathSegment[], walk: Stopped): UnknownProperty {
  const segment = segments[walk.at] as PathSegment;
  const problem = problemOf(segment, walk.candidates);
  const names = namesBelow(walk.candidates);
  const candidatesAt = (other: readonly PathSegment[]) => {
    const walk = follow(type, other);
    return walk.kind === 'arrived' ? walk.candidates : [];
  };
  const isKnown = (other: readonly PathSegment[]): boolean => candidatesAt(other).length > 0;
  const isDescribed = (other: readonly PathSegment[]): boolean => candidatesAt(other).some((one) => !one.undescribed);
  return {
    kind: 'unknown',
    path,
    problem,
    segment: path.slice(segment.offset, segment.offset + segment.length),
    offset: segment.offset,
    length: segment.length,
    parent: formatPath(walk.spelled),
    suggestions: repairs({ segments, at: walk.at, names, isKnown, isDescribed }),
  };
}

function problemOf(segment: PathSegment, candidates: readonly PossibleType[]): UnknownProperty['problem'] {
  const kinds = candidates.flatMap(({ node }) => members(node)).map((node) => typeOf(node).type);
  if (segment.kind === 'item') return 'not an array';
  if (kinds.some((kind) => kind === 'ArrayType')) return 'items need [*]';
  return kinds.some((kind) => kind === 'ObjectType' || kind === 'DiscriminatedObjectType')
    ? 'no such property'
    : 'not an object';
}
