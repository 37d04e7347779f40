import type { TypeModel } from './types.ts';

/**
 * Follows `$ref` to the definition; constraints beside the reference win over those behind it. A circle ends as `any`.
 * The result remembers the definitions, so that the types of its properties and items can be followed too.
 */
export function resolveIn(
  model: TypeModel,
  definitions: ReadonlyMap<string, TypeModel>,
  seen: ReadonlySet<string> = new Set(),
): TypeModel {
  const { reference, ...own } = model;
  if (reference === undefined) return model.definitions ? model : { ...model, definitions };
  const key = reference.toLowerCase();
  const target = definitions.get(key);
  if (target === undefined || seen.has(key)) return own;
  const resolved = resolveIn(target, definitions, new Set([...seen, key]));
  return {
    ...resolved,
    ...own,
    type: resolved.type,
    nullable: !own.nonNullable && (own.nullable || resolved.nullable),
    secure: own.secure || resolved.secure,
    definitions,
  };
}

/** The declared type of a property (a string, in any case) or item of a value of a type. */
export function memberModel(model: TypeModel | undefined, key: string | number | undefined): TypeModel | undefined {
  if (model === undefined) return undefined;
  const member = typeof key === 'string' ? propertyModel(model, key) : itemModel(model, key);
  return member && model.definitions ? resolveIn(member, model.definitions) : member;
}

function propertyModel({ properties, additionalProperties }: TypeModel, key: string): TypeModel | undefined {
  const declared = properties?.get(key.toLowerCase())?.type;
  return declared ?? (typeof additionalProperties === 'object' ? additionalProperties : undefined);
}

function itemModel({ items, prefixItems }: TypeModel, key: number | undefined): TypeModel | undefined {
  return key === undefined ? items : (prefixItems?.[key] ?? items);
}
