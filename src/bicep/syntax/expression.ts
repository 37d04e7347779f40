import type { BinaryOperator } from '../../template/operators.ts';
import type { TextSpan } from './span.ts';

/** A name. Where one was expected and not found, `name` is empty and the span is that of the text skipped. */
export interface IdentifierSyntax extends TextSpan {
  readonly kind: 'identifier';
  readonly name: string;
}

/** Text that could not be read; its error is among the result's `errors`. The span is empty where something is missing. */
export interface ErrorSyntax extends TextSpan {
  readonly kind: 'error';
}

/** What can stand where a value is expected. Fields are in source order. */
export type ExpressionSyntax =
  | StringSyntax
  | InterpolatedStringSyntax
  | IntegerSyntax
  | BooleanSyntax
  | NullSyntax
  | ObjectSyntax
  | ArraySyntax
  | ForSyntax
  | ParenthesizedSyntax
  | UnarySyntax
  | BinarySyntax
  | TernarySyntax
  | VariableAccessSyntax
  | FunctionCallSyntax
  | MethodCallSyntax
  | PropertyAccessSyntax
  | ResourceAccessSyntax
  | IndexAccessSyntax
  | NonNullSyntax
  | LambdaSyntax
  | ErrorSyntax;

/** A string without holes; `value` has its escapes decoded, and a multi-line string's first line end removed. */
export interface StringSyntax extends TextSpan {
  readonly kind: 'string';
  readonly value: string;
  readonly multiLine: boolean;
}

/** A string with holes: one piece before, between and after the expressions, so one more piece than expressions. */
export interface InterpolatedStringSyntax extends TextSpan {
  readonly kind: 'interpolatedString';
  readonly pieces: readonly StringPieceSyntax[];
  readonly expressions: readonly ExpressionSyntax[];
  readonly multiLine: boolean;
}

/** Literal text of an interpolated string; the span includes the delimiters (`'…${`, `}…${`, `}…'`). */
export interface StringPieceSyntax extends TextSpan {
  readonly kind: 'stringPiece';
  readonly value: string;
}

/** At most 2^64 - 1; beyond 2^53 a `bigint`. A minus sign is a `UnarySyntax`. */
export interface IntegerSyntax extends TextSpan {
  readonly kind: 'integer';
  readonly value: number | bigint;
}

