import type { ResourceNode } from '../../graph/graph.ts';
import { jsonText } from '../../source/json/write.ts';
import { ownOf } from '../../source/own.ts';
import { type Spelling, spell } from '../../template/message.ts';
import { expressionText, printable } from '../../values/print.ts';
import type { Maybe, Unknown } from '../../values/value.ts';
import type { Policy } from '../compile/policy.ts';
import type { Condition, CountCondition, DocumentPath, Subject, TestCondition } from '../condition/condition.ts';
import { tallyOf } from '../condition/count.ts';
import { evaluateCondition } from '../condition/evaluate.ts';
import type { PolicyDocument } from '../document/policy.ts';
import { evaluateExpression } from '../expression/evaluate.ts';
import type { PolicyExpression } from '../expression/expression.ts';
import { factOf } from '../fact.ts';
import { readField, readFields } from '../field.ts';
import { scopeOfMember } from '../join/member-scope.ts';
import { resolveJoin } from '../join/resolve.ts';
import { type JudgeOptions, judgeNode, scopeOf, scopesOf } from '../judge/judge.ts';
import type { Judgement } from '../judge/judgement.ts';
import type { Truth } from '../logic.ts';
import type { Scope } from '../scope.ts';
import type { World } from '../world.ts';

/** One condition of a policy with what it came to, and why. */
export interface TraceLine {
  readonly truth: Truth;
  /** The condition as the policy writes it, in short. */
  readonly label: string;
  /** The value it looked at, as text. */
  readonly value?: string;
  /** Where that value is written: a route into a resource. */
  readonly spot?: { readonly node: ResourceNode; readonly path: readonly (string | number)[] };
  /** The unknown terms that keep it open. */
  readonly causes: readonly Unknown[];
  readonly children: readonly TraceLine[];
}

/** The policy that is traced, and how values are spelled. */
interface Tracing {
  readonly document: PolicyDocument;
  readonly spelling: Spelling;
}

export interface RuleTrace {
  /** The member of the array that the rule judges one by one, `properties.ipConfigurations[0]`. */
  readonly each?: string;
  readonly when?: TraceLine;
  readonly require?: TraceLine;
}

export interface NodeTrace {
  readonly node: ResourceNode;
  readonly judgements: readonly Judgement[];
  readonly rules: readonly RuleTrace[];
}

/** Why a policy says of a resource what it says. Evaluates every condition, also those that a verdict did not need. */
export function traceNode(
  policy: Policy,
  node: ResourceNode,
  world: World,
  options: JudgeOptions,
  spelling: Spelling,
): NodeTrace {
  const to = { document: policy.document, spelling };
  const type = node.type.toLowerCase();
  const rules = policy
    .rules()
    .filter((rule) => rule.types.includes(type))
    .flatMap((rule) => {
      return scopesOf(rule, scopeOf(rule, node, world, options)).map((inner): RuleTrace => {
        const { bound } = inner;
        return {
          ...(bound?.kind === 'field' && { each: pathText(bound.found.at) }),
          ...(rule.when && { when: trace(rule.when, inner, to) }),
          ...(rule.require && { require: trace(rule.require, inner, to) }),
        };
      });
    });
  return { node, judgements: judgeNode(policy, node, world, options), rules };
}

function trace(condition: Condition, scope: Scope, to: Tracing): TraceLine {
  const outcome = evaluateCondition(condition, scope);
  const causes = outcome.truth === 'unknown' ? outcome.causes : [];
  const base = { truth: outcome.truth, causes };
  switch (condition.kind) {
    case 'allOf':
    case 'anyOf':
    case 'exactlyOne':
      return {
        ...base,
        label: condition.kind,
        children: condition.conditions.map((each) => trace(each, scope, to)),
      };
    case 'not':
      return { ...base, label: 'not', children: [trace(condition.condition, scope, to)] };
    case 'unknown':
      return { ...base, label: 'not said by a template', children: [] };
    case 'test':
      return { ...base, label: written(condition.at, to.document), ...looked(condition, scope, to), children: [] };
    case 'count':
      return { ...base, label: written(condition.at, to.document), ...counted(condition, scope, to) };
  }
}

