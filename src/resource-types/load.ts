/** Texts of an index → its entries and types, with what is not in the format left out. */
import {
  type BicepType,
  CrossFileTypeReference,
  readIndexJson,
  readTypesJson,
  TypeReference,
} from '@azure/bicep-types';
import type { ReadTypesFile } from './files.ts';
import type { TypesFile } from './node.ts';

/** An index, or a file of it, that cannot be used. */
export interface TypesProblem {
  readonly file: string;
  readonly message: string;
}

export interface LoadedIndex {
  /** Where each `type@version` is described. */
  readonly entries: readonly (readonly [name: string, reference: CrossFileTypeReference])[];
  /** Oldest and newest version that a type's model spans, by type; only our own index says so. */
  readonly spans: Readonly<Record<string, readonly [oldest: string, newest: string]>>;
  /** Where the index was made from, as far as it says. */
  readonly source: Readonly<Record<string, unknown>>;
}

export type Loaded<T> = { readonly kind: 'loaded'; readonly value: T } | ({ readonly kind: 'problem' } & TypesProblem);

export function loadIndex(read: ReadTypesFile): Loaded<LoadedIndex> {
  return load(read, 'index.json', 'an index in the bicep-types format, with "resources"', (text) => {
    const raw: unknown = readIndexJson(text);
    if (!isRecord(raw) || !isRecord(raw.resources)) return undefined;
    const entries = Object.entries(raw.resources).filter(isEntry);
    const spans = isRecord(raw.apiVersions) ? Object.fromEntries(Object.entries(raw.apiVersions).filter(isSpan)) : {};
    return { entries, spans, source: isRecord(raw.source) ? raw.source : {} };
  });
}

export function loadTypes(read: ReadTypesFile, path: string): Loaded<TypesFile> {
  return load(read, path, 'an array of types in the bicep-types format', (text) => {
    const raw: unknown = readTypesJson(text);
    return Array.isArray(raw) ? raw.map(wellFormed) : undefined;
  });
}

function load<T>(
  read: ReadTypesFile,
  path: string,
  expected: string,
  parse: (text: string) => T | undefined,
): Loaded<T> {
  const answer = read(path);
  if (answer.kind === 'error') return { kind: 'problem', file: path, message: answer.message };
  try {
    const value = parse(answer.text);
    if (value !== undefined) return { kind: 'loaded', value };
    return { kind: 'problem', file: path, message: `${path} does not hold ${expected}` };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    return { kind: 'problem', file: path, message: `${path} does not hold ${expected}: ${reason}` };
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isEntry(entry: [string, unknown]): entry is [string, CrossFileTypeReference] {
  return entry[1] instanceof CrossFileTypeReference;
}

function isSpan(entry: [string, unknown]): entry is [string, [string, string]] {
  const [, span] = entry;
  return Array.isArray(span) && span.length === 2 && span.every((version) => typeof version === 'string');
}

/** What does not have the shape that its kind promises is read as a type of which nothing is known. */
function wellFormed(type: unknown): BicepType {
  const known = isRecord(type) && typeof type.type === 'string' && hasItsParts(type);
  return (known ? type : { type: 'AnyType' }) as BicepType;
}

function hasItsParts(type: Record<string, unknown>): boolean {
  switch (type.type) {
    case 'ObjectType':
      return hasTypes(type.properties);
    case 'DiscriminatedObjectType':
      return typeof type.discriminator === 'string' && hasTypes(type.baseProperties) && hasReferences(type.elements);
    case 'ArrayType':
      return type.itemType instanceof TypeReference;
    case 'UnionType':
      return Array.isArray(type.elements) && hasReferences(type.elements);
    case 'StringLiteralType':
      return typeof type.value === 'string';
    case 'ResourceType':
      return typeof type.name === 'string' && type.body instanceof TypeReference;
    default:
      return true;
  }
}

function hasTypes(properties: unknown): boolean {
  return (
    isRecord(properties) && Object.values(properties).every((one) => isRecord(one) && one.type instanceof TypeReference)
  );
}

function hasReferences(elements: unknown): boolean {
  return (
    typeof elements === 'object' &&
    elements !== null &&
    Object.values(elements).every((one) => one instanceof TypeReference)
  );
}
