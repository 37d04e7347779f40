import type { Unknown } from '../../values/value.ts';
import type { PolicyExpression } from '../expression/expression.ts';
import type { ConditionOperator } from '../operators/operator.ts';
import type { FieldPath } from '../value/path.ts';

/** Where something stands in the policy's document. */
export type DocumentPath = readonly (string | number)[];

/** A compiled condition. */
export type Condition = AllCondition | NotCondition | TestCondition | CountCondition | UnknownCondition;

export interface AllCondition {
  readonly kind: 'allOf' | 'anyOf' | 'exactlyOne';
  readonly conditions: readonly Condition[];
  readonly at: DocumentPath;
}

export interface NotCondition {
  readonly kind: 'not';
  readonly condition: Condition;
  readonly at: DocumentPath;
}

/** What no template says: neither true nor false. */
export interface UnknownCondition {
  readonly kind: 'unknown';
  readonly term: Unknown;
  readonly at: DocumentPath;
}

interface Comparison {
  readonly operator: ConditionOperator;
  readonly operand: PolicyExpression;
  /** What an unknown answer is taken to be: an assumption the policy's page has to state. */
  readonly ifUnknown?: boolean;
  readonly at: DocumentPath;
}

export interface TestCondition extends Comparison {
  readonly kind: 'test';
  readonly subject: Subject;
}

export interface CountCondition extends Comparison {
  readonly kind: 'count';
  readonly counted: Counted;
  readonly where?: Condition;
}

export type Subject =
  | { readonly kind: 'field'; readonly path: FieldPath }
  /** A `field` that an expression names. */
  | { readonly kind: 'computedField'; readonly expression: PolicyExpression }
  | { readonly kind: 'value'; readonly expression: PolicyExpression }
  /** A fact about the value of a field or expression. */
  | { readonly kind: 'fact'; readonly fact: string; readonly of: PolicyExpression };

export type Counted =
  | { readonly kind: 'field'; readonly path: FieldPath; readonly name?: string }
  | { readonly kind: 'value'; readonly list: PolicyExpression; readonly name?: string }
  | { readonly kind: 'resources'; readonly join: string };
