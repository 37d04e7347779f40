import type { ResourceNode } from '../../graph/graph.ts';
import { callFormula } from '../../template/formula.ts';
import type { Resource } from '../../template/template.ts';
import { root } from '../../values/term.ts';
import type { Value } from '../../values/value.ts';
import { loopOf } from '../join/loops.ts';
import type { World } from '../world.ts';

/**
 * The index of a resource in its loop. It stays a term also where it is known: a fix is written once, into the
 * declaration that makes all instances. 0 outside of a loop.
 */
export function loopIndex(node: ResourceNode, world: World): Value {
  const name = loopName(node);
  if (name === undefined) return loopOf(node, world).length > 1 ? otherLoop : 0;
  const reason = 'it is another one in each copy';
  return root(`policy:loopIndex:${name}`, { kind: 'index', loop: name }, reason, {
    type: 'int',
    range: { min: 0, max: 799 },
  });
}

/** Copies that a module's loop makes: the resource's own declaration cannot name their index. */
const otherLoop = root(
  'policy:loopIndex',
  { kind: 'runtime', formula: callFormula('loopIndex') },
  'the copies are made by the loop of a module',
  { type: 'int' },
);

function loopName(node: ResourceNode): string | undefined {
  const declaration = node.origin.declaration as Partial<Resource>;
  return node.loop?.name ?? declaration.loop?.name;
}
