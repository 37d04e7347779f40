import { closest, hint } from '../../template/suggest.ts';
import { statement } from '../../values/term.ts';
import type { Condition, Counted, DocumentPath, Subject } from '../condition/condition.ts';
import type { Json } from '../document/policy.ts';
import { isExpressionText } from '../expression/expression.ts';
import type { ConditionOperator } from '../operators/operator.ts';
import { operatorNamed, operators } from '../operators/table.ts';
import { startsWithPath } from '../value/path.ts';
import { compileExpression } from './expression.ts';
import { type DocumentObject, isDocumentObject, isJsonArray, membersByName } from './json.ts';
import { spelled } from './library.ts';
import { compilePath } from './path.ts';
import { type Compilation, report, useEntry, useFact, useJoin } from './problem.ts';
import { absolute, insideJoined } from './start.ts';

/** Nested deeper than any person writes. */
const maxDepth = 60;

const groups = { allof: 'allOf', anyof: 'anyOf', exactlyone: 'exactlyOne' } as const;
const subjects = ['field', 'value', 'count', 'fact'] as const;
type Members = ReturnType<typeof membersByName>;

/** A condition out of JSON. What is wrong is reported; the rest is compiled all the same. */
export function compileCondition(json: Json | undefined, at: DocumentPath, context: Compilation): Condition {
  if (at.length > maxDepth * 2) return broken(at, 'the condition is nested too deep', context);
  if (!isDocumentObject(json))
    return broken(at, 'a condition is an object, such as { "field": "…", "equals": "…" }', context);
  const members = membersByName(json);
  for (const [lower, kind] of Object.entries(groups)) {
    const member = members.get(lower);
    if (member) return compileGroup(kind, member, at, context);
  }
  const not = members.get('not');
  if (not) return { kind: 'not', condition: compileCondition(not.value, [...at, not.key], context), at };
  const unknown = members.get('unknown')?.value;
  if (typeof unknown === 'string') return { kind: 'unknown', term: statement(`policy:${unknown}`, unknown), at };
  const named = members.get('condition');
  if (named) return compileNamed(named, at, context);
  return compileComparison(members, json, at, context);
}

/** A condition by its name, as if it stood here. */
function compileNamed({ key, value }: { key: string; value: Json }, at: DocumentPath, context: Compilation): Condition {
  const name = String(value).toLowerCase();
  const found = context.conditions.get(name);
  if (found === undefined) {
    return broken(
      [...at, key],
      `there is no condition '${String(value)}'${hint(closest(String(value), spelled(context.conditions)))}`,
      context,
    );
  }
  useEntry(found, [...at, key], context);
  const conditions = new Map([...context.conditions].filter(([each]) => each !== name));
  return compileCondition(found.json, found.at, { ...context, conditions, start: found.start ?? context.start });
}

function broken(at: DocumentPath, message: string, context: Compilation): Condition {
  report(context, at, message);
  return { kind: 'anyOf', conditions: [], at };
}

function compileGroup(
  kind: 'allOf' | 'anyOf' | 'exactlyOne',
  { key, value }: { key: string; value: Json },
  at: DocumentPath,
  context: Compilation,
): Condition {
  if (!isJsonArray(value)) return broken([...at, key], `'${key}' takes an array of conditions`, context);
  const conditions = value.map((each, index) => compileCondition(each, [...at, key, index], context));
  return { kind, conditions, at };
}

function compileComparison(members: Members, json: DocumentObject, at: DocumentPath, context: Compilation): Condition {
  const subject = subjects.find((name) => members.has(name));
  const named = Object.keys(json).flatMap((key) => operatorNamed(key) ?? []);
  const [operator] = named;
  if (subject === undefined)
    return broken(
      at,
      `a condition has one of 'field', 'value', 'count', 'fact', 'allOf', 'anyOf', 'exactlyOne' and 'not'${meant(json)}`,
      context,
    );
  if (operator === undefined)
    return broken(
      at,
      `a condition compares: it has one of 'equals', 'exists', 'in', 'greater', …${meant(json)}`,
      context,
    );
  if (named.length > 1)
    report(
      context,
      at,
      `a condition compares once; here stand ${named.map(({ name }) => `'${name}'`).join(' and ')}: put them into an allOf`,
    );
  const operand = members.get(operator.name.toLowerCase());
  const ifUnknown = members.get('ifunknown')?.value;
  const comparison = {
    operator,
    operand: compileExpression(operand?.value ?? null, [...at, operand?.key ?? ''], context),
    ...(typeof ifUnknown === 'boolean' && { ifUnknown }),
    at,
  };
  checkOperand(operator, operand?.value, [...at, operand?.key ?? ''], context);
  if (subject !== 'count')
    return { kind: 'test', subject: compileSubject(subject, members, at, context), ...comparison };
  return compileCount(members.get('count'), comparison, at, context);
}

/** Names an unknown word of a condition, and what it may have been meant for. */
function meant(json: DocumentObject): string {
  const words = [
    ...operators.map(({ name }) => name),
    'field',
    'value',
    'count',
    'fact',
    'allOf',
    'anyOf',
    'exactlyOne',
    'not',
    'unknown',
    'of',
    'where',
  ];
  for (const key of Object.keys(json)) {
    if (words.some((word) => word.toLowerCase() === key.toLowerCase())) continue;
    return `; '${key}' is none${hint(closest(key, words))}`;
  }
  return '';
}

