import type { Scope } from '../scope.ts';
import type { Condition } from './condition.ts';
import { decide } from './decide.ts';
import { evaluateCondition } from './evaluate.ts';

/** Whether what a policy says under a condition is meant here: where it is known to hold, or there is none. */
export function applies({ when }: { readonly when?: Condition }, scope: Scope): boolean {
  return when === undefined || decide(scope, (each) => evaluateCondition(when, each)).truth === true;
}
