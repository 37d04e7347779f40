import type { Condition, CountCondition, Counted, DocumentPath, TestCondition } from '../condition/condition.ts';
import type { PolicyExpression } from '../expression/expression.ts';
import { callsOf } from '../expression/expression.ts';
import { PathError, parsePath } from '../value/path.ts';
import { checkOperand } from './literal.ts';
import { checkPath } from './path.ts';
import { type Checking, typesOfSet } from './subject.ts';

/** The paths and literals of a condition. */
export function checkCondition(condition: Condition, checking: Checking): void {
  switch (condition.kind) {
    case 'allOf':
    case 'anyOf':
    case 'exactlyOne':
      for (const each of condition.conditions) checkCondition(each, checking);
      return;
    case 'not':
      checkCondition(condition.condition, checking);
      return;
    case 'test':
      checkTest(condition, checking);
      return;
    case 'count':
      checkCount(condition, checking);
      return;
    case 'unknown':
      return;
  }
}

function checkTest({ subject, operator, operand, at }: TestCondition, checking: Checking): void {
  const place = [...at, operator.name];
  checkExpression(operand, place, checking);
  if (subject.kind === 'fact') checkExpression(subject.of, [...at, 'of'], checking);
  if (subject.kind === 'value') checkExpression(subject.expression, [...at, 'value'], checking);
  if (subject.kind === 'computedField') checkExpression(subject.expression, [...at, 'field'], checking);
  if (subject.kind !== 'field') return;
  for (const property of checkPath(subject.path, [...at, 'field'], checking, 'read')) {
    if (operand.kind === 'literal') checkOperand(property, operator, operand.value, place, checking);
  }
}

function checkCount({ counted, where, operand, operator, at }: CountCondition, checking: Checking): void {
  checkExpression(operand, [...at, operator.name], checking);
  if (counted.kind === 'field') checkPath(counted.path, [...at, 'count', 'field'], checking, 'read');
  if (counted.kind === 'value') checkExpression(counted.list, [...at, 'count', 'value'], checking);
  if (where === undefined) return;
  checkCondition(where, { ...checking, ...insideCount(counted, checking) });
}

function insideCount(counted: Counted, checking: Checking): Pick<Checking, 'subject' | 'bound'> {
  if (counted.kind === 'resources') return { subject: typesOfSet(counted.join, checking), bound: [] };
  return { ...checking, ...(counted.kind === 'field' && { bound: [...checking.bound, counted.path] }) };
}

/** The paths that `field()`, `resource()` and `joined()` read. */
export function checkExpression(expression: PolicyExpression, at: DocumentPath, checking: Checking): void {
  for (const { name, args, offset } of callsOf(expression)) {
    const lower = name.toLowerCase();
    const path = lower === 'joined' ? args[1] : args[0];
    const subject = subjectOf(lower, args[0], checking);
    if (subject === undefined || path?.kind !== 'literal' || typeof path.value !== 'string') continue;
    try {
      checkPath(parsePath(path.value), at, { ...checking, subject }, 'read', offset);
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      checking.problems.push({ at, offset, message: error.message });
    }
  }
}

/** The types whose properties a function reads; none where it reads no property. */
function subjectOf(
  name: string,
  first: PolicyExpression | undefined,
  checking: Checking,
): Checking['subject'] | undefined {
  if (name === 'field') return checking.subject;
  if (name === 'resource') return checking.judged;
  if (name !== 'joined' || first?.kind !== 'literal' || typeof first.value !== 'string') return undefined;
  return typesOfSet(first.value, checking);
}
