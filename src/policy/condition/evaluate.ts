import { spend } from '../../values/budget.ts';
import type { Maybe, Unknown } from '../../values/value.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { fieldNamed } from '../expression/fields.ts';
import { factOf } from '../fact.ts';
import { boundFor, readField, readFields } from '../field.ts';
import { all, any, exactlyOne, known, negate, type Outcome, unknown } from '../logic.ts';
import { applyOperator } from '../operators/apply.ts';
import type { Scope } from '../scope.ts';
import { assumed, holdsUnder } from '../value/assume.ts';
import type { FieldPath } from '../value/path.ts';
import type { Found } from '../value/read.ts';
import type { Condition, CountCondition, Subject, TestCondition } from './condition.ts';
import { evaluateCount } from './count.ts';
import { isLocation, normalLocation } from './location.ts';

/** What a condition comes to for the resource of the scope. */
export function evaluateCondition(condition: Condition, scope: Scope): Outcome {
  spend(2);
  switch (condition.kind) {
    case 'allOf':
      return all(condition.conditions, (each) => evaluateCondition(each, scope));
    case 'anyOf':
      return any(condition.conditions, (each) => evaluateCondition(each, scope));
    case 'exactlyOne':
      return exactlyOne(condition.conditions, (each) => evaluateCondition(each, scope));
    case 'not':
      return negate(evaluateCondition(condition.condition, scope));
    case 'test':
      return settled(condition, evaluateTest(condition, scope));
    case 'unknown':
      return unknown([condition.term]);
    case 'count':
      return settled(condition, evaluateCount(condition, scope, evaluateCondition));
  }
}

/** Applies the answer that the policy assumes for what is unknown. */
function settled(condition: TestCondition | CountCondition, outcome: Outcome): Outcome {
  return outcome.truth === 'unknown' && condition.ifUnknown !== undefined ? known(condition.ifUnknown) : outcome;
}

function evaluateTest(condition: TestCondition, scope: Scope): Outcome {
  const { subject, operator } = condition;
  const operand = evaluateExpression(condition.operand, scope);
  const path = pathOf(subject, scope);
  if (path === undefined) return applyOperator(operator, subjectValue(subject, scope), operand, scope.assume);
  const test = (value: Maybe): Outcome =>
    isLocation(path)
      ? applyOperator(operator, normalLocation(value), normalLocation(operand), scope.assume)
      : applyOperator(operator, value, operand, scope.assume);
  if (path.stars === 0) return test(readField(path, scope));
  const found = readFields(path, scope);
  const stars = boundFor(path, scope)?.path.stars ?? 0;
  const [only] = found;
  if (stars === path.stars && only) return test(assumed(only.value, scope.assume));
  return all(found, (each) => forEveryMember(each, test(assumed(each.value, scope.assume)), scope));
}

/** Part of the implicit all-of over `[*]`: a member that may not be there cannot fail it for certain. */
function forEveryMember(found: Found, outcome: Outcome, scope: Scope): Outcome {
  if (outcome.truth === true) return outcome;
  const there = holdsUnder([found.guard], scope.assume);
  if (there.truth === false) return known(true);
  const single = found.min === 1 && found.max === 1;
  const causes: Unknown[] = found.from ? [found.from] : [];
  if (outcome.truth === 'unknown') return single ? outcome : unknown([...causes, ...outcome.causes]);
  if (there.truth === 'unknown') return unknown([...causes, ...there.causes], there.splits);
  return found.min > 0 ? outcome : unknown(causes);
}

function pathOf(subject: Subject, scope: Scope): FieldPath | undefined {
  if (subject.kind === 'field') return subject.path;
  return subject.kind === 'computedField' ? fieldNamed(evaluateExpression(subject.expression, scope)) : undefined;
}

function subjectValue(subject: Subject, scope: Scope): Maybe {
  switch (subject.kind) {
    case 'value':
    case 'computedField':
      return evaluateExpression(subject.expression, scope);
    case 'fact':
      return factOf(subject.fact, evaluateExpression(subject.of, scope), scope);
    case 'field':
      return readField(subject.path, scope);
  }
}
