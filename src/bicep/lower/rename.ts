import type { Expression, ObjectEntry } from '../../template/expression.ts';
import type { PropertyModel, TypeModel } from '../../template/types.ts';

/** New names for what an expression refers to: variables, user-defined functions, types. */
export interface Renaming {
  variable(name: string): string;
  /** The name within `functionNamespace`. */
  function(namespace: string, name: string): string;
  definition(reference: string): string;
}

/** Deeper values are left as they are. */
const maxDepth = 200;

/** A copy of an expression with other names. `namespace` is that of all renamed functions. */
export function renameIn(expression: Expression, to: Renaming, namespace: string, depth = 0): Expression {
  if (depth > maxDepth) return expression;
  // Named, for the expressions of ARM JSON have it by an accessor, which a spread does not copy.
  const { place } = expression;
  const inner = (each: Expression): Expression => renameIn(each, to, namespace, depth + 1);
  switch (expression.kind) {
    case 'literal':
    case 'broken':
      return expression;
    case 'object':
      return {
        kind: 'object',
        entries: expression.entries.map((entry) => renamedEntry(entry, inner)),
        place,
      };
    case 'array':
      return { kind: 'array', items: expression.items.map(inner), place };
    case 'access':
      return { ...expression, place, base: inner(expression.base), key: inner(expression.key) };
    case 'loop':
      return { ...expression, place, count: inner(expression.count), body: inner(expression.body) };
    case 'call': {
      const args = expression.args.map(inner);
      if (expression.namespace !== undefined)
        return { ...expression, place, namespace, name: to.function(expression.namespace, expression.name), args };
      const [first] = args;
      const isVariable = /^variables$/i.test(expression.name) && first?.kind === 'literal';
      return isVariable
        ? { ...expression, place, args: [{ ...first, place: first.place, value: to.variable(String(first.value)) }] }
        : { ...expression, place, args };
    }
  }
}

function renamedEntry(entry: ObjectEntry, inner: (each: Expression) => Expression): ObjectEntry {
  const { computedKey } = entry;
  return { ...entry, value: inner(entry.value), ...(computedKey && { computedKey: inner(computedKey) }) };
}

/** A copy of a type whose references lead elsewhere. */
export function renameInType(model: TypeModel, to: Renaming, depth = 0): TypeModel {
  if (depth > maxDepth) return model;
  const inner = (each: TypeModel): TypeModel => renameInType(each, to, depth + 1);
  const { reference, properties, additionalProperties, items, prefixItems, discriminator } = model;
  return {
    ...model,
    ...(reference !== undefined && { reference: to.definition(reference) }),
    ...(properties && { properties: renamedProperties(properties, inner) }),
    ...(typeof additionalProperties === 'object' && { additionalProperties: inner(additionalProperties) }),
    ...(items && { items: inner(items) }),
    ...(prefixItems && { prefixItems: prefixItems.map(inner) }),
    ...(discriminator && {
      discriminator: {
        property: discriminator.property,
        mapping: new Map(Array.from(discriminator.mapping, ([value, type]) => [value, inner(type)])),
      },
    }),
  };
}

function renamedProperties(
  properties: ReadonlyMap<string, PropertyModel>,
  inner: (each: TypeModel) => TypeModel,
): Map<string, PropertyModel> {
  return new Map(Array.from(properties, ([key, { name, type }]) => [key, { name, type: inner(type) }]));
}