function looked({ subject, operand }: TestCondition, scope: Scope, to: Tracing): Pick<TraceLine, 'value' | 'spot'> {
  const value = `${valueText(subject, scope, to)}${against(operand, scope, to)}`;
  if (subject.kind !== 'field' || subject.path.stars > 0) return { value };
  const path = subject.path.steps.flatMap((step): (string | number)[] => {
    if (step.kind === 'each') return [];
    return [step.kind === 'key' ? step.key : step.index];
  });
  return { value, spot: { node: scope.node, path } };
}

function valueText(subject: Subject, scope: Scope, to: Tracing): string {
  switch (subject.kind) {
    case 'field':
      if (subject.path.stars === 0) return textOf(readField(subject.path, scope), to);
      return `[${readFields(subject.path, scope)
        .map((found) => textOf(found.value, to))
        .join(', ')}]`;
    case 'fact':
      return `${textOf(factOf(subject.fact, evaluateExpression(subject.of, scope), scope), to)} (${subject.fact} of ${textOf(evaluateExpression(subject.of, scope), to)})`;
    default:
      return textOf(evaluateExpression(subject.expression, scope), to);
  }
}

/** What an expression on the other side of the comparison comes to. */
function against(operand: PolicyExpression, scope: Scope, { spelling }: Tracing): string {
  return operand.kind === 'literal'
    ? ''
    : `, against ${expressionText(evaluateExpression(operand, scope) ?? null, spelling)}`;
}

function textOf(value: Maybe, { spelling }: Tracing): string {
  if (value === undefined) return 'absent';
  return typeof value === 'string' ? `'${value}'` : spell(printable(value), spelling);
}

function counted(condition: CountCondition, scope: Scope, to: Tracing): Pick<TraceLine, 'value' | 'children'> {
  const { min, max } = tallyOf(condition, scope, evaluateCondition);
  const value = min === max ? String(min) : `${min} to ${max === Number.POSITIVE_INFINITY ? 'any number' : max}`;
  return {
    value: `${value}${against(condition.operand, scope, to)}`,
    children: condition.counted.kind === 'resources' ? membersOf(condition.counted.join, condition, scope, to) : [],
  };
}

function membersOf(join: string, { where }: CountCondition, scope: Scope, to: Tracing): TraceLine[] {
  const set = resolveJoin(join, scope, evaluateCondition);
  const lines = set.members.map((member): TraceLine => {
    const [node] = member.candidates;
    const inner = node && scopeOfMember(node, scope);
    const name = node
      ? `${node.type} ${spell(printable(node.name), to.spelling)}`
      : `a resource outside of this run${member.id === undefined ? '' : `, ${spell(printable(member.id), to.spelling)}`}`;
    const condition = where && inner ? trace(where, inner, to) : undefined;
    const truth = member.certain && !member.outside ? (condition?.truth ?? true) : 'unknown';
    return { truth, label: name, causes: member.causes, children: condition ? [condition] : [] };
  });
  const openEnds = set.openEnds.filter(({ kind }) => kind !== 'elsewhere' || !scope.whole);
  const ends = openEnds.map((end): TraceLine => {
    const label =
      end.kind === 'elsewhere'
        ? 'others may be deployed elsewhere (say --whole if not)'
        : 'others may be declared where this run cannot look';
    return { truth: 'unknown', label, causes: end.kind === 'unknown' ? [end.cause] : [], children: [] };
  });
  return [...lines, ...ends];
}

/** A condition as the document has it, on one line, without the conditions inside of it. */
function written(at: DocumentPath, document: PolicyDocument): string {
  const json = at.reduce<unknown>(ownOf, document);
  if (typeof json !== 'object' || json === null) return at.join('.');
  return Object.entries(json)
    .map(([key, value]) => (key === 'count' ? `count ${countedText(value)}` : `${key} ${scalarText(value)}`))
    .join(' ');
}

function countedText(json: unknown): string {
  if (typeof json !== 'object' || json === null) return String(json);
  return Object.entries(json)
    .map(([key, value]) => (key === 'where' ? 'where …' : `${key} ${scalarText(value)}`))
    .join(' ');
}

function scalarText(value: unknown): string {
  return typeof value === 'string' ? value : jsonText(value);
}

function pathText(path: readonly (string | number)[]): string {
  return path.map((key, index) => (typeof key === 'number' ? `[${key}]` : index === 0 ? key : `.${key}`)).join('');
}
