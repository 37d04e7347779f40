import type { Message } from '../template/message.ts';
import type { Value } from '../values/value.ts';
import type { ResourceNode } from './graph.ts';

/** A change of a resource, in terms of no language. */
export interface FixRequest {
  readonly node: ResourceNode;
  readonly title: Message;
  readonly applicability: Applicability;
  readonly operations: readonly FixOperation[];
}

export type Applicability = 'safe' | 'unsafe';

export interface FixOperation {
  /** `addOrReplace`: the property gets the value; `add`: the array gets the item; `remove`: the property goes. */
  readonly operation: 'addOrReplace' | 'add' | 'remove';
  readonly path: readonly (string | number)[];
  /** Absent for `remove`. Unknown terms in it, an index of a loop too, are written as the expressions they are. */
  readonly value?: Value;
}
