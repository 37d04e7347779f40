import { type Budget, maxStepsOfValue } from './budget.ts';
import { faulty } from './term.ts';
import type { Unknown } from './value.ts';

export const overspentReason = `it needs more than the ${maxStepsOfValue} steps of the budget to evaluate`;

/** What stands for a member or item that costs too much, and has no place of its own. */
export function overspentMember(budget: Budget): Unknown {
  if (!budget.told.has('steps')) budget.told.set('steps', new Map());
  return faulty('budget:member', overspentReason);
}
