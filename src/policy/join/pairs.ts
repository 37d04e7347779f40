import type { ResourceNode } from '../../graph/graph.ts';
import { idKey } from '../../values/compose.ts';
import { substitute } from '../../values/substitute.ts';
import { keyOf, type Value } from '../../values/value.ts';
import { recompute } from '../value/recompute.ts';

/**
 * Whether an id that a copy of one loop holds is that of the copy with the same index of another loop: two loops of one
 * unknown count, the machines and their interfaces, go in step.
 */
export function isPair(id: Value, source: ResourceNode, target: ResourceNode): boolean {
  const [own, other] = [source.loop, target.loop];
  if (own === undefined || other === undefined || keyOf(own.count) !== keyOf(other.count)) return false;
  const values = new Map<string, Value>([[other.index.key, own.index]]);
  return idKey(substitute(target.id, { values, recompute, done: new Map() })) === idKey(id);
}