export interface BooleanSyntax extends TextSpan {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullSyntax extends TextSpan {
  readonly kind: 'null';
}

export interface ObjectSyntax extends TextSpan {
  readonly kind: 'object';
  readonly items: readonly ObjectItemSyntax[];
}

/** Nested resources (with their decorators) stand in the bodies of resources only. */
export type ObjectItemSyntax = ObjectPropertySyntax | SpreadSyntax | ResourceSyntax | MissingSyntax | ErrorSyntax;

export interface ObjectPropertySyntax extends TextSpan {
  readonly kind: 'objectProperty';
  readonly key: PropertyKeySyntax;
  readonly value: ExpressionSyntax;
}

export type PropertyKeySyntax = IdentifierSyntax | StringSyntax | InterpolatedStringSyntax | ErrorSyntax;

export interface ArraySyntax extends TextSpan {
  readonly kind: 'array';
  readonly items: readonly (ExpressionSyntax | SpreadSyntax)[];
}

/** `...expression` in an object or array. */
export interface SpreadSyntax extends TextSpan {
  readonly kind: 'spread';
  readonly expression: ExpressionSyntax;
}

/** `[for item in iterable: body]`, `[for (item, index) in iterable: body]`. The names are empty where unreadable. */
export interface ForSyntax extends TextSpan {
  readonly kind: 'for';
  readonly item: IdentifierSyntax;
  readonly index?: IdentifierSyntax;
  readonly iterable: ExpressionSyntax;
  /** `if (…) {…}` only for resources and modules. */
  readonly body: ExpressionSyntax | IfSyntax;
}

/** `if (condition) {…}` before the body of a resource or module. */
export interface IfSyntax extends TextSpan {
  readonly kind: 'if';
  readonly condition: ParenthesizedSyntax | ErrorSyntax;
  readonly body: ObjectSyntax | ErrorSyntax;
}

export interface ParenthesizedSyntax extends TextSpan {
  readonly kind: 'parenthesized';
  readonly expression: ExpressionSyntax;
}

export interface UnarySyntax extends TextSpan {
  readonly kind: 'unary';
  readonly operator: UnaryOperator;
  readonly operand: ExpressionSyntax;
}

export type UnaryOperator = '!' | '-';

export interface BinarySyntax extends TextSpan {
  readonly kind: 'binary';
  readonly left: ExpressionSyntax;
  readonly operator: BinaryOperator;
  readonly right: ExpressionSyntax;
}

export interface TernarySyntax extends TextSpan {
  readonly kind: 'ternary';
  readonly condition: ExpressionSyntax;
  readonly whenTrue: ExpressionSyntax;
  readonly whenFalse: ExpressionSyntax;
}

/** A name used as a value: a parameter, variable, resource, loop variable, namespace … */
export interface VariableAccessSyntax extends TextSpan {
  readonly kind: 'variableAccess';
  readonly name: string;
}

export interface FunctionCallSyntax extends TextSpan {
  readonly kind: 'functionCall';
  readonly name: IdentifierSyntax;
  readonly arguments: readonly ExpressionSyntax[];
}

/** `base.name(…)`: a namespace's function (`az.resourceGroup()`), or a resource's (`vm.listKeys()`). */
export interface MethodCallSyntax extends TextSpan {
  readonly kind: 'methodCall';
  readonly base: ExpressionSyntax;
  readonly name: IdentifierSyntax;
  readonly arguments: readonly ExpressionSyntax[];
}

/** `base.name`, or with `safe` `base.?name`. */
export interface PropertyAccessSyntax extends TextSpan {
  readonly kind: 'propertyAccess';
  readonly base: ExpressionSyntax;
  readonly name: IdentifierSyntax;
  readonly safe: boolean;
}

/** `base::name`: a nested resource. */
export interface ResourceAccessSyntax extends TextSpan {
  readonly kind: 'resourceAccess';
  readonly base: ExpressionSyntax;
  readonly name: IdentifierSyntax;
}

/** `base[index]`, `base[?index]` (`safe`), `base[^index]` (`fromEnd`, counting from 1), `base[?^index]`. */
export interface IndexAccessSyntax extends TextSpan {
  readonly kind: 'indexAccess';
  readonly base: ExpressionSyntax;
  readonly index: ExpressionSyntax;
  readonly safe: boolean;
  readonly fromEnd: boolean;
}

/** `base!` */
export interface NonNullSyntax extends TextSpan {
  readonly kind: 'nonNull';
  readonly base: ExpressionSyntax;
}

/** `x => body`, `(x, y) => body`. */
export interface LambdaSyntax extends TextSpan {
  readonly kind: 'lambda';
  readonly parameters: readonly IdentifierSyntax[];
  readonly body: ExpressionSyntax;
}

/** `@name(…)`, `@sys.name(…)`. */
export interface DecoratorSyntax extends TextSpan {
  readonly kind: 'decorator';
  readonly expression:
    | FunctionCallSyntax
    | MethodCallSyntax
    | VariableAccessSyntax
    | PropertyAccessSyntax
    | ErrorSyntax;
}

/** What all statements share. The span includes the decorators. */
export interface DeclaredSyntax extends TextSpan {
  readonly decorators: readonly DecoratorSyntax[];
  /** Offset of the keyword (`param`, `resource` …), after the decorators. */
  readonly keyword: number;
}

/** A string that names something outside the file: a resource type, a module, an extension. */
export type ReferenceStringSyntax = StringSyntax | InterpolatedStringSyntax | ErrorSyntax;

/** The body of a resource or module. */
export type BodySyntax = ObjectSyntax | IfSyntax | ForSyntax | ErrorSyntax;

/** A statement, or an item in the body of the resource it is nested in. */
export interface ResourceSyntax extends DeclaredSyntax {
  readonly kind: 'resource';
  readonly name: IdentifierSyntax;
  readonly type: ReferenceStringSyntax;
  readonly existing: boolean;
  readonly body: BodySyntax;
}

/** Decorators that no declaration follows. */
export interface MissingSyntax extends TextSpan {
  readonly kind: 'missing';
  readonly decorators: readonly DecoratorSyntax[];
}
