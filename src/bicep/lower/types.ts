import { tableOf } from '../../source/own.ts';
import type { Scalar } from '../../template/expression.ts';
import type { AllowedValue, PrimitiveType, PropertyModel, TypeModel } from '../../template/types.ts';
import type { DecoratorSyntax, ExpressionSyntax, ObjectTypeSyntax, TypeSyntax } from '../syntax.ts';
import type { BicepSymbol } from './file.ts';
import { placeAt } from './file.ts';
import type { Lowering } from './lowering.ts';
import { namespaceOf } from './namespaces.ts';

const primitives = tableOf<PrimitiveType>({
  string: 'string',
  int: 'int',
  bool: 'bool',
  object: 'object',
  array: 'array',
  any: 'any',
});

/** A type expression with the decorators that narrow it. */
export function lowerType(node: TypeSyntax, decorators: readonly DecoratorSyntax[], to: Lowering): TypeModel {
  const model = { ...modelOf(node, to), ...constraints(decorators, to) };
  const discriminator = discriminatorOf(node, decorators, to);
  return discriminator ? { ...model, type: 'object', discriminator } : model;
}

function modelOf(node: TypeSyntax, to: Lowering): TypeModel {
  const base = { nullable: false, secure: false, place: placeAt(to.file.source, node) };
  const value = literalOf(node);
  if (value !== undefined) return { ...base, type: primitiveOf(value), allowedValues: [value] };
  switch (node.kind) {
    case 'typeName':
      return named(node.name, to, base);
    case 'nullableType':
      return { ...modelOf(node.base, to), nullable: true };
    case 'nonNullableType':
      return { ...modelOf(node.base, to), nullable: false, nonNullable: true };
    case 'parenthesizedType':
      return modelOf(node.type, to);
    case 'arrayType':
      return { ...base, type: 'array', items: modelOf(node.item, to) };
    case 'tupleType':
      return {
        ...base,
        type: 'array',
        prefixItems: node.items.flatMap((item) =>
          item.kind === 'error' ? [] : [lowerType(item.value, item.decorators, to)],
        ),
      };
    case 'objectType':
      return { ...base, type: 'object', ...propertiesOf(node, to) };
    case 'unionType':
      return union(node.members, to, base);
    case 'typeProperty':
      return (
        builtIn(node, to, base) ??
        namespaced(node.base, node.name.name, to) ??
        propertyOf(node, to) ??
        resourcePart(node, base)
      );
    case 'typeIndex':
      return itemOf(node, to) ?? { ...base, type: 'any' };
    case 'typeAdditionalProperties':
      return restOf(node.base, to) ?? { ...base, type: 'any' };
    case 'typeCall':
      return { ...base, type: 'object' };
    case 'typeItems':
      return resolved(modelOf(node.base, to), to).items ?? { ...base, type: 'any' };
    default:
      return { ...base, type: 'any' };
  }
}

type Base = Pick<TypeModel, 'nullable' | 'secure' | 'place'>;

/** A model with its reference followed, as far as the definition has been read. */
function resolved(model: TypeModel, to: Lowering, steps = 20): TypeModel {
  const target = model.reference === undefined || steps === 0 ? undefined : to.parts.definitions.get(model.reference);
  return target ? resolved(target, to, steps - 1) : model;
}

function propertyOf(
  { base, name }: Extract<TypeSyntax, { kind: 'typeProperty' }>,
  to: Lowering,
): TypeModel | undefined {
  return resolved(modelOf(base, to), to).properties?.get(name.name.toLowerCase())?.type;
}

function itemOf({ base, index }: Extract<TypeSyntax, { kind: 'typeIndex' }>, to: Lowering): TypeModel | undefined {
  return index.kind === 'integer' ? resolved(modelOf(base, to), to).prefixItems?.[Number(index.value)] : undefined;
}

function restOf(node: TypeSyntax, to: Lowering): TypeModel | undefined {
  const { additionalProperties } = resolved(modelOf(node, to), to);
  return typeof additionalProperties === 'object' ? additionalProperties : undefined;
}

/** Of `resourceInput<…>` the parts that are objects in every resource; what its other properties are is not known. */
function resourcePart({ base, name }: Extract<TypeSyntax, { kind: 'typeProperty' }>, model: Base): TypeModel {
  const isObject = base.kind === 'typeCall' && /^(properties|tags|sku|identity|plan)$/.test(name.name);
  return { ...model, type: isObject ? 'object' : 'any' };
}

/** `@discriminator('kind')` on a union of object types: which one it is, the value of that property says. */
function discriminatorOf(
  node: TypeSyntax,
  decorators: readonly DecoratorSyntax[],
  to: Lowering,
): TypeModel['discriminator'] {
  const call = decorators.map(decoratorCall).find(([name]) => name === 'discriminator');
  const property = call?.[1][0]?.kind === 'string' ? call[1][0].value : undefined;
  const union = node.kind === 'nullableType' || node.kind === 'parenthesizedType' ? inner(node) : node;
  if (property === undefined || union.kind !== 'unionType') return undefined;
  const mapping = new Map<string, TypeModel>();
  for (const member of union.members) {
    const model = modelOf(member, to);
    const tag = resolved(model, to).properties?.get(property.toLowerCase())?.type;
    for (const value of (tag && resolved(tag, to).allowedValues) ?? []) mapping.set(String(value), model);
  }
  return { property, mapping };
}

function inner(node: TypeSyntax): TypeSyntax {
  if (node.kind === 'nullableType') return inner(node.base);
  return node.kind === 'parenthesizedType' ? inner(node.type) : node;
}

