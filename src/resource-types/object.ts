/** What an object literal says of the types it may have: which variant it is, what it lacks. */
import { ObjectTypePropertyFlags, TypeBaseKind } from '@azure/bicep-types';
import { nodeAt, type TypeNode, typeOf } from './node.ts';
import type { PossibleType } from './step.ts';

export type ObjectLiteral = Readonly<Record<string, unknown>>;

/** Not those of variants that the literal, by its discriminator, is not. */
export function ofItsVariant(candidates: readonly PossibleType[], literal: ObjectLiteral): readonly PossibleType[] {
  return candidates.filter(({ choices }) =>
    choices.every(({ discriminator, value }) => {
      const said = memberOf(literal, discriminator);
      return typeof said !== 'string' || said.startsWith('[') || isSame(said, value);
    }),
  );
}

/** Names of required properties that are not there; none where one of the types would do. */
export function missingNames(nodes: readonly TypeNode[], literal: ObjectLiteral): readonly string[] {
  const missing = nodes.map((node) => requiredNames(node, literal).filter((name) => !hasName(literal, name)));
  return missing.some((names) => names.length === 0) ? [] : (missing[0] ?? []);
}

function requiredNames(node: TypeNode, literal: ObjectLiteral): readonly string[] {
  const type = typeOf(node);
  if (type.type === TypeBaseKind.ObjectType) return required(type.properties);
  if (type.type !== TypeBaseKind.DiscriminatedObjectType) return [];
  const said = memberOf(literal, type.discriminator);
  const chosen = Object.entries(type.elements).find(([value]) => typeof said === 'string' && isSame(value, said));
  const variant = chosen === undefined ? undefined : typeOf(nodeAt(node.file, chosen[1]));
  const own = variant?.type === TypeBaseKind.ObjectType ? required(variant.properties) : [];
  return [type.discriminator, ...required(type.baseProperties), ...own];
}

function required(properties: Readonly<Record<string, { readonly flags: number }>>): readonly string[] {
  const mask = ObjectTypePropertyFlags.Required | ObjectTypePropertyFlags.ReadOnly;
  const names = Object.entries(properties).filter(
    ([, { flags }]) => (flags & mask) === ObjectTypePropertyFlags.Required,
  );
  return names.map(([name]) => name);
}

function hasName(literal: ObjectLiteral, name: string): boolean {
  return memberOf(literal, name) !== undefined;
}

function memberOf(literal: ObjectLiteral, name: string): unknown {
  return Object.entries(literal).find(([key]) => isSame(key, name))?.[1];
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
