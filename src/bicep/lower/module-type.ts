/**
 * As much of an expression's type as tells whether it is a module: the compiler reads `x.outputs.name` as the value of
 * an output wherever the type of `x` is a module and nothing else. (`Bicep.Core`, ExpressionBuilder and TypeHelper.)
 */
export type ModuleType =
  | { readonly kind: 'module' | 'null' | 'other' }
  | { readonly kind: 'tuple'; readonly items: readonly ModuleType[] }
  | { readonly kind: 'array'; readonly item: ModuleType }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, ModuleType>; readonly rest: ModuleType }
  | { readonly kind: 'union'; readonly of: readonly ModuleType[] };

/** More alternatives of one type are not told apart. */
const maxAlternatives = 100;

export const other: ModuleType = { kind: 'other' };
export const nothing: ModuleType = { kind: 'null' };

export function dictionary(rest: ModuleType): ModuleType {
  return { kind: 'object', members: new Map(), rest };
}

export function alternatives(type: ModuleType): readonly ModuleType[] {
  return type.kind === 'union' ? type.of : [type];
}

export function unionType(types: readonly ModuleType[]): ModuleType {
  const of = [...new Set(types.flatMap(alternatives))];
  const [only] = of;
  if (only === undefined || of.length > maxAlternatives || of.some(({ kind }) => kind === 'other')) return other;
  return of.every((each) => each.kind === only.kind && (each.kind === 'module' || each.kind === 'null'))
    ? only
    : { kind: 'union', of };
}

export function withoutNull(type: ModuleType): ModuleType {
  const of = alternatives(type).filter(({ kind }) => kind !== 'null');
  return of.length === 0 ? type : unionType(of);
}

export function isNullable(type: ModuleType): boolean {
  return alternatives(type).some(({ kind }) => kind === 'null');
}

export function coalesced(left: ModuleType, right: () => ModuleType): ModuleType {
  if (left.kind === 'null') return right();
  return isNullable(left) ? unionType([withoutNull(left), right()]) : left;
}

export function memberType(base: ModuleType, name: string): ModuleType {
  return unionType(
    alternatives(base).map((each) => (each.kind === 'object' ? (each.members.get(name) ?? each.rest) : other)),
  );
}

export function itemOf(type: ModuleType): ModuleType {
  return unionType(
    alternatives(type).map((each) =>
      each.kind === 'array' ? each.item : each.kind === 'tuple' ? unionType(each.items) : other,
    ),
  );
}

export function valueType(type: ModuleType): ModuleType {
  return unionType(
    alternatives(type).map((each) => {
      if (each.kind !== 'object') return other;
      return each.members.size > 0 ? unionType([...each.members.values()]) : each.rest;
    }),
  );
}

/** The first or last item, or null where an array may be empty. */
export function edgeOf(type: ModuleType, end: 'first' | 'last'): ModuleType {
  return unionType(
    alternatives(type).map((each) =>
      each.kind === 'tuple' ? (each.items.at(end === 'first' ? 0 : -1) ?? nothing) : unionType([nothing, itemOf(each)]),
    ),
  );
}
