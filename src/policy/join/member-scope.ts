import type { ResourceNode } from '../../graph/graph.ts';
import { root } from '../../values/term.ts';
import type { Scope } from '../scope.ts';
import { forget, together } from '../value/assume.ts';
import { recompute } from '../value/recompute.ts';

/** The scope in which conditions on a member of a set are read; `undefined` where it cannot exist. */
export function scopeOfMember(node: ResourceNode, scope: Scope): Scope | undefined {
  const assume = together(forget(scope.assume, node), node.when);
  if (assume === undefined) return undefined;
  const { renaming: _, ...rest } = scope;
  return { ...rest, node, assume, ...(node.loop && { renaming: renamingOf(node.loop) }) };
}

/** One node stands for all copies, but two copies need not be equal: a member of a set is another copy. */
function renamingOf({ index }: NonNullable<ResourceNode['loop']>): NonNullable<Scope['renaming']> {
  const { of, reason, type, range } = index;
  const other = root(`other:${index.key}`, of, reason, { type, ...(range && { range }) });
  return { values: new Map([[index.key, other]]), recompute, done: new Map() };
}
