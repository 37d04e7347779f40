import type { Maybe } from '../../values/value.ts';
import { force, isArray, isSpread } from '../../values/value.ts';
import { type Outcome, unknown } from '../logic.ts';
import { applyOperator } from '../operators/apply.ts';
import type { ConditionOperator } from '../operators/operator.ts';
import type { Assumption } from '../value/assume.ts';

/** A number that lies between two bounds; `max` may be infinite. */
export interface NumberBounds {
  readonly min: number;
  readonly max: number;
}

/**
 * Whether a count passes, known only where the whole interval answers alike. An operator changes its answer only next
 * to a number of its operand, so those and the ends are tried.
 */
export function testInterval(
  operator: ConditionOperator,
  count: NumberBounds,
  operand: Maybe,
  assume: Assumption,
): Outcome {
  let result: Outcome | undefined;
  for (const number of samples(count, operand)) {
    const outcome = applyOperator(operator, number, operand, assume);
    if (outcome.truth === 'unknown') return outcome;
    if (result !== undefined && result.truth !== outcome.truth) return unknown([]);
    result = outcome;
  }
  return result ?? unknown([]);
}

function samples({ min, max }: NumberBounds, operand: Maybe): Iterable<number> {
  if (min === max) return [min];
  const near = numbersIn(operand).flatMap((number) => [number - 1, number, number + 1].map(Math.trunc));
  const ends = [min, Number.isFinite(max) ? max : Math.max(min, ...near, 0) + 1];
  return new Set([...ends, ...near.filter((number) => number >= min && number <= max)]);
}

function numbersIn(operand: Maybe): number[] {
  if (isArray(operand)) return operand.parts.flatMap((part) => (isSpread(part) ? [] : numbersIn(force(part))));
  const number = typeof operand === 'string' || typeof operand === 'number' ? Number(operand) : Number.NaN;
  return Number.isNaN(number) ? [] : [number];
}