function named(name: string, to: Lowering, base: Base): TypeModel {
  const primitive = primitives.get(name);
  if (primitive && !to.file.symbols.has(name)) return { ...base, type: primitive };
  const key = typeNamed(name, to);
  return key === undefined ? { ...base, type: 'any' } : referenceTo(key, to, base);
}

function referenceTo(key: string, to: Lowering, base: Base): TypeModel {
  return { ...base, type: to.parts.definitions.get(key)?.type ?? 'any', reference: key };
}

/** `sys.int`, which a file needs where it declares a type of its own called `int`. */
function builtIn(
  { base, name }: Extract<TypeSyntax, { kind: 'typeProperty' }>,
  to: Lowering,
  model: Base,
): TypeModel | undefined {
  const type = primitives.get(name.name);
  return base.kind === 'typeName' && type && namespaceOf(base.name, to.file) === 'sys' ? { ...model, type } : undefined;
}

/** `ns.Type` of `import * as ns`. */
function namespaced(base: TypeSyntax, name: string, to: Lowering): TypeModel | undefined {
  const symbol = base.kind === 'typeName' ? to.file.symbols.get(base.name) : undefined;
  const key = symbol?.kind === 'wildcard' ? to.imported(symbol.from)?.typeNamed(name) : undefined;
  return key === undefined
    ? undefined
    : referenceTo(key, to, { nullable: false, secure: false, place: placeAt(to.file.source, base) });
}

/** A union of literals is a type with allowed values; any other union only says what its members have in common. */
function union(members: readonly TypeSyntax[], to: Lowering, base: Base): TypeModel {
  const others = members.filter((member) => member.kind !== 'null').map((member) => modelOf(member, to));
  const nullable = others.length < members.length || others.some((model) => model.nullable);
  const types = new Set(others.map((model) => model.type));
  const [only] = types;
  const type = types.size === 1 && only ? only : 'any';
  const allowed: AllowedValue[] = [];
  for (const model of others) {
    if (model.allowedValues === undefined) return { ...base, type, nullable };
    allowed.push(...model.allowedValues);
  }
  return { ...base, type, nullable, allowedValues: allowed };
}

function propertiesOf(node: ObjectTypeSyntax, to: Lowering): Pick<TypeModel, 'properties' | 'additionalProperties'> {
  const properties = new Map<string, PropertyModel>();
  let rest: TypeModel | undefined;
  for (const item of node.items) {
    const type = lowerType(item.value, item.decorators, to);
    if (item.kind === 'objectTypeRest') rest = type;
    else if (item.key.kind === 'identifier') properties.set(item.key.name.toLowerCase(), { name: item.key.name, type });
    else if (item.key.kind === 'string') properties.set(item.key.value.toLowerCase(), { name: item.key.value, type });
  }
  return rest ? { properties, additionalProperties: rest } : { properties };
}

function literalOf(node: TypeSyntax): Exclude<Scalar, null> | undefined {
  switch (node.kind) {
    case 'string':
    case 'integer':
    case 'boolean':
      return node.value;
    case 'unaryType': {
      const operand = literalOf(node.operand);
      if (node.operator === '-' && (typeof operand === 'number' || typeof operand === 'bigint')) return -operand;
      return typeof operand === 'boolean' ? !operand : undefined;
    }
    default:
      return undefined;
  }
}

function primitiveOf(value: Exclude<Scalar, null>): PrimitiveType {
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'bool' : 'int';
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function constraints(decorators: readonly DecoratorSyntax[], to: Lowering): Partial<TypeModel> {
  const found: Mutable<Partial<TypeModel>> = {};
  for (const decorator of decorators) {
    const [name, args] = decoratorCall(decorator);
    const number = numberOf(args[0]);
    if (name === 'secure') found.secure = true;
    else if (name === 'allowed' && args[0]) found.allowedValues = allowedIn(args[0], to);
    else if (
      (name === 'minValue' || name === 'maxValue' || name === 'minLength' || name === 'maxLength') &&
      number !== undefined
    )
      found[name] = number;
    else if (name === 'sealed') found.additionalProperties = false;
  }
  return found;
}

/** The name and arguments of `@name(…)` or `@sys.name(…)`; of one that is not called, `@secure`, what is meant. */
export function decoratorCall({
  expression,
}: DecoratorSyntax): readonly [name: string, args: readonly ExpressionSyntax[]] {
  if (expression.kind === 'variableAccess') return [expression.name, []];
  return expression.kind === 'functionCall' || expression.kind === 'methodCall'
    ? [expression.name.name, expression.arguments]
    : ['', []];
}

function numberOf(node: ExpressionSyntax | undefined): number | undefined {
  if (node?.kind === 'integer') return Number(node.value);
  if (node?.kind !== 'unary' || node.operator !== '-') return undefined;
  const operand = numberOf(node.operand);
  return operand === undefined ? undefined : -operand;
}

function allowedIn(node: ExpressionSyntax, to: Lowering): readonly AllowedValue[] {
  const list = to.lower(node, new Map());
  return list.kind === 'array' ? list.items.map((item) => (item.kind === 'literal' ? item.value : item)) : [];
}

/** The key of a user-defined type, entering it into the model when it is first named. */
export function typeNamed(name: string, to: Lowering): string | undefined {
  const symbol: BicepSymbol | undefined = to.file.symbols.get(name);
  if (symbol?.kind === 'imported') return to.imported(symbol.from)?.typeNamed(symbol.exportedName);
  if (symbol?.kind !== 'type') return undefined;
  const key = (to.prefix + name).toLowerCase();
  if (!to.parts.definitions.has(key)) {
    const place = placeAt(to.file.source, symbol);
    to.parts.definitions.set(key, { type: 'any', nullable: false, secure: false, place });
    to.parts.definitions.set(key, lowerType(symbol.value, symbol.decorators, to));
  }
  return key;
}
