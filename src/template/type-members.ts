import type { TypeModel } from './types.ts';

/**
 * The type that references lead to. What stands beside a reference wins over what stands behind it; a circle of
 * references ends as it is, of type `any`.
 */
export function resolveType(type: TypeModel, definitions: ReadonlyMap<string, TypeModel>): TypeModel {
  const chain = [type];
  const seen = new Set<string>();
  for (let pointer = type.reference?.toLowerCase(); pointer !== undefined && !seen.has(pointer); ) {
    seen.add(pointer);
    const target = definitions.get(pointer);
    if (target) chain.push(target);
    pointer = target?.reference?.toLowerCase();
  }
  return chain.reduceRight(merge);
}

function merge(behind: TypeModel, beside: TypeModel): TypeModel {
  return {
    ...behind,
    ...beside,
    type: beside.type === 'any' ? behind.type : beside.type,
    nullable: !beside.nonNullable && (beside.nullable || behind.nullable),
    secure: beside.secure || behind.secure,
  };
}

/** The same, which remembers the definitions, so that the types of its properties and items can be followed too. */
export function resolveIn(model: TypeModel, definitions: ReadonlyMap<string, TypeModel>): TypeModel {
  if (model.reference === undefined) return model.definitions ? model : { ...model, definitions };
  const { reference: _, ...resolved } = resolveType(model, definitions);
  return { ...resolved, definitions };
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
