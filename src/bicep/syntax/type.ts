import type {
  BooleanSyntax,
  DecoratorSyntax,
  ErrorSyntax,
  ExpressionSyntax,
  IdentifierSyntax,
  IntegerSyntax,
  InterpolatedStringSyntax,
  NullSyntax,
  PropertyKeySyntax,
  StringSyntax,
  UnaryOperator,
} from './expression.ts';
import type { TextSpan } from './span.ts';

/** What can stand where a type is expected. A literal is a type of one value. Fields are in source order. */
export type TypeSyntax =
  | StringSyntax
  | InterpolatedStringSyntax
  | IntegerSyntax
  | BooleanSyntax
  | NullSyntax
  | TypeNameSyntax
  | TypeCallSyntax
  | TypePropertySyntax
  | TypeIndexSyntax
  | TypeItemsSyntax
  | TypeAdditionalPropertiesSyntax
  | ArrayTypeSyntax
  | TupleTypeSyntax
  | ObjectTypeSyntax
  | UnionTypeSyntax
  | NullableTypeSyntax
  | NonNullableTypeSyntax
  | UnaryTypeSyntax
  | ParenthesizedTypeSyntax
  | ResourceTypeSyntax
  | ErrorSyntax;

/** `string`, `myType`, an imported namespace … */
export interface TypeNameSyntax extends TextSpan {
  readonly kind: 'typeName';
  readonly name: string;
}

/** `resourceInput<'type@version'>`, with `base` as in `sys.resourceInput<…>`. */
export interface TypeCallSyntax extends TextSpan {
  readonly kind: 'typeCall';
  readonly base?: TypeSyntax;
  readonly name: IdentifierSyntax;
  readonly arguments: readonly TypeSyntax[];
}

/** `T.name`: the type of a property. */
export interface TypePropertySyntax extends TextSpan {
  readonly kind: 'typeProperty';
  readonly base: TypeSyntax;
  readonly name: IdentifierSyntax;
}

/** `T[0]`: the type of a tuple's item. */
export interface TypeIndexSyntax extends TextSpan {
  readonly kind: 'typeIndex';
  readonly base: TypeSyntax;
  readonly index: ExpressionSyntax;
}

/** `T[*]`: the type of an array's items. */
export interface TypeItemsSyntax extends TextSpan {
  readonly kind: 'typeItems';
  readonly base: TypeSyntax;
}

/** `T.*`: the type of an object's additional properties. */
export interface TypeAdditionalPropertiesSyntax extends TextSpan {
  readonly kind: 'typeAdditionalProperties';
  readonly base: TypeSyntax;
}

/** `T[]` */
export interface ArrayTypeSyntax extends TextSpan {
  readonly kind: 'arrayType';
  readonly item: TypeSyntax;
}

export interface TupleTypeSyntax extends TextSpan {
  readonly kind: 'tupleType';
  readonly items: readonly (TupleItemSyntax | ErrorSyntax)[];
}

export interface TupleItemSyntax extends TextSpan {
  readonly kind: 'tupleItem';
  readonly decorators: readonly DecoratorSyntax[];
  readonly value: TypeSyntax;
}

export interface ObjectTypeSyntax extends TextSpan {
  readonly kind: 'objectType';
  readonly items: readonly (ObjectTypePropertySyntax | ObjectTypeRestSyntax)[];
}

/** `name: T`; optional properties have a nullable type. */
export interface ObjectTypePropertySyntax extends TextSpan {
  readonly kind: 'objectTypeProperty';
  readonly decorators: readonly DecoratorSyntax[];
  readonly key: PropertyKeySyntax;
  readonly value: TypeSyntax;
}

/** `*: T`: the type of all properties that are not named. */
export interface ObjectTypeRestSyntax extends TextSpan {
  readonly kind: 'objectTypeRest';
  readonly decorators: readonly DecoratorSyntax[];
  readonly value: TypeSyntax;
}

/** `A | B`; a single member where only a leading `|` was written. */
export interface UnionTypeSyntax extends TextSpan {
  readonly kind: 'unionType';
  readonly members: readonly TypeSyntax[];
}

/** `T?` */
export interface NullableTypeSyntax extends TextSpan {
  readonly kind: 'nullableType';
  readonly base: TypeSyntax;
}

/** `T!` */
export interface NonNullableTypeSyntax extends TextSpan {
  readonly kind: 'nonNullableType';
  readonly base: TypeSyntax;
}

/** `-1`, `!true` */
export interface UnaryTypeSyntax extends TextSpan {
  readonly kind: 'unaryType';
  readonly operator: UnaryOperator;
  readonly operand: TypeSyntax;
}

export interface ParenthesizedTypeSyntax extends TextSpan {
  readonly kind: 'parenthesizedType';
  readonly type: TypeSyntax;
}

/** `resource 'type@version'` as the type of a parameter or output; the string may be left out on outputs. */
export interface ResourceTypeSyntax extends TextSpan {
  readonly kind: 'resourceType';
  readonly type?: StringSyntax | InterpolatedStringSyntax | ErrorSyntax;
}
