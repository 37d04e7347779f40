import type { ResourceNode } from '../../graph/graph.ts';
import { groupBy } from '../../source/group-by.ts';
import { say, shownKey } from '../../template/message.ts';
import { type Budget, charged } from '../../values/budget.ts';
import { faulty } from '../../values/term.ts';
import type { Value } from '../../values/value.ts';
import type { Policy, Rule } from '../compile/policy.ts';
import { evaluateCondition } from '../condition/evaluate.ts';
import { readFields } from '../field.ts';
import { resolveJoin } from '../join/resolve.ts';
import { bind, type Scope } from '../scope.ts';
import { holdsUnder, together } from '../value/assume.ts';
import type { World } from '../world.ts';
import { concernOf } from './concern.ts';
import type { Concern, Judgement } from './judgement.ts';
import { verdictOf } from './verdict.ts';

export interface JudgeOptions {
  /** The template is all that is deployed: what it lacks does not exist. */
  readonly whole: boolean;
  /** Values of the policy's parameters by lower-case name; see `parameterValues`. */
  readonly parameters: ReadonlyMap<string, Value>;
  /** Whether a resource is in an environment that the policy is for; all of them when absent. */
  readonly asks?: (node: ResourceNode) => boolean;
  /** Which resources are judged; all of them when absent. The others still count in joins. */
  readonly judges?: (node: ResourceNode) => boolean;
}

/**
 * What a policy says of every resource of its types, in graph order. `existing` resources are not judged. A resource
 * has one judgement, or one for each of its members that fails or stays open.
 */
export function judge(policy: Policy, world: World, options: JudgeOptions): Judgement[] {
  const nodes = nodesOf(policy, world, options);
  const budget = world.budget();
  const judgements: Judgement[] = [];
  for (const [at, node] of nodes.entries()) {
    if (budget.steps <= 0) {
      judgements.push(unjudged(policy, nodes.slice(at), world));
      break;
    }
    for (const each of judgeNode(policy, node, world, options, budget)) judgements.push(each);
  }
  return withoutRepeats(judgements);
}

/** Open for all of some resources, told at the first: the budget ends before them. */
function unjudged(policy: Policy, nodes: readonly ResourceNode[], { unjudged: known, naming }: World): Judgement {
  known.set(policy, [...(known.get(policy) ?? []), ...nodes]);
  const [node] = nodes as readonly [ResourceNode];
  const others = nodes.length > 1 ? ` and ${nodes.length - 1} resources behind it` : '';
  const reason = 'judging it takes more steps than the budget allows';
  return {
    verdict: 'open',
    policy,
    node,
    message: say`Undecided for '${naming(node, node.name)}'${others}: ${reason}.`,
    severity: policy.document.severity,
    at: { node, path: ['name'] },
    related: [],
    causes: [faulty('budget:judging', reason)],
    waitsForWhole: false,
    yieldsTo: [],
    fixes: [],
  };
}

/** A resource that is declared twice has its fault once, unless the declarations differ in it. */
function withoutRepeats(judgements: Judgement[]): Judgement[] {
  const concerns = judgements.filter((each) => 'message' in each);
  const alike = groupBy(concerns, ({ node, verdict, at }) => `${node.idKey} ${verdict} ${at.path.join('/')}`);
  if (alike.size === concerns.length) return judgements;
  const firsts = new Map<Judgement, readonly ResourceNode[]>();
  for (const group of alike.values()) {
    const same = ({ message, help = '' }: Concern) => `${shownKey(message)} ${shownKey(help)}`;
    for (const own of group.length === 1 ? [group] : groupBy(group, same).values()) {
      const [first] = own;
      for (const each of own) if (each.node === first?.node) firsts.set(each, repeatsOf(own));
    }
  }
  return judgements.flatMap((each): Judgement[] => {
    if (!('message' in each)) return [each];
    const repeats = firsts.get(each);
    if (repeats === undefined) return [];
    return [repeats.length === 0 ? each : { ...each, repeats }];
  });
}

function repeatsOf(concerns: readonly Concern[]): readonly ResourceNode[] {
  return [...new Set(concerns.map(({ node }) => node))].slice(1);
}

function nodesOf(policy: Policy, world: World, { judges = () => true }: JudgeOptions): readonly ResourceNode[] {
  const nodes = policy.types
    .flatMap((type) => world.graph.ofType(type))
    .filter((node) => !node.existing && judges(node));
  return policy.types.length < 2 ? nodes : nodes.sort((a, b) => a.index - b.index);
}

/** The judgements of one resource. */
export function judgeNode(
  policy: Policy,
  node: ResourceNode,
  world: World,
  options: JudgeOptions,
  budget: Budget = world.budget(),
): Judgement[] {
  if (options.asks?.(node) === false) return [{ verdict: 'notApplicable', policy, node }];
  const type = node.type.toLowerCase();
  const rules = node.when.length === 0 ? [] : policy.rules().filter((rule) => rule.types.includes(type));
  const judgements = rules.flatMap((rule) => judgeRule(policy, rule, scopeOf(rule, node, world, options), budget));
  const concerns = judgements.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'notApplicable');
  if (concerns.length > 0) return concerns;
  const verdict = judgements.some((each) => each.verdict === 'pass') ? 'pass' : 'notApplicable';
  return [{ verdict, policy, node }];
}

function judgeRule(policy: Policy, rule: Rule, scope: Scope, budget: Budget): Judgement[] {
  const { judged: node, world } = scope;
  const spent = (): Judgement => unjudged(policy, [node], world);
  const scopes = charged(
    budget,
    () => scopesOf(rule, scope),
    () => undefined,
  );
  if (scopes === undefined) return [spent()];
  const judgements: Judgement[] = [];
  for (const each of scopes) {
    judgements.push(charged(budget, () => judgeScope(policy, rule, each), spent));
    if (budget.steps <= 0) break;
  }
  return judgements;
}

function judgeScope(policy: Policy, rule: Rule, scope: Scope): Judgement {
  const found = verdictOf(rule, scope);
  if (found.verdict === 'pass' || found.verdict === 'notApplicable')
    return { verdict: found.verdict, policy, node: scope.judged };
  return concernOf(policy, rule, found, scope);
}

/** The scope in which a rule judges a resource. */
export function scopeOf({ joins }: Rule, node: ResourceNode, world: World, options: JudgeOptions): Scope {
  const setOf: Scope['setOf'] = (name, scope) => resolveJoin(name, scope, evaluateCondition);
  return { world, joins, setOf, judged: node, node, assume: node.when, ...options };
}

/** One scope a member where the rule has `each`. A member that may not be there is judged as if it were. */
export function scopesOf({ each }: Rule, scope: Scope): Scope[] {
  if (each === undefined) return [scope];
  const { path } = each;
  return readFields(path, scope).flatMap((found) => {
    const assume = together(scope.assume, [found.guard]);
    if (assume === undefined || found.max === 0 || holdsUnder([found.guard], scope.assume).truth === false) return [];
    return [bind({ ...scope, assume }, { kind: 'field', path, node: scope.node, found })];
  });
}
