import type { FixTemplate, OperationTemplate, Violation } from '../compile/policy.ts';
import { decide } from '../condition/decide.ts';
import { evaluateCondition } from '../condition/evaluate.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import { boundFor, placeOfField, readFields } from '../field.ts';
import type { Scope } from '../scope.ts';
import { isTrivial } from '../value/assume.ts';
import { type FieldPath, pathOf, type Step } from '../value/path.ts';
import type { FixOperation, FixRequest } from './judgement.ts';
import { fillIn } from './message.ts';

/** The first fix that fits the case; `undefined` where none does, or where it cannot be said which items it concerns. */
export function fixFor(violation: Violation, scope: Scope): FixRequest | undefined {
  const template = violation.fixes.find((fix) => applies(fix, scope));
  const operations = template?.operations.map((each) => operationsOf(each, scope));
  if (template === undefined || operations === undefined || operations.some((each) => each === undefined))
    return undefined;
  return {
    node: scope.judged,
    title: fillIn(template.title, scope),
    applicability: template.applicability,
    operations: operations.flatMap((each) => each ?? []),
  };
}

function applies({ when }: FixTemplate, scope: Scope): boolean {
  return when === undefined || decide(scope, (each) => evaluateCondition(when, each)).truth === true;
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

function segmentOf(step: Step): (string | number)[] {
  if (step.kind === 'each') return [];
  return [step.kind === 'key' ? step.key : step.index];
}
