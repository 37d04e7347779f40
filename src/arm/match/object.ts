import type { Diagnostic } from '../../template/diagnostic.ts';
import { entryOf, type ObjectEntry, type ObjectExpression } from '../../template/expression.ts';
import { listed } from '../../template/list.ts';
import { closest } from '../../template/suggest.ts';
import { resolveType } from '../../template/type-members.ts';
import type { TypeModel } from '../../template/types.ts';
import { contextBelow, type MatchContext, type MatchValue, mismatch } from './context.ts';

/** What is wrong with the members of an object for its type. `match` judges their values. */
export function matchObject(
  object: ObjectExpression,
  type: TypeModel,
  context: MatchContext,
  match: MatchValue,
): Diagnostic[] {
  if (type.discriminator) return matchVariant(object, type.discriminator, context, match);
  const given = new Set(object.entries.map((entry) => entry.key.toLowerCase()));
  const problems = object.entries.flatMap((entry) => matchEntry(entry, given, type, context, match));
  if (object.entries.some((entry) => entry.computedKey)) return problems;
  for (const property of type.properties?.values() ?? []) {
    if (given.has(property.name.toLowerCase()) || resolveType(property.type, context.definitions).nullable) continue;
    problems.push(mismatch('missing-property', context, `has no property '${property.name}'`, object));
  }
  return problems;
}

function matchEntry(
  entry: ObjectEntry,
  given: ReadonlySet<string>,
  type: TypeModel,
  context: MatchContext,
  match: MatchValue,
): Diagnostic[] {
  if (entry.computedKey) return [];
  const inside = contextBelow(context, `.${entry.key}`);
  const property = type.properties?.get(entry.key.toLowerCase());
  if (property) return match(entry.value, property.type, inside);
  if (typeof type.additionalProperties === 'object') return match(entry.value, type.additionalProperties, inside);
  if (type.additionalProperties !== false) return [];
  const properties = type.properties ?? new Map<string, { readonly name: string }>();
  const suggestion = closest(entry.key, free(properties.values(), given));
  const advice = suggestion
    ? `did you mean '${suggestion}'?`
    : `its type has ${listed(Array.from(properties.values(), ({ name }) => name)) || 'none'}`;
  return [
    mismatch(
      'unknown-property',
      context,
      `has a property '${entry.key}' that its type does not know; ${advice}`,
      entry.value,
    ),
  ];
}

/** The names of those properties that the object does not have. */
function* free(properties: Iterable<{ readonly name: string }>, given: ReadonlySet<string>): Iterable<string> {
  for (const { name } of properties) if (!given.has(name.toLowerCase())) yield name;
}

/** An object of a tagged union is judged by the member that its discriminator names. */
function matchVariant(
  object: ObjectExpression,
  { property, mapping }: NonNullable<TypeModel['discriminator']>,
  context: MatchContext,
  match: MatchValue,
): Diagnostic[] {
  const tag = entryOf(object, property)?.value;
  if (tag === undefined)
    return [mismatch('missing-property', context, `has no property '${property}', which tells its kind`, object)];
  if (tag.kind !== 'literal') return [];
  const variant = typeof tag.value === 'string' ? mapping.get(tag.value) : undefined;
  if (variant) {
    // One tag decides once: a kind that is again a union of kinds could go on forever.
    const { discriminator: _, ...plain } = resolveType(variant, context.definitions);
    return matchObject(object, plain, context, match);
  }
  const list = listed(Array.from(mapping.keys(), (name) => `'${name}'`));
  return [
    mismatch(
      'not-allowed-value',
      contextBelow(context, `.${property}`),
      `tells the kind of object: one of ${list}`,
      tag,
    ),
  ];
}
