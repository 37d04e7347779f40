import type { Expression, Scalar } from './expression.ts';
import type { Place } from './place.ts';

export type PrimitiveType = 'string' | 'int' | 'bool' | 'object' | 'array' | 'any';

/**
 * The type of a parameter, output or user-defined type, as both languages declare it.
 * `reference` names a definition (`#/definitions/x` in JSON), resolved through `Template.definitions`.
 */
export interface TypeModel {
  readonly type: PrimitiveType;
  readonly reference?: string;
  readonly nullable: boolean;
  /** `"nullable": false` beside a `$ref`: takes null away from a type that allows it. */
  readonly nonNullable?: boolean;
  readonly secure: boolean;
  readonly allowedValues?: readonly AllowedValue[];
  readonly minValue?: number;
  readonly maxValue?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Declared properties of an object type, by lower-case name. */
  readonly properties?: ReadonlyMap<string, PropertyModel>;
  /** `true`/absent: other properties may exist; `false`: none (sealed); a type: others are of it. */
  readonly additionalProperties?: boolean | TypeModel;
  /** Item type of an array. */
  readonly items?: TypeModel;
  /** Tuple item types. */
  readonly prefixItems?: readonly TypeModel[];
  readonly discriminator?: { readonly property: string; readonly mapping: ReadonlyMap<string, TypeModel> };
  /** Where references inside of it lead, once it has been resolved in a template. */
  readonly definitions?: ReadonlyMap<string, TypeModel>;
  readonly place: Place;
}

export interface PropertyModel {
  readonly name: string;
  readonly type: TypeModel;
}

/** Allowed values may be scalars, or (rarely) objects and arrays, which are kept as expressions. */
export type AllowedValue = Scalar | Expression;
