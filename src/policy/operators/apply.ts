import { alternativesOf, expand, maxAlternatives } from '../../values/choice.ts';
import { both } from '../../values/guard.ts';
import { causeOf, faulty } from '../../values/term.ts';
import type { Maybe, Unknown } from '../../values/value.ts';
import { force, isArray, isChoice, isScalar, isSpread, isText, isUnknown } from '../../values/value.ts';
import { known, merge, negate, type Outcome, type Truth, unknown } from '../logic.ts';
import { type Assumption, holdsUnder, splitsOf } from '../value/assume.ts';
import type { ConditionOperator, Problem } from './operator.ts';

/** What an operator says of two values, each of which may be one of several. */
export function applyOperator(operator: ConditionOperator, left: Maybe, right: Maybe, assume: Assumption): Outcome {
  const outcome =
    isSeveral(left) || isSeveral(right) ? tryEach(operator, left, right, assume) : testOnce(operator, left, right);
  return operator.negated ? negate(outcome) : outcome;
}

function isSeveral(value: Maybe): boolean {
  return isChoice(value) || (isUnknown(value) && value.domain !== undefined);
}

/** A longer list of allowed values is compared as one unknown. */
const maxValues = 1000;

/** Known where every pair of alternatives that can hold together answers alike. */
function tryEach(operator: ConditionOperator, left: Maybe, right: Maybe, assume: Assumption): Outcome {
  let open: Outcome | undefined;
  const answers = new Set<boolean>();
  // Of two long lists the pairs would be too many.
  const most = isSeveral(left) && isSeveral(right) ? maxAlternatives : maxValues;
  for (const first of alternatives(left, most)) {
    for (const second of alternatives(right, most)) {
      const guard = both(first.guard, second.guard);
      if (guard === undefined || holdsUnder([guard], assume).truth === false) continue;
      const outcome = testOnce(operator, first.value, second.value);
      if (outcome.truth === 'unknown') open = merge(open, outcome);
      else answers.add(outcome.truth);
    }
  }
  const [only] = answers;
  if (open === undefined && answers.size === 1 && only !== undefined) return known(only);
  const why = unknown(termsOf([left, right]), [...splitsOf(left), ...splitsOf(right)]);
  return open ? merge(why, open) : why;
}

function alternatives(value: Maybe, most: number): ReturnType<typeof alternativesOf> {
  return alternativesOf(value).flatMap(({ guard, value: each }) =>
    expand(each, most).flatMap((inner) => {
      const joined = both(guard, inner.guard);
      return joined ? [{ guard: joined, value: inner.value }] : [];
    }),
  );
}

function testOnce(operator: ConditionOperator, left: Maybe, right: Maybe): Outcome {
  const answer: Truth | Problem = operator.test(left, right);
  if (typeof answer === 'boolean') return known(answer);
  if (answer === 'unknown') return unknown(termsOf([left, right]), [...splitsOf(left), ...splitsOf(right)]);
  return unknown([problemTerm(answer, operator)]);
}

/** An evaluation error has a reason and no value to supply. */
function problemTerm({ problem }: Problem, operator: ConditionOperator): Unknown {
  const reason = `Azure Policy cannot evaluate '${operator.name}' here: ${problem}`;
  return faulty(`policy:${operator.name}:${problem}`, reason, {}, () => ({ kind: 'words', text: operator.name }));
}

/** The unknown terms that values are made of, the outermost ones. */
export function termsOf(values: readonly Maybe[], depth = 4): Unknown[] {
  return values.flatMap((value) => {
    if (value === undefined || isScalar(value)) return [];
    if (isUnknown(value)) return [value];
    if (isText(value)) return value.parts.filter((part) => typeof part !== 'string');
    if (isArray(value)) return depth > 0 ? termsOfArray(value.parts, depth - 1) : [];
    if (isChoice(value)) return value.alternatives.flatMap((each) => each.guard.map((atom) => atom.term)).slice(0, 4);
    const cause = value.rest ?? causeOf([value]);
    return cause ? [cause] : [];
  });
}

/** The first of them: an array may have thousands. */
function termsOfArray(parts: Extract<Maybe, { kind: 'array' }>['parts'], depth: number): Unknown[] {
  const terms: Unknown[] = [];
  for (const part of parts) {
    for (const term of isSpread(part) ? [part.from] : termsOf([force(part)], depth)) terms.push(term);
    if (terms.length > maxTerms) break;
  }
  return terms;
}

const maxTerms = 64;
