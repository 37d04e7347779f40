import type { TypeModel } from '../../template/types.ts';

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
