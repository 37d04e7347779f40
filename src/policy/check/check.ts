import type { TypeIndex } from '../../resource-types/open.ts';
import type { Policy, Rule, Violation } from '../compile/policy.ts';
import type { DocumentProblem } from '../compile/problem.ts';
import type { DocumentPath } from '../condition/condition.ts';
import { checkCondition } from './condition.ts';
import { checkFix } from './fix.ts';
import { checkJoins } from './joins.ts';
import { checkMessage } from './message.ts';
import { checkPath } from './path.ts';
import { type Checking, lookUpType, typesOfSet } from './subject.ts';

/**
 * A policy against what Azure's resource types are: paths, literals, what is read-only, what fixes write. A property or
 * value that the index lacks and that resembles none it has is a warning: it may be newer than the index.
 */
export function checkPolicy(policy: Policy, index: TypeIndex): DocumentProblem[] {
  const problems: DocumentProblem[] = [];
  for (const rule of policy.rules()) {
    const base = { index, problems, document: policy.document, joins: rule.joins, bound: [] };
    const judged = rule.resources.flatMap(({ name, at }) => lookUpType(name, at, base));
    checkRule(rule, { ...base, judged, subject: judged });
  }
  return oneAPlace(problems);
}

/** What several types have against a path, or a value, is one fault of it: an error if any of them has one. */
function oneAPlace(problems: readonly DocumentProblem[]): DocumentProblem[] {
  const told = new Map<string, DocumentProblem>();
  for (const each of problems) {
    const key = `${each.at.join('/')} ${each.offset ?? ''}`;
    const known = told.get(key);
    if (known === undefined || (known.severity === 'warning' && each.severity !== 'warning')) told.set(key, each);
  }
  return [...told.values()];
}

function checkRule(rule: Rule, outside: Checking): void {
  if (rule.each) checkPath(rule.each.path, rule.each.at, outside, 'read');
  const checking = rule.each ? { ...outside, bound: [rule.each.path] } : outside;
  checkJoins(rule, checking);
  for (const condition of [rule.when, rule.require]) if (condition) checkCondition(condition, checking);
  if (rule.review) checkViolation(rule.review, [...rule.at, 'review'], checking);
  for (const [index, violation] of rule.violations.entries())
    checkViolation(violation, [...rule.at, 'violations', index], checking);
}

function checkViolation(violation: Violation, at: DocumentPath, checking: Checking): void {
  if (violation.when) checkCondition(violation.when, checking);
  checkPath(violation.at, [...at, 'at'], checking, 'point at');
  checkMessage(violation.message, [...at, 'message'], checking);
  if (violation.help) checkMessage(violation.help, [...at, 'help'], checking);
  for (const [index, related] of violation.related.entries()) {
    const { when, resources } = related;
    if (when) checkCondition(when, checking);
    const inside =
      resources === undefined ? checking : { ...checking, subject: typesOfSet(resources, checking), bound: [] };
    checkPath(related.at, [...at, 'related', index, 'at'], inside, 'point at');
    checkMessage(related.message, [...at, 'related', index, 'message'], inside);
  }
  for (const fix of violation.fixes) checkFix(fix, checking);
}
