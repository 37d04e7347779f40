import type { Rule } from '../compile/policy.ts';
import { decide } from '../condition/decide.ts';
import { evaluateCondition } from '../condition/evaluate.ts';
import { resolveJoin } from '../join/resolve.ts';
import { any, negate, type Outcome, yes } from '../logic.ts';
import type { Scope } from '../scope.ts';

export type RuleVerdict =
  | { readonly verdict: 'pass' | 'fail' | 'review' | 'notApplicable' }
  | {
      readonly verdict: 'open';
      readonly outcome: Extract<Outcome, { truth: 'unknown' }>;
      readonly waitsForWhole: boolean;
    };

/** What a rule says in a scope, and whether an open answer only waits for the word that the template is the whole. */
export function verdictOf(rule: Rule, scope: Scope): RuleVerdict {
  const found = verdictIn(rule, scope);
  if (found.verdict !== 'open' || scope.whole) return found;
  return { ...found, waitsForWhole: verdictIn(rule, { ...scope, whole: true }).verdict !== 'open' };
}

/** What a rule says in a scope. */
export function verdictIn(rule: Rule, scope: Scope): RuleVerdict {
  const { when, require } = rule;
  const judged = when ? decide(scope, (each) => evaluateCondition(when, each)) : yes;
  if (judged.truth === false || (rule.once !== undefined && !isFirst(rule.once, scope)))
    return { verdict: 'notApplicable' };
  if (require === undefined) return judged.truth === true ? { verdict: 'review' } : openFor(judged);
  const kept = decide(scope, (each) => evaluateCondition(require, each));
  if (kept.truth === true) return { verdict: 'pass' };
  if (judged.truth === true) return kept.truth === false ? { verdict: 'fail' } : openFor(kept);
  const whole = when
    ? decide(scope, (each) =>
        any([negate(evaluateCondition(when, each)), evaluateCondition(require, each)], (outcome) => outcome),
      )
    : kept;
  return whole.truth === true ? { verdict: 'pass' } : openFor(kept.truth === 'unknown' ? whole : judged);
}

/** No resource that certainly belongs to the set is declared before the judged one. */
function isFirst(once: string, scope: Scope): boolean {
  const { members } = resolveJoin(once, scope, evaluateCondition);
  return !members.some(
    ({ certain, candidates: [node] }) => certain && node !== undefined && node.index < scope.judged.index,
  );
}

function openFor(outcome: Outcome): RuleVerdict {
  if (outcome.truth !== 'unknown') return { verdict: 'fail' };
  return { verdict: 'open', outcome, waitsForWhole: false };
}
