import type { Diagnostic } from '../../template/diagnostic.ts';
import type {
  ArrayExpression,
  Expression,
  LiteralExpression,
  ObjectExpression,
  Scalar,
} from '../../template/expression.ts';
import { listed } from '../../template/list.ts';
import { resolveType } from '../../template/type-members.ts';
import type { AllowedValue, PrimitiveType, TypeModel } from '../../template/types.ts';
import { contextBelow, type MatchContext, mismatch } from './context.ts';
import { matchObject } from './object.ts';

/** What is wrong with a value for a type. Expressions are not judged. */
export function matchValue(value: Expression, declared: TypeModel, context: MatchContext): Diagnostic[] {
  if (value.kind !== 'literal' && value.kind !== 'array' && value.kind !== 'object') return [];
  const type = resolveType(declared, context.definitions);
  const inside = type.secure ? { ...context, secure: true } : context;
  return value.kind === 'literal' ? matchLiteral(value, type, inside) : matchOnce(value, declared, type, inside);
}

function matchOnce(
  value: ArrayExpression | ObjectExpression,
  declared: TypeModel,
  type: TypeModel,
  context: MatchContext,
): Diagnostic[] {
  const { judged = new Map<Expression, Set<TypeModel>>() } = context;
  const types = judged.get(value) ?? new Set();
  if (types.has(declared)) return [];
  judged.set(value, types.add(declared));
  const inside = { ...context, judged };
  return value.kind === 'array'
    ? [...matchKind(value, 'array', type, inside), ...matchArray(value, type, inside)]
    : [...matchKind(value, 'object', type, inside), ...matchObject(value, type, inside, matchValue)];
}

function matchKind(value: Expression, kind: PrimitiveType, { type }: TypeModel, context: MatchContext): Diagnostic[] {
  if (type === 'any' || type === kind) return [];
  return [mismatch('wrong-type', context, `is ${articled(kind)}, expected ${articled(type)}`, value)];
}

function articled(kind: PrimitiveType): string {
  const words: Readonly<Record<PrimitiveType, string>> = {
    string: 'a string',
    int: 'an integer',
    bool: 'true or false',
    object: 'an object',
    array: 'an array',
    any: 'a value',
  };
  return words[kind];
}

function matchLiteral(literal: LiteralExpression, type: TypeModel, context: MatchContext): Diagnostic[] {
  const { value } = literal;
  if (value === null) {
    if (type.nullable || type.type === 'any') return [];
    return [mismatch('wrong-type', context, `is null, expected ${articled(type.type)}`, literal)];
  }
  const kind = kindOf(value);
  if (kind === undefined) {
    if (type.type === 'any') return [];
    return [mismatch('wrong-type', context, `has decimals, expected ${articled(type.type)}`, literal)];
  }
  const wrong = matchKind(literal, kind, type, context);
  return wrong.length > 0 ? wrong : [...matchAllowed(literal, type, context), ...matchBounds(literal, type, context)];
}

function kindOf(value: Exclude<Scalar, null>): PrimitiveType | undefined {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'bigint' || Number.isInteger(value) ? 'int' : undefined;
}

/** Only lists of plain values are judged. Strings are compared ignoring case, so as to refuse nothing that may be right. */
function matchAllowed(literal: LiteralExpression, { allowedValues }: TypeModel, context: MatchContext): Diagnostic[] {
  const keys = allowedValues && keysOf(allowedValues);
  if (allowedValues === undefined || keys === undefined || keys.has(keyOf(literal.value))) return [];
  const found = context.secure ? '' : ` ${shown(literal.value)}`;
  const list = listed(allowedValues.filter(isScalar).map(shown));
  return [
    mismatch('not-allowed-value', context, `does not allow${found || ' this value'}; allowed are ${list}`, literal),
  ];
}

const known = new WeakMap<readonly AllowedValue[], ReadonlySet<string> | undefined>();

/** The values of a list as they are compared; none where one of them is no plain value. Made once for each list. */
function keysOf(allowed: readonly AllowedValue[]): ReadonlySet<string> | undefined {
  if (!known.has(allowed)) known.set(allowed, allowed.every(isScalar) ? new Set(allowed.map(keyOf)) : undefined);
  return known.get(allowed);
}

function keyOf(value: Scalar): string {
  return typeof value === 'string' ? `'${value.toLowerCase()}` : String(value);
}

function isScalar(value: AllowedValue): value is Scalar {
  return value === null || typeof value !== 'object';
}

function shown(value: Scalar): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

function matchBounds(literal: LiteralExpression, type: TypeModel, context: MatchContext): Diagnostic[] {
  const { value } = literal;
  if (typeof value === 'string') return matchLength(literal, value.length, 'characters', type, context);
  if (typeof value === 'boolean' || value === null) return [];
  const { minValue, maxValue } = type;
  if (minValue !== undefined && value < minValue)
    return [mismatch('out-of-range', context, `is less than ${minValue}, the least allowed`, literal)];
  if (maxValue !== undefined && value > maxValue)
    return [mismatch('out-of-range', context, `is more than ${maxValue}, the most allowed`, literal)];
  return [];
}

function matchLength(
  value: Expression,
  length: number,
  unit: string,
  type: TypeModel,
  context: MatchContext,
): Diagnostic[] {
  const { minLength, maxLength } = type;
  const has = context.secure ? 'has' : `has ${length} ${unit},`;
  if (minLength !== undefined && length < minLength)
    return [mismatch('wrong-length', context, `${has} fewer than the ${minLength} ${unit} it needs`, value)];
  if (maxLength !== undefined && length > maxLength)
    return [mismatch('wrong-length', context, `${has} more than the ${maxLength} ${unit} it may have`, value)];
  return [];
}

function matchArray(array: ArrayExpression, type: TypeModel, context: MatchContext): Diagnostic[] {
  const problems = matchLength(array, array.items.length, 'items', type, context);
  array.items.forEach((item, index) => {
    const declared = type.prefixItems?.[index] ?? type.items;
    if (declared) problems.push(...matchValue(item, declared, contextBelow(context, `[${index}]`)));
  });
  return problems;
}
