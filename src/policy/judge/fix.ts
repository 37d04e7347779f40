import type { FixOperation, FixRequest } from '../../graph/change.ts';
import type { FixTemplate, OperationTemplate, Violation } from '../compile/policy.ts';
import { applies } from '../condition/applies.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { boundFor, placeOfField, readFields } from '../field.ts';
import type { Scope } from '../scope.ts';
import { isTrivial } from '../value/assume.ts';
import { type FieldPath, type FieldStep, pathOf } from '../value/path.ts';
import { fillIn } from './message.ts';

/** The fixes that fit the case, in the policy's order; none where it cannot be said which items they concern. */
export function fixesFor(violation: Violation, scope: Scope): FixRequest[] {
  return violation.fixes.filter((fix) => applies(fix, scope)).flatMap((fix) => requestOf(fix, scope) ?? []);
}

function requestOf({ title, applicability, why, operations }: FixTemplate, scope: Scope): FixRequest | undefined {
  const made = operations.filter((each) => applies(each, scope)).map((each) => operationsOf(each, scope));
  if (made.length === 0 || made.some((each) => each === undefined)) return undefined;
  return {
    node: scope.judged,
    title: fillIn(title, scope),
    applicability,
    why,
    operations: made.flatMap((each) => each ?? []),
  };
}

function operationsOf({ operation, field, value }: OperationTemplate, scope: Scope): FixOperation[] | undefined {
  const paths = pathsOf(field, scope);
  const made = value && evaluateExpression(value, scope);
  if (paths === undefined || (value !== undefined && made === undefined)) return undefined;
  return paths.map((path) => ({ operation, path, ...(made !== undefined && { value: made }) }));
}

/** Where an operation works: at the member a rule looks at, else at every member of the arrays on the way. */
function pathsOf(field: FieldPath, scope: Scope): (readonly (string | number)[])[] | undefined {
  const bound = boundFor(field, scope)?.path.stars ?? 0;
  const lastStar = field.steps.findLastIndex((step) => step.kind === 'each');
  if (bound === field.stars) return [placeOfField(field, scope)];
  const found = readFields(pathOf(field.text, field.steps.slice(0, lastStar + 1)), scope);
  const rest = field.steps.slice(lastStar + 1).flatMap(segmentOf);
  const certain = found.every((each) => each.min === 1 && each.max === 1 && isTrivial([each.guard]));
  return certain ? found.map((each) => [...each.at, ...rest]) : undefined;
}

function segmentOf(step: FieldStep): (string | number)[] {
  if (step.kind === 'each') return [];
  return [step.kind === 'key' ? step.key : step.index];
}
