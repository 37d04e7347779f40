import type { DocumentPath } from '../condition/condition.ts';
import type {
  FixDocument,
  PolicyDocument,
  RelatedDocument,
  RuleDocument,
  ViolationDocument,
} from '../document/policy.ts';
import { factNames } from '../facts/names.ts';
import { type FieldPath, PathError, parsePath } from '../value/path.ts';
import { compileCondition } from './condition.ts';
import { compileExpression } from './expression.ts';
import { compileJoins } from './join.ts';
import { compileMessage } from './message.ts';
import { compilePath } from './path.ts';
import type { FixTemplate, Policy, Related, Rule, Violation } from './policy.ts';
import type { Compilation, DocumentProblem, Used } from './problem.ts';
import { report, useJoin } from './problem.ts';

export interface Compiled {
  readonly policy: Policy;
  readonly problems: readonly DocumentProblem[];
}

/** Compiles a document that fits the schema. What the schema cannot say is reported. */
export function compilePolicy(document: PolicyDocument): Compiled {
  const problems: DocumentProblem[] = [];
  const facts = new Set<string>();
  const parameters = new Set<string>();
  const conditions = new Set<string>();
  const idle: DocumentProblem[] = [];
  const rules = rulesOf(document).map(({ rule, at }) =>
    compileRule(rule, at, document, { problems, idle, used: { facts, parameters, conditions } }),
  );
  idle.push(
    ...unused('parameters', document.parameters, parameters),
    ...unused('conditions', document.conditions, conditions),
  );
  const policy = { document, types: typesOf(document), rules: () => rules, facts: [...facts] };
  return { policy, problems: problems.length > 0 ? problems : idle };
}

/** A policy of which a compilation found no fault before, and that it asks for these facts. */
export function deferPolicy(document: PolicyDocument, facts: readonly string[]): Policy {
  let compiled: readonly Rule[] | undefined;
  const rules = (): readonly Rule[] => {
    compiled ??= compilePolicy(document).policy.rules();
    return compiled;
  };
  return { document, types: typesOf(document), rules, facts };
}

function typesOf(document: PolicyDocument): readonly string[] {
  return [...new Set(rulesOf(document).flatMap(({ rule }) => typesOfRule(rule)))];
}

function typesOfRule({ resource = [] }: RuleDocument): readonly string[] {
  return (typeof resource === 'string' ? [resource] : resource).map((type) => type.toLowerCase());
}

/** The rules of a document: the document itself is one, unless it lists several. */
function rulesOf(document: PolicyDocument): { rule: RuleDocument; at: DocumentPath }[] {
  if (document.rules === undefined) return [{ rule: document, at: [] }];
  return document.rules.map((rule, index) => ({ rule, at: ['rules', index] }));
}

function unused(
  section: 'parameters' | 'conditions',
  members: object = {},
  used: ReadonlySet<string>,
): DocumentProblem[] {
  const names = Object.keys(members).filter((name) => !used.has(name.toLowerCase()));
  return names.map((name) => ({
    at: [section, name],
    key: true,
    message: `nothing uses the ${section.slice(0, -1)} '${name}'; use or remove it`,
  }));
}

interface Shared {
  readonly problems: DocumentProblem[];
  /** What nothing uses; not worth a word where something else is wrong, which may be why. */
  readonly idle: DocumentProblem[];
  readonly used: Omit<Used, 'joins'>;
}

function compileRule(rule: RuleDocument, at: DocumentPath, document: PolicyDocument, shared: Shared): Rule {
  const names = Object.keys(rule.let ?? {});
  const context: Compilation = {
    problems: shared.problems,
    joins: new Set(names.map((name) => name.toLowerCase())),
    parameters: new Set(Object.keys(document.parameters ?? {}).map((name) => name.toLowerCase())),
    conditions: new Map(
      Object.entries(document.conditions ?? {}).map(([name, json]) => [
        name.toLowerCase(),
        { json, at: ['conditions', name] },
      ]),
    ),
    used: { ...shared.used, joins: new Set() },
    bound: eachPath(rule).map((path) => ({ path, at: [...at, 'each'] })),
    factNames: factNames.map(({ name }) => name),
    dialect: 'resilint',
    ...(rule.each !== undefined && { each: rule.each }),
  };
  const { when, each, once, require, review } = rule;
  if (once !== undefined) useJoin(once, [...at, 'once'], context);
  const compiled: Rule = {
    types: typesOfRule(rule),
    joins: compileJoins(rule.let, [...at, 'let'], context),
    ...(when !== undefined && { when: compileCondition(when, [...at, 'when'], context) }),
    ...(each !== undefined && { each: compilePath(each, [...at, 'each'], context) }),
    ...(once !== undefined && { once }),
    ...(require !== undefined && { require: compileCondition(require, [...at, 'require'], context) }),
    ...(review && { review: compileViolation(review, [...at, 'review'], context) }),
    violations: (rule.violations ?? []).map((violation, index) =>
      compileViolation(violation, [...at, 'violations', index], context),
    ),
    yieldsTo: [...new Set([...(document.yieldsTo ?? []), ...(rule.yieldsTo ?? [])])],
    at,
  };
  checkRule(rule, at, context);
  reportUnused(names, at, { ...context, problems: shared.idle });
  return compiled;
}

