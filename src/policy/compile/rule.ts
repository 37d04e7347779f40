import type { Condition, DocumentPath } from '../condition/condition.ts';
import type { FixDocument, PlaceTarget, RelatedDocument, RuleDocument, ViolationDocument } from '../document/policy.ts';
import { type FieldPath, PathError, parsePath } from '../value/path.ts';
import { compileCondition } from './condition.ts';
import { compileExpression } from './expression.ts';
import { compileJoins, compileUsedJoins } from './join.ts';
import { entriesOf, type Library } from './library.ts';
import { compileMessage } from './message.ts';
import { compilePath } from './path.ts';
import type { FixTemplate, Related, Rule, Violation } from './policy.ts';
import { type Compilation, report, useJoin } from './problem.ts';
import { absolute, atResource, insideJoined, startAtPlace, startOfTarget } from './start.ts';

/** A rule, and of one that judges a place, where that is in one type of resources. */
export interface WrittenRule {
  readonly rule: RuleDocument;
  readonly at: DocumentPath;
  readonly target?: { readonly json: PlaceTarget; readonly at: DocumentPath };
}

/** What the rules of a policy have in common. */
export type Shared = Pick<Compilation, 'problems' | 'parameters' | 'factNames'> & {
  readonly library: Library;
  readonly used: Omit<Compilation['used'], 'joins'>;
  readonly yieldsTo: readonly string[];
};

/** The rule, and the names of its own `let` that nothing uses. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly usedJoins: ReadonlySet<string>;
}

export function compileRule(written: WrittenRule, shared: Shared): CompiledRule {
  const { rule, at, target } = written;
  const context = contextOf(written, shared);
  const { when, once, require, review } = rule;
  if (once !== undefined) useJoin(once, [...at, 'once'], context);
  const joins = compileJoins(new Map(entriesOf(rule.let, [...at, 'let'])), context);
  const each = eachOf(written, context);
  const narrowed = [
    ...narrowing(target, context),
    ...(when === undefined ? [] : [compileCondition(when, [...at, 'when'], context)]),
  ];
  const [first] = narrowed;
  const compiled: Rule = {
    ...typesOf(written),
    joins,
    ...(first && {
      when: narrowed.length === 1 ? first : { kind: 'allOf', conditions: narrowed, at: [...at, 'when'] },
    }),
    ...(each && { each }),
    ...(once !== undefined && { once }),
    ...(require !== undefined && { require: compileCondition(require, [...at, 'require'], context) }),
    ...(review && { review: compileViolation(review, [...at, 'review'], context) }),
    violations: (rule.violations ?? []).map((violation, index) =>
      compileViolation(violation, [...at, 'violations', index], context),
    ),
    yieldsTo: [...new Set([...shared.yieldsTo, ...(rule.yieldsTo ?? [])])],
    at,
  };
  checkRule(written, context);
  compileUsedJoins(joins, context);
  return { rule: compiled, usedJoins: context.used.joins };
}

function contextOf({ rule, at, target }: WrittenRule, shared: Shared): Compilation {
  const { library, problems, parameters, factNames, used } = shared;
  const ofTarget = target && { start: startOfTarget(target.json) };
  const own = target && entriesOf(target.json.let, [...target.at, 'let'], ofTarget);
  const beside = new Map([...library.let, ...(own ?? [])]);
  const place = target ? startAtPlace(target.json, target.at) : atResource;
  const start = rule.each === undefined ? place : { ...place, each: absolute(rule.each, place) };
  const conditions = target && entriesOf(target.json.conditions, [...target.at, 'conditions'], ofTarget);
  const bound = readable(start.each ?? target?.json.each);
  return {
    problems,
    joins: new Map([...beside, ...entriesOf(rule.let, [...at, 'let'])]),
    shared: library.let,
    parameters,
    conditions: new Map([...library.conditions, ...(conditions ?? [])]),
    used: { ...used, joins: new Set() },
    bound: bound ? [{ path: bound, at: [...at, 'each'] }] : [],
    factNames,
    dialect: 'resilint',
    start,
    judged: start,
  };
}

function typesOf({ rule, at, target }: WrittenRule): Pick<Rule, 'types' | 'resources'> {
  const from = target
    ? { json: target.json.resource, at: [...target.at, 'resource'] }
    : { json: rule.resource ?? [], at: [...at, 'resource'] };
  const { json } = from;
  const resources =
    typeof json === 'string'
      ? [{ name: json, at: from.at }]
      : json.map((name, index) => ({ name, at: [...from.at, index] }));
  return { types: resources.map(({ name }) => name.toLowerCase()), resources };
}

function readable(path: string | undefined): FieldPath | undefined {
  try {
    return path === undefined ? undefined : parsePath(path);
  } catch (error) {
    if (error instanceof PathError) return undefined;
    throw error;
  }
}

/** The members that are judged one by one: those of the rule, else those that are the place. */
function eachOf({ rule, at, target }: WrittenRule, context: Compilation): Rule['each'] {
  if (rule.each !== undefined) return { path: compilePath(rule.each, [...at, 'each'], context), at: [...at, 'each'] };
  const each = target?.json.each;
  if (target === undefined || each === undefined) return undefined;
  const place = [...target.at, 'each'];
  return { path: compilePath(each, place, { ...context, start: atResource }), at: place };
}

