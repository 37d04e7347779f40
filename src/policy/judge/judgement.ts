import type { FixRequest } from '../../graph/change.ts';
import type { ResourceNode } from '../../graph/graph.ts';
import type { Scalar } from '../../template/expression.ts';
import type { Message } from '../../template/message.ts';
import type { Unknown, Value } from '../../values/value.ts';
import type { Policy } from '../compile/policy.ts';
import type { PolicySeverity, Preset } from '../document/policy.ts';

/** What a policy says of one resource. */
export type Judgement = Settled | Concern;

export interface Settled {
  readonly verdict: 'pass' | 'notApplicable';
  readonly policy: Policy;
  readonly node: ResourceNode;
}

export interface Concern {
  /** `open`: not known before deployment; `review`: only the running resource can tell. */
  readonly verdict: 'fail' | 'open' | 'review';
  readonly policy: Policy;
  readonly node: ResourceNode;
  /** What is wrong, of which resource. */
  readonly message: Message;
  /** What to do, and why. */
  readonly help?: Message;
  readonly severity: PolicySeverity;
  readonly at: Spot;
  readonly related: readonly RelatedSpot[];
  /** The condition on which the resource exists, where that is not known: it was judged as if it did. */
  readonly when?: Value;
  /** Of an open verdict: the unknown terms that made it so. */
  readonly causes: readonly Unknown[];
  /** Of an open verdict: tries the values that its parameters may have, when it is first asked. */
  readonly trial?: () => Trial;
  /** Of a failure that is only possible: with which values. */
  readonly failsFor?: readonly FailingCases[];
  /** Open only because the template may not be all that is deployed. */
  readonly waitsForWhole: boolean;
  /** Policies that say the same more closely: where one of them fails for the resource, this is not said. */
  readonly yieldsTo: readonly string[];
  /** The smallest preset that says it, where that is a larger one than the policy's. */
  readonly preset?: Preset;
  /** Changes that mend it, each by itself, the likeliest first. */
  readonly fixes: readonly FixRequest[];
  /** Further declarations of the same resource with the same fault, which is told once. */
  readonly repeats?: readonly ResourceNode[];
}

/** The values of a parameter with which an undecided check fails. */
export interface FailingCases {
  /** `sku`; `disk.sku` for the member of an object. */
  readonly parameter: string;
  readonly values: readonly Scalar[];
  /** Those with which it passes; with the others it stays undecided, or does not concern the resource. */
  readonly passes: readonly Scalar[];
  /** How many values are allowed. */
  readonly of: number;
  /** Where one parameter alone does not decide: the other one, and its value. */
  readonly given?: { readonly parameter: string; readonly value: Scalar };
}

/** What came of trying the values that parameters may have. */
export interface Trial {
  readonly failing: readonly FailingCases[];
  /** There were more cases than are tried. */
  readonly isCut: boolean;
  /** What the resource is called. */
  readonly name?: Message;
  /** What is said in the first case that fails. */
  readonly failure?: Concern;
}

/** A place as a route into a resource; `Graph.locate` finds it in a file. */
export interface Spot {
  readonly node: ResourceNode;
  readonly path: readonly (string | number)[];
}

export interface RelatedSpot extends Spot {
  readonly message: Message;
}
