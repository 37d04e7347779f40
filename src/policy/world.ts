import type { Graph, ResourceNode } from '../graph/graph.ts';
import { labelOf } from '../graph/label.ts';
import type { Scalar } from '../template/expression.ts';
import type { Message } from '../template/message.ts';
import { type Budget, createBudget } from '../values/budget.ts';
import type { Value } from '../values/value.ts';
import type { Policy } from './compile/policy.ts';
import type { Join } from './join/join.ts';
import type { NodeSet } from './join/node-set.ts';
import type { ReferenceIndex } from './join/reference-index.ts';

/** Looks a fact up: `vmSize.acceleratedNetworking` of `Standard_D4s_v5`. `undefined` where it is not recorded. */
export type FactLookup = (fact: string, of: string) => Scalar | undefined;

/** What messages call a resource of a name, which is its last segment or all of it. */
export type Naming = (node: ResourceNode, name: Value) => Message;

/**
 * Steps that one policy may take on one graph. Each has its own, so what one policy costs takes nothing from another:
 * a verdict does not hang on which policies run.
 */
export const maxStepsOfPolicy = 100_000;

/** Cases that are tried for the undecided checks of one template. */
const maxTrials = 1_024;

type SetCache = Map<Join, Map<ResourceNode, NodeSet>>;

/** A graph with what policies work out about it, shared by all policies of a run. */
export interface World {
  readonly graph: Graph;
  readonly fact: FactLookup;
  readonly naming: Naming;
  /** `spent`: it would take more than the budget of what policies share. */
  readonly references: Map<string, ReferenceIndex | 'spent'>;
  readonly shared: Budget;
  /** The sets of joins by the resource they start from; those of a whole deployment, and those of a part. */
  readonly sets: { readonly whole: SetCache; readonly part: SetCache };
  readonly loops: Map<string, ResourceNode[]>;
  readonly copies: Map<readonly ResourceNode[], NodeSet>;
  /** What trying values of parameters may cost: in all, and how many cases. It takes nothing from judging. */
  readonly trials: { readonly budget: Budget; left: number };
  /** What one policy may cost; a new one each time. */
  budget(): Budget;
  /** All that have been given, and the shared one. */
  readonly budgets: readonly Budget[];
  /** Resources that a policy did not judge since its budget was spent. */
  readonly unjudged: Map<Policy, ResourceNode[]>;
}

export function openWorld(graph: Graph, fact: FactLookup, naming: Naming = labelOf): World {
  const shared = createBudget();
  const budgets = [shared];
  return {
    graph,
    fact,
    naming,
    references: new Map(),
    shared,
    budgets,
    sets: { whole: new Map(), part: new Map() },
    loops: new Map(),
    copies: new Map(),
    trials: { budget: createBudget(maxStepsOfPolicy), left: maxTrials },
    budget() {
      const budget = createBudget(maxStepsOfPolicy);
      budgets.push(budget);
      return budget;
    },
    unjudged: new Map(),
  };
}
