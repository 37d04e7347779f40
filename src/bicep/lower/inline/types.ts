import type { Expression } from '../../../template/expression.ts';
import type { AllowedValue, PrimitiveType, PropertyModel, TypeModel } from '../../../template/types.ts';
import { inlineMember, inlineText, namedEntries } from './values.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const names: ReadonlyMap<string, Pick<TypeModel, 'type' | 'secure'>> = new Map(
  (['string', 'int', 'bool', 'object', 'array'] satisfies PrimitiveType[])
    .map((type): [string, Pick<TypeModel, 'type' | 'secure'>] => [type, { type, secure: false }])
    .concat([
      ['securestring', { type: 'string', secure: true }],
      ['secureobject', { type: 'object', secure: true }],
    ]),
);

const bounds = ['minValue', 'maxValue', 'minLength', 'maxLength'] as const;

/**
 * The type that a parameter, output or definition declares. What is computed is left out: an unknown type is `any`.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/definitions
 */
export function typeIn(declaration: Expression): TypeModel {
  const model: Mutable<TypeModel> = {
    type: 'any',
    nullable: literalIn(declaration, 'nullable') === true,
    secure: false,
    place: declaration.place,
    ...names.get(inlineText(declaration, 'type')?.toLowerCase() ?? ''),
  };
  const reference = /^#\/definitions\/(.+)$/i.exec(inlineText(declaration, '$ref') ?? '')?.[1];
  if (reference !== undefined) model.reference = reference;
  if (literalIn(declaration, 'nullable') === false) model.nonNullable = true;
  for (const name of bounds) {
    const bound = literalIn(declaration, name);
    if (typeof bound === 'number' || typeof bound === 'bigint') model[name] = Number(bound);
  }
  const allowed = allowedIn(inlineMember(declaration, 'allowedValues'));
  if (allowed && model.type !== 'array') model.allowedValues = allowed;
  return Object.assign(model, partsIn(declaration));
}

function literalIn(object: Expression, name: string) {
  const value = inlineMember(object, name);
  return value?.kind === 'literal' ? value.value : undefined;
}

function allowedIn(list: Expression | undefined): AllowedValue[] | undefined {
  if (list?.kind !== 'array' || list.items.length === 0) return undefined;
  return list.items.map((item) => (item.kind === 'literal' ? item.value : item));
}

type Parts = Pick<TypeModel, 'properties' | 'additionalProperties' | 'items' | 'prefixItems'>;

function partsIn(declaration: Expression): Parts {
  const properties = inlineMember(declaration, 'properties');
  const rest = inlineMember(declaration, 'additionalProperties');
  const items = inlineMember(declaration, 'items');
  const prefix = inlineMember(declaration, 'prefixItems');
  return {
    ...(properties && { properties: propertiesIn(properties) }),
    ...(rest && { additionalProperties: rest.kind === 'object' ? typeIn(rest) : !isFalse(rest) }),
    ...(items?.kind === 'object' && { items: typeIn(items) }),
    ...(prefix?.kind === 'array' && { prefixItems: prefix.items.map(typeIn) }),
  };
}

function isFalse(value: Expression): boolean {
  return value.kind === 'literal' && value.value === false;
}

function propertiesIn(object: Expression): ReadonlyMap<string, PropertyModel> {
  return new Map(namedEntries(object).map(({ key, value }) => [key.toLowerCase(), { name: key, type: typeIn(value) }]));
}