function eachPath({ each }: RuleDocument): FieldPath[] {
  try {
    return each === undefined ? [] : [parsePath(each)];
  } catch (error) {
    if (error instanceof PathError) return [];
    throw error;
  }
}

function checkRule(rule: RuleDocument, at: DocumentPath, context: Compilation): void {
  if (rule.each !== undefined && !rule.each.endsWith('[*]'))
    report(context, [...at, 'each'], `'each' names the members of an array: write '${rule.each}[*]'`);
  const last = rule.violations?.at(-1);
  if (last?.when !== undefined) {
    const index = (rule.violations?.length ?? 1) - 1;
    report(
      context,
      [...at, 'violations', index, 'when'],
      "the last violation has no 'when': it speaks where no other does",
      { key: true },
    );
  }
}

function reportUnused(names: readonly string[], at: DocumentPath, context: Compilation): void {
  for (const name of names) {
    if (context.used.joins.has(name.toLowerCase())) continue;
    report(
      context,
      [...at, 'let', name],
      `nothing uses '${name}'; count its resources, name it in a message, or remove it`,
      { key: true },
    );
  }
}

function compileViolation(json: ViolationDocument, at: DocumentPath, context: Compilation): Violation {
  const fixes =
    json.fix === undefined
      ? []
      : Array.isArray(json.fix)
        ? (json.fix as readonly FixDocument[])
        : [json.fix as FixDocument];
  const place = (index: number): DocumentPath => (Array.isArray(json.fix) ? [...at, 'fix', index] : [...at, 'fix']);
  return {
    ...(json.when !== undefined && { when: compileCondition(json.when, [...at, 'when'], context) }),
    ...(json.severity !== undefined && { severity: json.severity }),
    at: json.at === undefined ? parsePath('name') : compilePath(json.at, [...at, 'at'], context),
    message: compileMessage(json.message, [...at, 'message'], context),
    ...(json.help !== undefined && { help: compileMessage(json.help, [...at, 'help'], context) }),
    related: (json.related ?? []).map((related, index) => compileRelated(related, [...at, 'related', index], context)),
    fixes: fixes.map((fix, index) => compileFix(fix, place(index), context)),
  };
}

function compileRelated(json: RelatedDocument, at: DocumentPath, context: Compilation): Related {
  if (json.resources !== undefined) useJoin(json.resources, [...at, 'resources'], context);
  return {
    ...(json.when !== undefined && { when: compileCondition(json.when, [...at, 'when'], context) }),
    ...(json.resources !== undefined && { resources: json.resources }),
    at: json.at === undefined ? parsePath('name') : compilePath(json.at, [...at, 'at'], context),
    message: compileMessage(json.message, [...at, 'message'], context),
  };
}

function compileFix(json: FixDocument, at: DocumentPath, context: Compilation): FixTemplate {
  return {
    ...(json.when !== undefined && { when: compileCondition(json.when, [...at, 'when'], context) }),
    title: compileMessage(json.title, [...at, 'title'], context),
    applicability: json.applicability,
    at,
    operations: json.operations.map(({ when, operation, field, value }, index) => ({
      ...(when !== undefined && { when: compileCondition(when, [...at, 'operations', index, 'when'], context) }),
      operation,
      field: compilePath(field, [...at, 'operations', index, 'field'], context),
      ...(value !== undefined && { value: compileExpression(value, [...at, 'operations', index, 'value'], context) }),
    })),
  };
}
