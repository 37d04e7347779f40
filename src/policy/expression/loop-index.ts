import { root } from '../../evaluate/term.ts';
import type { Value } from '../../evaluate/value.ts';
import type { ResourceNode } from '../../graph/graph.ts';
import type { Resource } from '../../template/template.ts';

/**
 * The index of a resource in its loop. It stays a term also where it is known: a fix is written once, into the
 * declaration that makes all instances. 0 outside of a loop.
 */
export function loopIndex(node: ResourceNode): Value {
  const name = loopName(node);
  if (name === undefined) return 0;
  return root(`policy:loopIndex:${name}`, 'it is another one in each copy', {
    type: 'int',
    expression: `copyIndex('${name.replaceAll("'", "''")}')`,
    range: { min: 0, max: 799 },
  });
}

function loopName(node: ResourceNode): string | undefined {
  const declaration = node.origin.declaration as Partial<Resource>;
  return node.loop?.name ?? declaration.loop?.name;
}
