/** A merged graph as a types file: the bicep-types format, one type a line, with `since` and `until` where they matter. */
import { type BicepType, type ScopeType, TypeBaseKind } from '@azure/bicep-types';
import { compareVersions } from '../../src/resource-types/versions.ts';
import type { DiscriminatedNode, Node, ObjectNode, Presence, Property, UnionNode } from './graph.ts';

export interface Root {
  readonly name: string;
  readonly apiVersion: string;
  readonly body: Node;
  readonly readableScopes: ScopeType;
  readonly writableScopes: ScopeType;
}

export interface Written {
  readonly text: string;
  /** Position of each root, by `name@apiVersion`. */
  readonly indexes: ReadonlyMap<string, number>;
}

/** A JSON object of the format, its references as `{"$ref": "#/n"}`. */
type Json = Record<string, unknown>;

interface Writer {
  readonly types: Json[];
  readonly known: Map<Node, number>;
  /** Leaves and unions are written once, whoever uses them. */
  readonly texts: Map<string, number>;
}

export function writeTypes(roots: readonly Root[]): Written {
  const writer: Writer = { types: [], known: new Map(), texts: new Map() };
  const indexes = new Map(roots.map((root) => [`${root.name}@${root.apiVersion}`, writeRoot(writer, root)]));
  return { text: `[\n${writer.types.map((type) => JSON.stringify(type)).join(',\n')}\n]\n`, indexes };
}

function writeRoot(writer: Writer, root: Root): number {
  const body = reference(writer, root.body);
  return add(writer, {
    $type: TypeBaseKind.ResourceType,
    name: `${root.name}@${root.apiVersion}`,
    body,
    readableScopes: root.readableScopes,
    writableScopes: root.writableScopes,
  });
}

function add(writer: Writer, type: Json): number {
  writer.types.push(type);
  return writer.types.length - 1;
}

function reference(writer: Writer, node: Node): Json {
  return { $ref: `#/${writer.known.get(node) ?? write(writer, node)}` };
}

function write(writer: Writer, node: Node): number {
  switch (node.kind) {
    case 'leaf':
      return addOnce(writer, node, leaf(node.type));
    case 'union':
      return addOnce(writer, node, union(writer, node));
    case 'array':
      return fillLater(writer, node, { $type: TypeBaseKind.ArrayType }, () => ({
        itemType: reference(writer, node.item),
        ...(node.minLength !== undefined && { minLength: node.minLength }),
        ...(node.maxLength !== undefined && { maxLength: node.maxLength }),
      }));
    case 'object':
      return fillLater(writer, node, { $type: TypeBaseKind.ObjectType, name: node.name }, () => object(writer, node));
    case 'discriminated': {
      const { name, discriminator } = node;
      const start = { $type: TypeBaseKind.DiscriminatedObjectType, name, discriminator };
      return fillLater(writer, node, start, () => discriminated(writer, node));
    }
  }
}

function addOnce(writer: Writer, node: Node, type: Json): number {
  const text = JSON.stringify(type);
  const index = writer.texts.get(text) ?? add(writer, type);
  writer.texts.set(text, index);
  writer.known.set(node, index);
  return index;
}

/** Takes its place first: types refer to themselves. */
function fillLater(writer: Writer, node: Node, start: Json, rest: () => Json): number {
  const index = add(writer, start);
  writer.known.set(node, index);
  Object.assign(start, rest());
  return index;
}

function leaf(type: BicepType): Json {
  const { type: $type, ...rest } = type as BicepType & { pattern?: string };
  const { pattern: _, ...kept } = rest;
  return { $type, ...kept };
}

function union(writer: Writer, node: UnionNode): Json {
  const values = [...node.values.values()].sort((a, b) => order(a.value, b.value));
  const [only] = values;
  if (values.length === 1 && node.others.length === 0 && only !== undefined) return literal(only.value);
  const literals = values.map(({ value }) => ({ $ref: `#/${addLiteral(writer, value)}` }));
  return {
    $type: TypeBaseKind.UnionType,
    elements: [...literals, ...node.others.map((member) => reference(writer, member))],
    ...windows(values, node.versions),
  };
}

function literal(value: string): Json {
  return { $type: TypeBaseKind.StringLiteralType, value };
}

function addLiteral(writer: Writer, value: string): number {
  const type = literal(value);
  const text = JSON.stringify(type);
  const index = writer.texts.get(text) ?? add(writer, type);
  writer.texts.set(text, index);
  return index;
}

/** `since` and `until` of a union's values, by value. */
function windows(values: readonly { value: string; presence: Presence }[], versions: ReadonlySet<string>): Json {
  const all = values.map(({ value, presence }) => ({ value, ...windowOf(presence, versions) }));
  const since = Object.fromEntries(all.flatMap((one) => (one.since === undefined ? [] : [[one.value, one.since]])));
  const until = Object.fromEntries(all.flatMap((one) => (one.until === undefined ? [] : [[one.value, one.until]])));
  return { ...(Object.keys(since).length > 0 && { since }), ...(Object.keys(until).length > 0 && { until }) };
}

function object(writer: Writer, node: ObjectNode): Json {
  return {
    properties: properties(writer, node.properties, node.versions),
    ...(node.additional !== undefined && { additionalProperties: reference(writer, node.additional) }),
    ...(node.sensitive && { sensitive: true }),
  };
}

function discriminated(writer: Writer, node: DiscriminatedNode): Json {
  const variants = [...node.variants.values()].sort((a, b) => order(a.value, b.value));
  return {
    baseProperties: properties(writer, node.properties, node.versions),
    elements: Object.fromEntries(variants.map(({ value, type }) => [value, reference(writer, type)])),
    ...windows(variants, node.versions),
  };
}

function properties(writer: Writer, map: ReadonlyMap<string, Property>, versions: ReadonlySet<string>): Json {
  const sorted = [...map.values()].sort((a, b) => order(a.name, b.name));
  return Object.fromEntries(
    sorted.map(({ name, flags, type, presence }) => [
      name,
      { type: reference(writer, type), flags, ...windowOf(presence, versions) },
    ]),
  );
}

function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * From when to when something is there without a gap: from `since` on all compared versions up to `until` have it.
 * Nothing is said where it was always, or is still, there. Versions before a gap are not claimed.
 */
export function windowOf(presence: Presence, versions: ReadonlySet<string>): { since?: string; until?: string } {
  const ordered = [...versions].sort(compareVersions);
  const isThere = ordered.map((version) => presence.get(version) === true);
  const last = isThere.lastIndexOf(true);
  const first = isThere.lastIndexOf(false, Math.max(last, 0)) + 1;
  const since = first > 0 ? ordered[first] : undefined;
  const until = last < ordered.length - 1 ? ordered[last] : undefined;
  return { ...(since !== undefined && { since }), ...(until !== undefined && { until }) };
}
