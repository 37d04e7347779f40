import type { Message } from '../template/message.ts';
import type { Value } from '../values/value.ts';
import type { ResourceNode } from './graph.ts';

/** A change of a resource, in terms of no language. */
export interface FixRequest {
  readonly node: ResourceNode;
  readonly title: Message;
  readonly applicability: Applicability;
  /** A clause: why it is of this class. */
  readonly why: string;
  readonly operations: readonly FixOperation[];
}

/**
 * What making a change means for what is deployed today, the mildest first. `safe`: nothing changes. `in-place`: Azure
 * changes the resource where it is; nothing restarts, costs more or stops working, and it can be taken back.
 * `disruptive`: all else.
 */
export const applicabilities = ['safe', 'in-place', 'disruptive'] as const;

export type Applicability = (typeof applicabilities)[number];

/** Of changes that are made together the class of the most disruptive one, with its reason. */
export function mostDisruptive(changes: readonly [Classified, ...Classified[]]): Classified {
  const rank = ({ applicability }: Classified): number => applicabilities.indexOf(applicability);
  const { applicability, why } = changes.reduce((a, b) => (rank(b) > rank(a) ? b : a));
  return { applicability, why };
}

/** A change with its class. */
type Classified = Pick<FixRequest, 'applicability' | 'why'>;

export interface FixOperation {
  /** `addOrReplace`: the property gets the value; `add`: the array gets the item; `remove`: the property goes. */
  readonly operation: 'addOrReplace' | 'add' | 'remove';
  readonly path: readonly (string | number)[];
  /** Absent for `remove`. Unknown terms in it, an index of a loop too, are written as the expressions they are. */
  readonly value?: Value;
}
