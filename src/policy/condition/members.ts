import type { ResourceNode } from '../../graph/graph.ts';
import { spend } from '../../values/budget.ts';
import { scopeOfMember } from '../join/member-scope.ts';
import type { SetMember } from '../join/node-set.ts';
import { outsideTerm } from '../join/resolve.ts';
import { all, any, merge, no, type Outcome, unknown, yes } from '../logic.ts';
import type { Evaluate, Scope } from '../scope.ts';
import { holdsUnder } from '../value/assume.ts';
import type { Condition } from './condition.ts';

interface Candidate {
  readonly node: ResourceNode;
  readonly exists: Outcome;
}

/** Whether a member of a set is there and passes `where`. */
export function memberOutcome(
  member: SetMember,
  where: Condition | undefined,
  scope: Scope,
  evaluate: Evaluate,
): Outcome {
  spend(1 + (member.candidates.length >> 1));
  const belongs = holdsUnder(member.guards, scope.assume);
  if (belongs.truth === false) return no;
  const candidates = candidatesOf(member, scope);
  const declared = any(candidates, ({ exists }) => exists);
  const exists = member.outside || member.named ? yes : declared;
  if (exists.truth === false) return no;
  const passes = where ? agreement(candidates, outsideOf(member, declared), where, scope, evaluate) : yes;
  const certain = member.certain ? yes : unknown(member.causes);
  return all([belongs, certain, exists, withoutSplits(passes, member)], (each) => each);
}

/** Members that share one description may differ: a case that is tried for one must not be taken for all. */
export function withoutSplits(outcome: Outcome, { min, max }: { readonly min: number; readonly max: number }): Outcome {
  return outcome.truth === 'unknown' && (min !== 1 || max !== 1) ? unknown(outcome.causes) : outcome;
}

function candidatesOf(member: SetMember, scope: Scope): Candidate[] {
  return member.candidates.flatMap((node) => {
    const exists = holdsUnder(node.when, scope.assume);
    return exists.truth === false ? [] : [{ node, exists }];
  });
}

/** What a resource that is not declared here says, where one may be meant: nothing. */
function outsideOf(member: SetMember, declared: Outcome): Outcome | undefined {
  if (!member.outside && (!member.named || declared.truth === true)) return undefined;
  return unknown([outsideTerm(member)], declared.truth === 'unknown' ? declared.splits : []);
}

/** Of several candidates one is meant: they have to answer alike. */
function agreement(
  candidates: readonly Candidate[],
  outside: Outcome | undefined,
  where: Condition,
  scope: Scope,
  evaluate: Evaluate,
): Outcome {
  let result = outside;
  const doubt = candidates.map(({ exists }) => exists).reduce(merge, unknown([]));
  for (const { node } of candidates) {
    const inner = scopeOfMember(node, scope);
    if (inner === undefined) continue;
    const outcome = evaluate(where, inner);
    if (result === undefined) result = outcome;
    else if (result.truth === 'unknown' || outcome.truth === 'unknown') result = merge(result, outcome);
    else if (result.truth !== outcome.truth) result = doubt;
  }
  return result ?? no;
}
