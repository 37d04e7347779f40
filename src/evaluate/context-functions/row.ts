import { type Family, type RowFacts, row } from '../../values/functions/signature.ts';
import type { ContextFunction, ContextRule } from '../context.ts';

/** A row whose function needs more than its arguments' values. Policies have no frame to evaluate it in. */
export function inContext(family: Family, text: string, evaluate: ContextRule, facts: RowFacts = {}): ContextFunction {
  return { ...row(family, text, { ...facts, inPolicies: false }), evaluate };
}
