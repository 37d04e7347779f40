/** One types file as a graph of nodes. */
import type {
  ArrayType,
  BicepType,
  DiscriminatedObjectType,
  ObjectType,
  ObjectTypeProperty,
  TypeReference,
  UnionType,
} from '@azure/bicep-types';
import { TypeBaseKind } from '@azure/bicep-types';
import { anyLeaf, type Node, type Property } from './graph.ts';

interface Reader {
  readonly types: readonly BicepType[];
  readonly version: string;
  readonly known: Map<number, Node>;
}

/** Nodes are shared as the file shares them: one node an index, however often it is asked for. */
export function readGraph(types: readonly BicepType[], version: string): (reference: TypeReference) => Node {
  const reader: Reader = { types, version, known: new Map() };
  return (reference) => nodeAt(reader, reference);
}

function nodeAt(reader: Reader, reference: TypeReference): Node {
  const known = reader.known.get(reference.index);
  if (known !== undefined) return known;
  const type = reader.types[reference.index];
  return type === undefined ? anyLeaf : convert(reader, reference, type);
}

function convert(reader: Reader, reference: TypeReference, type: BicepType): Node {
  switch (type.type) {
    case TypeBaseKind.ObjectType:
      return objectNode(reader, reference, type);
    case TypeBaseKind.DiscriminatedObjectType:
      return discriminatedNode(reader, reference, type);
    case TypeBaseKind.ArrayType:
      return arrayNode(reader, reference, type);
    case TypeBaseKind.UnionType:
      return unionNode(reader, reference, type);
    case TypeBaseKind.StringLiteralType:
      return remember(reader, reference, {
        kind: 'union',
        values: new Map([[type.value.toLowerCase(), { value: type.value, presence: present(reader) }]]),
        others: [],
        versions: new Set([reader.version]),
      });
    default:
      return remember(reader, reference, { kind: 'leaf', type });
  }
}

/** Before its children are converted, because types refer to themselves. */
function remember<T extends Node>(reader: Reader, reference: TypeReference, made: T): T {
  reader.known.set(reference.index, made);
  return made;
}

function present(reader: Reader): Map<string, boolean> {
  return new Map([[reader.version, true]]);
}

function objectNode(reader: Reader, reference: TypeReference, type: ObjectType): Node {
  const made = remember(reader, reference, {
    kind: 'object',
    name: type.name,
    sensitive: type.sensitive === true,
    properties: new Map(),
    additional: undefined as Node | undefined,
    versions: new Set([reader.version]),
  });
  fill(reader, made.properties, type.properties);
  if (type.additionalProperties !== undefined) made.additional = nodeAt(reader, type.additionalProperties);
  return made;
}

function discriminatedNode(reader: Reader, reference: TypeReference, type: DiscriminatedObjectType): Node {
  const made = remember(reader, reference, {
    kind: 'discriminated',
    name: type.name,
    discriminator: type.discriminator,
    properties: new Map(),
    variants: new Map(),
    versions: new Set([reader.version]),
  });
  fill(reader, made.properties, type.baseProperties);
  for (const [value, element] of Object.entries(type.elements)) {
    made.variants.set(value.toLowerCase(), { value, type: nodeAt(reader, element), presence: present(reader) });
  }
  return made;
}

function arrayNode(reader: Reader, reference: TypeReference, type: ArrayType): Node {
  const made = remember(reader, reference, {
    kind: 'array',
    item: anyLeaf as Node,
    minLength: type.minLength,
    maxLength: type.maxLength,
  });
  made.item = nodeAt(reader, type.itemType);
  return made;
}

function unionNode(reader: Reader, reference: TypeReference, type: UnionType): Node {
  const made = remember(reader, reference, {
    kind: 'union',
    values: new Map(),
    others: [] as Node[],
    versions: new Set([reader.version]),
  });
  for (const element of type.elements) {
    const member = reader.types[element.index];
    if (member?.type !== TypeBaseKind.StringLiteralType) made.others.push(nodeAt(reader, element));
    else made.values.set(member.value.toLowerCase(), { value: member.value, presence: present(reader) });
  }
  return made;
}

function fill(reader: Reader, into: Map<string, Property>, properties: Record<string, ObjectTypeProperty>): void {
  for (const [name, { flags, type }] of Object.entries(properties)) {
    into.set(name.toLowerCase(), { name, flags, type: nodeAt(reader, type), presence: present(reader) });
  }
}
