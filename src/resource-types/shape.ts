/** What values a type takes, in terms of JSON. */
import { type BicepType, BuiltInTypeKind, TypeBaseKind } from '@azure/bicep-types';
import { nodeAt, type TypeNode, typeOf, valueWindow } from './node.ts';
import { isAny, members } from './step.ts';
import { commonWindow, type Window } from './versions.ts';

export type PropertyType =
  | StringShape
  | IntegerShape
  | ObjectShape
  | ArrayShape
  | ChoiceShape
  | { readonly kind: 'boolean' }
  | { readonly kind: 'null' }
  | { readonly kind: 'any' };

export interface StringShape {
  readonly kind: 'string';
  /** The listed values; none where any string will do. */
  readonly values: readonly EnumValue[];
  /** Other strings are accepted beside the listed values: most of Azure's enums may grow. */
  readonly open: boolean;
  /** A secret: a password, a key. */
  readonly sensitive?: true;
  readonly minLength?: number;
  readonly maxLength?: number;
}

export interface EnumValue extends Window {
  readonly value: string;
}

export interface IntegerShape {
  readonly kind: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

export interface ObjectShape {
  readonly kind: 'object';
  readonly name: string;
  readonly nodes: readonly TypeNode[];
}

export interface ArrayShape {
  readonly kind: 'array';
  readonly items: readonly TypeNode[];
  readonly minLength?: number;
  readonly maxLength?: number;
}

/** Values of several kinds are accepted. */
export interface ChoiceShape {
  readonly kind: 'choice';
  readonly of: readonly PropertyType[];
}

export function shapeOf(nodes: readonly TypeNode[]): PropertyType {
  const shapes = mergeShapes(nodes.flatMap(memberShapes));
  const [first] = shapes;
  if (first === undefined || shapes.some(({ kind }) => kind === 'any')) return { kind: 'any' };
  return shapes.length === 1 ? first : { kind: 'choice', of: shapes };
}

/** A union says of each value that it lists which version brought it. */
function memberShapes(node: TypeNode): readonly PropertyType[] {
  const union = typeOf(node);
  return members(node).map((member) => {
    const shape = memberShape(member);
    if (shape.kind !== 'string') return shape;
    return { ...shape, values: shape.values.map(({ value }) => ({ value, ...valueWindow(union, value) })) };
  });
}

function memberShape(node: TypeNode): PropertyType {
  const type = typeOf(node);
  switch (type.type) {
    case TypeBaseKind.StringLiteralType:
      return { kind: 'string', values: [{ value: type.value }], open: false };
    case TypeBaseKind.StringType:
      return { kind: 'string', values: [], open: true, ...(type.sensitive && { sensitive: true }), ...lengths(type) };
    case TypeBaseKind.IntegerType:
      return {
        kind: 'integer',
        ...(type.minValue !== undefined && { minimum: type.minValue }),
        ...(type.maxValue !== undefined && { maximum: type.maxValue }),
      };
    case TypeBaseKind.BooleanType:
      return { kind: 'boolean' };
    case TypeBaseKind.NullType:
      return { kind: 'null' };
    case TypeBaseKind.ArrayType:
      return { kind: 'array', items: [nodeAt(node.file, type.itemType)], ...lengths(type) };
    case TypeBaseKind.ObjectType:
    case TypeBaseKind.DiscriminatedObjectType:
      return { kind: 'object', name: type.name, nodes: [node] };
    default:
      return builtIn(type);
  }
}

/** The format's first version spelled simple types so; published indexes no longer do. */
function builtIn(type: BicepType): PropertyType {
  if (type.type !== TypeBaseKind.BuiltInType || isAny(type)) return { kind: 'any' };
  switch (type.kind) {
    case BuiltInTypeKind.Bool:
      return { kind: 'boolean' };
    case BuiltInTypeKind.Int:
      return { kind: 'integer' };
    case BuiltInTypeKind.Null:
      return { kind: 'null' };
    default:
      return { kind: 'string', values: [], open: true };
  }
}

function lengths(type: { readonly minLength?: number; readonly maxLength?: number }) {
  const { minLength, maxLength } = type;
  return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

/** One shape a kind: a list of literals and a string become an open enum. */
function mergeShapes(shapes: readonly PropertyType[]): readonly PropertyType[] {
  const byKind = new Map<PropertyType['kind'], PropertyType>();
  for (const shape of shapes) {
    const before = byKind.get(shape.kind);
    byKind.set(shape.kind, before === undefined ? shape : mergeShape(before, shape));
  }
  return [...byKind.values()];
}

/** Where two types differ in a limit, none is claimed. */
function mergeShape(a: PropertyType, b: PropertyType): PropertyType {
  if (a.kind === 'string' && b.kind === 'string') return mergeStrings(a, b);
  if (a.kind === 'object' && b.kind === 'object') return { ...a, nodes: [...a.nodes, ...b.nodes] };
  if (a.kind === 'array' && b.kind === 'array') return { kind: 'array', items: [...a.items, ...b.items] };
  return a.kind === 'integer' ? { kind: 'integer' } : a;
}

function mergeStrings(a: StringShape, b: StringShape): StringShape {
  const values = new Map(a.values.map((one) => [one.value, one]));
  for (const one of b.values) {
    const before = values.get(one.value);
    values.set(one.value, before === undefined ? one : { value: one.value, ...commonWindow([before, one]) });
  }
  const sensitive = (a.sensitive ?? b.sensitive) && { sensitive: true as const };
  const limits = a.open && b.open ? {} : lengths(a.open ? a : b);
  return { kind: 'string', values: [...values.values()], open: a.open || b.open, ...sensitive, ...limits };
}

/** What the items of an array may be. */
export function itemShape(array: ArrayShape): PropertyType {
  return shapeOf(array.items);
}

const listed = 12;

/** The type in words, to follow "expected": `a boolean`, `one of 'Allow', 'Deny'`, `an integer from 1 to 5`. */
export function describeType(type: PropertyType): string {
  switch (type.kind) {
    case 'string':
      return type.values.length > 0 ? describeValues(type.values) : 'a string';
    case 'integer':
      return `an integer${describeRange(type)}`;
    case 'boolean':
      return 'a boolean';
    case 'null':
      return 'null';
    case 'object':
      return 'an object';
    case 'array':
      return 'an array';
    case 'choice':
      return type.of.map(describeType).join(' or ');
    case 'any':
      return 'any value';
  }
}

function describeValues(values: readonly EnumValue[]): string {
  const shown = values.slice(0, listed).map(({ value }) => `'${value}'`);
  if (values.length === 1) return shown.join('');
  const more = values.length - shown.length;
  return `one of ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

function describeRange({ minimum, maximum }: IntegerShape): string {
  if (minimum !== undefined && maximum !== undefined) return ` from ${minimum} to ${maximum}`;
  if (minimum !== undefined) return ` of at least ${minimum}`;
  return maximum === undefined ? '' : ` of at most ${maximum}`;
}
