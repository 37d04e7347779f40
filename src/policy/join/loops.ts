import type { ResourceNode } from '../../graph/graph.ts';
import type { Place } from '../../template/place.ts';
import type { World } from '../world.ts';

const declarations = new WeakMap<object, number>();
let lastDeclaration = 0;

/** The resources that one declaration makes, by a loop of its own or of the module around it; at least the node itself. */
export function loopOf(node: ResourceNode, world: World): readonly ResourceNode[] {
  if (world.loops.size === 0) for (const each of world.graph.nodes) add(each, world);
  return world.loops.get(keyOfLoop(node)) ?? [node];
}

function add(node: ResourceNode, world: World): void {
  const key = keyOfLoop(node);
  const copies = world.loops.get(key);
  if (copies) copies.push(node);
  else world.loops.set(key, [node]);
}

/** The declaration and the calls it was reached by: instances of a loop share both, two calls of a module do not. */
function keyOfLoop(node: ResourceNode): string {
  const calls = node.origin.deploymentPath.map((call) => keyOfPlace(call.place)).join('>');
  return `${identityOf(node.origin.declaration)}<${calls}${node.inline ? `#${node.index}` : ''}`;
}

function keyOfPlace(place: Place): string {
  if (place.kind === 'text') return `${place.source.path}@${place.span.start}`;
  const steps: (string | number)[] = [];
  for (let route = place.route; route !== null; route = route.parent) steps.push(route.key);
  return `${place.source.path}#${steps.join('/')}`;
}

function identityOf(declaration: object): number {
  let identity = declarations.get(declaration);
  if (identity === undefined) {
    lastDeclaration += 1;
    identity = lastDeclaration;
    declarations.set(declaration, identity);
  }
  return identity;
}
