import { both } from '../../values/guard.ts';
import { type Atom, callOf, type Guard, isUnknown, type Unknown } from '../../values/value.ts';
import type { Outcome } from '../logic.ts';
import type { Scope } from '../scope.ts';
import { consistent, together } from '../value/assume.ts';

/** Cases tried before a condition is left unknown. */
const maxCases = 64;

/**
 * What a condition comes to, also where that takes trying the cases: it is known if every combination of the finite
 * unknowns it met (conditions, allowed values, booleans) gives the same answer.
 */
export function decide(scope: Scope, evaluate: (scope: Scope) => Outcome): Outcome {
  const first = evaluate(scope);
  if (first.truth !== 'unknown' || first.splits.length === 0) return first;
  const truth = agreement(first, scope, evaluate, { left: maxCases });
  return truth === undefined ? first : { truth };
}

/** The answer that all cases agree on; `undefined` as soon as two differ, one stays open or the budget is spent. */
function agreement(
  outcome: Outcome,
  scope: Scope,
  evaluate: (scope: Scope) => Outcome,
  budget: { left: number },
): boolean | undefined {
  if (outcome.truth !== 'unknown') return outcome.truth;
  let agreed: boolean | undefined;
  for (const assume of casesOf(outcome.splits, scope)) {
    budget.left -= 1;
    if (budget.left < 0) return undefined;
    const each = { ...scope, assume };
    const truth = agreement(evaluate(each), each, evaluate, budget);
    if (truth === undefined || (agreed !== undefined && agreed !== truth)) return undefined;
    agreed = truth;
  }
  return agreed;
}

/** The scope's assumption cut into the cases of the first term that still has several. */
function casesOf(splits: readonly Atom[], scope: Scope): Scope['assume'][] {
  for (const term of rootsFirst(splits)) {
    const cases = guardsFor(splits.filter((atom) => atom.term.key === term.key));
    if (cases.length > maxCases) continue;
    const possible = cases.flatMap((guard) => {
      const assume = together(scope.assume, [guard]);
      const left = assume && consistent(assume);
      return left ? [left] : [];
    });
    const narrows = possible.some((assume) => assume.some((guard) => !scope.assume.includes(guard)));
    if (narrows) return possible;
  }
  return [];
}

/** What a term is computed from decides the term, so that comes first: cases of both could contradict each other. */
function rootsFirst(splits: readonly Atom[]): Unknown[] {
  const terms = [...new Map(splits.map(({ term }) => [term.key, term] as const)).values()];
  return terms.sort((a, b) => depthOf(a) - depthOf(b));
}

function depthOf(term: Unknown, limit = 8): number {
  const call = callOf(term);
  if (call === undefined || limit === 0) return 0;
  return 1 + Math.max(0, ...call.args.map((arg) => (isUnknown(arg) ? depthOf(arg, limit - 1) : 0)));
}

/** Every value of a finite domain; else each value that was mentioned, and none of them. */
function guardsFor(atoms: readonly Atom[]): Guard[] {
  const [first] = atoms;
  if (first === undefined) return [];
  const { term } = first;
  const values = term.domain ?? [...new Set(atoms.map((atom) => atom.value))];
  const each: Guard[] = values.map((value) => [{ term, value, negated: false }]);
  if (term.domain) return each;
  const none = values.reduce<Guard | undefined>(
    (guard, value) => guard && both(guard, [{ term, value, negated: true }]),
    [],
  );
  return none && none.length > 0 ? [...each, none] : each;
}
