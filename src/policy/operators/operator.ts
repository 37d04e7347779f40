import type { Maybe } from '../../values/value.ts';
import type { Truth } from '../logic.ts';

/** Azure Policy could not evaluate this: it says so instead of answering. */
export interface Problem {
  readonly problem: string;
}

/**
 * Compares a value with an operand. Neither is a choice or has a short finite domain: those have been tried one by one
 * before.
 */
export type Test = (left: Maybe, right: Maybe) => Truth | Problem;

/** What may stand behind an operator in a document. */
export type OperandKind = 'any' | 'text' | 'list' | 'flag' | 'order';

/** One word of Azure Policy's condition language. */
export interface ConditionOperator {
  readonly name: string;
  readonly operand: OperandKind;
  readonly test: Test;
  /** The word turns the answer of `test` around (`notEquals`). */
  readonly negated: boolean;
  /** One sentence for the documentation and the JSON Schema. */
  readonly summary: string;
}