function narrowing(target: WrittenRule['target'], context: Compilation): Condition[] {
  if (target?.json.when === undefined) return [];
  return [
    compileCondition(target.json.when, [...target.at, 'when'], { ...context, start: startOfTarget(target.json) }),
  ];
}

function checkRule({ rule, at, target }: WrittenRule, context: Compilation): void {
  const each = rule.each ?? target?.json.each;
  if (each !== undefined && !each.endsWith('[*]')) {
    const place = rule.each === undefined && target ? target.at : at;
    report(context, [...place, 'each'], `'each' names the members of an array: write '${each}[*]'`);
  }
  const last = rule.violations?.at(-1);
  if (last?.when === undefined) return;
  const place = [...at, 'violations', (rule.violations?.length ?? 1) - 1, 'when'];
  report(context, place, "the last violation has no 'when': it speaks where no other does", { key: true });
}

function compileViolation(json: ViolationDocument, at: DocumentPath, context: Compilation): Violation {
  const fixes = fixesOf(json, at);
  return {
    ...(json.when !== undefined && { when: compileCondition(json.when, [...at, 'when'], context) }),
    ...(json.severity !== undefined && { severity: json.severity }),
    ...(json.preset !== undefined && { preset: json.preset }),
    at: json.at === undefined ? parsePath('name') : compilePath(json.at, [...at, 'at'], context),
    message: compileMessage(json.message, [...at, 'message'], context),
    ...(json.help !== undefined && { help: compileMessage(json.help, [...at, 'help'], context) }),
    related: (json.related ?? []).map((related, index) => compileRelated(related, [...at, 'related', index], context)),
    fixes: fixes.map(({ fix, place }) => compileFix(fix, place, context)),
  };
}

function fixesOf({ fix }: ViolationDocument, at: DocumentPath): { fix: FixDocument; place: DocumentPath }[] {
  if (fix === undefined) return [];
  if (!Array.isArray(fix)) return [{ fix: fix as FixDocument, place: [...at, 'fix'] }];
  return (fix as readonly FixDocument[]).map((each, index) => ({ fix: each, place: [...at, 'fix', index] }));
}

function compileRelated(json: RelatedDocument, at: DocumentPath, context: Compilation): Related {
  const { when, resources } = json;
  if (resources !== undefined) useJoin(resources, [...at, 'resources'], context);
  const there = resources === undefined ? context : { ...context, bound: [], start: insideJoined(context.start) };
  return {
    ...(when !== undefined && { when: compileCondition(when, [...at, 'when'], context) }),
    ...(resources !== undefined && { resources }),
    at: json.at === undefined ? parsePath('name') : compilePath(json.at, [...at, 'at'], there),
    message: compileMessage(json.message, [...at, 'message'], there),
  };
}

function compileFix(json: FixDocument, at: DocumentPath, context: Compilation): FixTemplate {
  return {
    ...(json.when !== undefined && { when: compileCondition(json.when, [...at, 'when'], context) }),
    title: compileMessage(json.title, [...at, 'title'], context),
    applicability: json.applicability,
    why: json.why,
    at,
    operations: json.operations.map(({ when, operation, field, value }, index) => ({
      ...(when !== undefined && { when: compileCondition(when, [...at, 'operations', index, 'when'], context) }),
      operation,
      field: compilePath(field, [...at, 'operations', index, 'field'], context),
      ...(value !== undefined && { value: compileExpression(value, [...at, 'operations', index, 'value'], context) }),
    })),
  };
}
