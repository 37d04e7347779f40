import { connectValues } from '../../evaluate/context-functions/logic.ts';
import { type Message, say } from '../../template/message.ts';
import { termMessage } from '../../values/print.ts';
import { apply, standsForItself } from '../../values/term.ts';
import type { Atom, Unknown, Value } from '../../values/value.ts';
import type { Policy, Related, Rule, Violation } from '../compile/policy.ts';
import { applies } from '../condition/applies.ts';
import { decide } from '../condition/decide.ts';
import { evaluateCondition } from '../condition/evaluate.ts';
import type { PolicySeverity } from '../document/policy.ts';
import { placeOfField } from '../field.ts';
import { distinctTerms } from '../logic.ts';
import type { Scope } from '../scope.ts';
import { holdsUnder } from '../value/assume.ts';
import { parsePath } from '../value/path.ts';
import { fixesFor } from './fix.ts';
import type { Concern, RelatedSpot, Spot } from './judgement.ts';
import { fillIn, membersOf } from './message.ts';
import { tryValues } from './trial.ts';
import type { RuleVerdict } from './verdict.ts';

/** Causes that are shown of an open verdict, and related places of a failed one. */
const maxShown = 5;

type Open = Extract<RuleVerdict, { verdict: 'open' }>;

/** A finding: where, why and what to do. `telling`: the scope in which values are named, where that is another one. */
export function concernOf(policy: Policy, rule: Rule, found: RuleVerdict, scope: Scope, telling = scope): Concern {
  const node = scope.judged;
  const when = conditionOf(scope);
  const { yieldsTo } = rule;
  const { severity } = policy.document;
  const none = { related: [], causes: [], waitsForWhole: false, fixes: [] };
  const base = { policy, node, severity, yieldsTo, ...(when !== undefined && { when }), ...none };
  if (found.verdict === 'open') {
    const { outcome } = found;
    const failing = (each: Scope, told: Scope): Concern => concernOf(policy, rule, { verdict: 'fail' }, each, told);
    const trial = once(() => ({ ...tryValues(rule, scope, outcome, failing), name: nameIn(scope) }));
    return { ...base, ...openParts(rule, found, scope), trial };
  }
  const violation = found.verdict === 'review' ? rule.review : speaker(rule, scope, true);
  const at = violation ? spotOf(violation, scope) : { node, path: ['name'] };
  const said = violation ? saidBy(violation, telling) : { message: policy.document.title };
  if (found.verdict === 'review') return { ...base, verdict: 'review', ...said, at };
  const fixes = violation ? fixesFor(violation, scope) : [];
  const related =
    violation?.related
      .filter((each) => applies(each, scope))
      .flatMap((each) => relatedSpots(each, scope))
      .slice(0, maxShown) ?? [];
  const weight = violation?.severity ? lower(severity, violation.severity) : severity;
  const preset = violation?.preset;
  return { ...base, verdict: 'fail', severity: weight, ...(preset && { preset }), ...said, at, related, fixes };
}

function saidBy({ message, help }: Violation, scope: Scope): Pick<Concern, 'message' | 'help'> {
  return { message: fillIn(message, scope), ...(help && { help: fillIn(help, scope) }) };
}

const weights: readonly PolicySeverity[] = ['low', 'medium', 'high'];

/** A configuration may have set the policy's below what the violation says. */
function lower(first: PolicySeverity, second: PolicySeverity): PolicySeverity {
  return weights.indexOf(first) < weights.indexOf(second) ? first : second;
}

/** What the resource, and the member that is judged, hang on; `undefined` where both are certain to be there. */
function conditionOf({ judged, bound }: Scope): Value | undefined {
  const parts: Value[] = judged.exists === true ? [] : [judged.exists];
  if (bound?.kind === 'field') {
    const { guard, min, from } = bound.found;
    if (holdsUnder([guard], judged.when).truth !== true) parts.push(...guard.map(valueOfAtom));
    if (min === 0 && from?.type === 'int') parts.push(apply('greater', [from, 0], 'bool'));
  }
  return parts.length === 0 ? undefined : connectValues('and', parts);
}

/** A fact about a term as the condition it is. */
function valueOfAtom({ term, value, negated }: Atom): Value {
  const holding = typeof value === 'boolean' ? term : apply('equals', [term, value], 'bool');
  return negated === (value !== false) ? apply('not', [holding], 'bool') : holding;
}

function openParts(rule: Rule, { outcome, waitsForWhole }: Open, scope: Scope) {
  const violation = speaker(rule, scope, false) ?? rule.review;
  const causes = distinctTerms(outcome.causes).slice(0, maxShown);
  const at = violation ? spotOf(violation, scope) : { node: scope.judged, path: ['name'] };
  return { verdict: 'open' as const, message: openMessage(causes, waitsForWhole, scope), at, causes, waitsForWhole };
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

function openMessage(causes: Concern['causes'], waitsForWhole: boolean, scope: Scope): Message {
  const name = nameIn(scope);
  const [cause] = causes;
  if (waitsForWhole)
    return say`Undecided for '${name}': another deployment may add it. If this template is complete, pass --whole.`;
  if (cause === undefined) return say`Undecided for '${name}' before deployment.`;
  if (tellsItself(cause)) return say`Undecided for '${name}': ${cause.reason}.`;
  return say`Undecided for '${name}': it depends on ${termMessage(cause)} (${cause.reason}).`;
}

/** What the judged resource is called. */
function nameIn(scope: Scope): Message {
  return fillIn([{ kind: 'field', path: parsePath('name'), text: 'name' }], scope);
}

/** Whether the reason says what it is that is not known. */
function tellsItself(cause: Unknown): boolean {
  return standsForItself(cause) || (cause.of.kind === 'parameter' && !cause.secure);
}

/** The first violation whose `when` holds; of an open verdict, the first that may. */
function speaker(rule: Rule, scope: Scope, certain: boolean): Violation | undefined {
  return rule.violations.find(({ when }) => {
    if (when === undefined) return true;
    const { truth } = decide(scope, (each) => evaluateCondition(when, each));
    return certain ? truth === true : truth !== false;
  });
}

function spotOf({ at }: Violation, scope: Scope): Spot {
  return { node: scope.node, path: placeOfField(at, scope) };
}

function relatedSpots({ resources, at, message }: Related, scope: Scope): RelatedSpot[] {
  if (resources === undefined)
    return [{ node: scope.judged, path: placeOfField(at, scope), message: fillIn(message, scope) }];
  return membersOf(resources, scope).flatMap((member) =>
    member.candidates
      .filter((node) => node !== scope.judged)
      .map((node) => ({
        node,
        path: placeOfField(at, { ...scope, node }),
        message: fillIn(message, { ...scope, node }),
      })),
  );
}
