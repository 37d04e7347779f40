import { ownOf } from '../../source/own.ts';
import type { FixTemplate, OperationTemplate } from '../compile/policy.ts';
import type { DocumentPath } from '../condition/condition.ts';
import { checkCondition, checkExpression } from './condition.ts';
import { checkWritten } from './literal.ts';
import { checkMessage } from './message.ts';
import { checkPath } from './path.ts';
import type { Checking } from './subject.ts';

/** What a fix writes: properties that exist and can be set, values that fit them. */
export function checkFix(fix: FixTemplate, checking: Checking): void {
  const { at } = fix;
  if (fix.when) checkCondition(fix.when, checking);
  checkMessage(fix.title, [...at, 'title'], checking);
  for (const [index, operation] of fix.operations.entries())
    checkOperation(operation, [...at, 'operations', index], checking);
}

function checkOperation(
  { when, operation, field, value }: OperationTemplate,
  at: DocumentPath,
  checking: Checking,
): void {
  if (when) checkCondition(when, checking);
  const written = checkPath(field, [...at, 'field'], checking, 'write');
  if (value === undefined) {
    if (operation !== 'remove') checking.problems.push({ at, message: `'${operation}' needs a 'value'` });
    return;
  }
  checkExpression(value, [...at, 'value'], checking);
  const literal = literalAt(checking.document, [...at, 'value']);
  for (const property of written) checkWritten(property, literal, [...at, 'value'], checking);
}

function literalAt(document: unknown, at: DocumentPath): unknown {
  return at.reduce(ownOf, document);
}