function compileSubject(
  kind: 'field' | 'value' | 'fact',
  members: Members,
  at: DocumentPath,
  context: Compilation,
): Subject {
  const member = members.get(kind);
  const place = [...at, member?.key ?? kind];
  if (kind === 'value') return { kind, expression: compileExpression(member?.value ?? null, place, context) };
  if (kind === 'fact') return compileFact(members, member?.value, place, at, context);
  const text = typeof member?.value === 'string' ? member.value : '';
  if (isExpressionText(text)) return { kind: 'computedField', expression: compileExpression(text, place, context) };
  const path = compilePath(text, place, context);
  const bound = context.bound.filter((each) => startsWithPath(path, each.path)).map((each) => each.path.stars);
  if (context.dialect === 'resilint' && path.stars > Math.max(0, ...bound)) reportQuantifier(text, place, context);
  return { kind, path };
}

function compileFact(
  members: Members,
  name: Json | undefined,
  place: DocumentPath,
  at: DocumentPath,
  context: Compilation,
): Subject {
  const fact = String(name);
  useFact(fact, place, context);
  const of = members.get('of');
  if (typeof of?.value !== 'string') {
    report(context, at, "a fact needs 'of': the path of the field, or an expression, whose value it is looked up for");
    return { kind: 'fact', fact, of: { kind: 'literal', value: null } };
  }
  if (isExpressionText(of.value))
    return { kind: 'fact', fact, of: compileExpression(of.value, [...at, of.key], context) };
  compilePath(of.value, [...at, of.key], context);
  return {
    kind: 'fact',
    fact,
    of: {
      kind: 'call',
      name: 'field',
      args: [{ kind: 'literal', value: absolute(of.value, context.start) }],
      offset: 0,
    },
  };
}

/** Azure Policy takes a bare `[*]` for "all, or none there", which is seldom meant. */
function reportQuantifier(text: string, at: DocumentPath, context: Compilation): void {
  const array = text.slice(0, text.lastIndexOf('[*]') + 3);
  const count = `{ "count": { "field": "${array}", "where": { "field": "${text}", … } }, … }`;
  report(
    context,
    at,
    `'${text}' does not say which members are meant: use ${count} with "greater": 0 for any of them, or "equals": 0 with the opposite for all`,
    context.bound.length > 0 ? { unless: context.bound.at(-1)?.at ?? [] } : {},
  );
}

type Comparison = Pick<Extract<Condition, { kind: 'count' }>, 'operator' | 'operand' | 'ifUnknown' | 'at'>;

function compileCount(
  count: { key: string; value: Json } | undefined,
  comparison: Comparison,
  at: DocumentPath,
  context: Compilation,
): Condition {
  const place = [...at, count?.key ?? 'count'];
  if (!isDocumentObject(count?.value))
    return broken(place, "'count' takes an object with 'field', 'value' or 'resources'", context);
  const members = membersByName(count.value);
  const where = members.get('where');
  const counted = compileCounted(members, place, context);
  if (counted === undefined)
    return broken(place, "'count' takes an object with 'field', 'value' or 'resources'", context);
  return {
    kind: 'count',
    counted,
    ...(where && { where: compileCondition(where.value, [...place, where.key], insideCount(counted, place, context)) }),
    ...comparison,
  };
}

function insideCount(counted: Counted, at: DocumentPath, context: Compilation): Compilation {
  if (counted.kind === 'value') return context;
  if (counted.kind === 'resources') return { ...context, bound: [], start: insideJoined(context.start) };
  return { ...context, bound: [...context.bound, { path: counted.path, at: [...at, 'field'] }] };
}

function compileCounted(members: Members, at: DocumentPath, context: Compilation): Counted | undefined {
  const name = members.get('name')?.value;
  const named = typeof name === 'string' ? { name } : {};
  const [field, value, resources] = [members.get('field'), members.get('value'), members.get('resources')];
  if (typeof field?.value === 'string') {
    const path = compilePath(field.value, [...at, field.key], context);
    if (path.steps.at(-1)?.kind !== 'each')
      report(context, [...at, field.key], `'count' looks at the members of an array: write '${field.value}[*]'`);
    return { kind: 'field', path, ...named };
  }
  if (value) return { kind: 'value', list: compileExpression(value.value, [...at, value.key], context), ...named };
  if (typeof resources?.value !== 'string') return undefined;
  useJoin(resources.value, [...at, resources.key], context);
  return { kind: 'resources', join: resources.value };
}

function checkOperand(
  operator: ConditionOperator,
  json: Json | undefined,
  at: DocumentPath,
  context: Compilation,
): void {
  if (typeof json === 'string' && isExpressionText(json)) return;
  if (operator.operand === 'list' && !isJsonArray(json))
    report(context, at, `'${operator.name}' takes an array of values`);
  const flag = typeof json === 'boolean' || (typeof json === 'string' && /^(true|false)$/i.test(json));
  if (operator.operand === 'flag' && !flag) report(context, at, `'${operator.name}' takes true or false`);
  if (operator.operand === 'text' && typeof json === 'object') report(context, at, `'${operator.name}' takes a text`);
  if (operator.operand === 'order' && typeof json !== 'number' && typeof json !== 'string')
    report(context, at, `'${operator.name}' takes a number, a date or a text`);
}
