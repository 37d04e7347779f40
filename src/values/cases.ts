import { distribute } from './choice.ts';
import { EvaluationError } from './functions/entry.ts';
import { because } from './term.ts';
import type { Alternative, Maybe, Unknown, Value } from './value.ts';

/** A step for every combination of cases. Fails only if every one does; a case that fails is unknown, for the reason that it fails. */
export function inEachCase(
  cases: readonly (readonly Alternative[])[],
  step: (row: readonly Maybe[]) => Value,
  term: () => Unknown,
): Value {
  let error: unknown;
  let succeeded = false;
  const attempt = (row: readonly Maybe[]): Value => {
    try {
      const value = step(row);
      succeeded = true;
      return value;
    } catch (problem) {
      error = problem;
      return problem instanceof EvaluationError ? because(problem.message, term()) : term();
    }
  };
  const result = distribute(cases, attempt, term);
  if (!succeeded && error !== undefined) throw error;
  return result ?? null;
}
