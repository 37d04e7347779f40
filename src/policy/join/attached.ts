import type { ResourceNode } from '../../graph/graph.ts';
import { extendedId, splitChild } from '../../graph/ids.ts';
import { typeInId } from '../../values/resource-ids.ts';
import { isUnknown, type Value } from '../../values/value.ts';
import type { World } from '../world.ts';
import { isPair } from './pairs.ts';
import { reasonsOf } from './reasons.ts';
import type { Reference, ReferenceIndex } from './reference-index.ts';
import { indexed, put } from './references.ts';

/** How a resource names the one it hangs on: so many levels above it in its name, or as its scope. */
export type Attachment = { readonly levels: number } | 'scope';

/**
 * Resources of a type that may hang on another one, although their ids do not say so beyond doubt: the name of the
 * parent is not known, or both are made by loops of one unknown count.
 */
export function attachedBy(world: World, type: string, attachment: Attachment): ReferenceIndex {
  const key = `${type.toLowerCase()}@${attachment === 'scope' ? attachment : attachment.levels}`;
  return indexed(world, key, () => indexAttached(world, type, attachment));
}

function indexAttached(world: World, type: string, attachment: Attachment): ReferenceIndex {
  const possible = new Map<ResourceNode, Reference[]>();
  const anywhere: Reference[] = [];
  for (const source of world.graph.ofType(type)) {
    const id = source.inline ? undefined : ownerOf(source, attachment);
    if (id === undefined) continue;
    const target = world.graph.follow(id);
    const certain: Reference = { source, guard: [], certain: true, causes: [] };
    const uncertain: Reference = { ...certain, certain: false, causes: reasonsOf(id, target.possible, world) };
    if (isUnknown(id) && typeInId(id) === undefined) anywhere.push(uncertain);
    else for (const node of target.possible) put(possible, node, isPair(id, source, node) ? certain : uncertain);
  }
  return { exact: new Map(), possible, anywhere };
}

function ownerOf(node: ResourceNode, attachment: Attachment): Value | undefined {
  return attachment === 'scope' ? (extendedId(node.id) ?? node.scopeId) : ancestorOf(node.id, attachment.levels);
}

/** The id that many levels above a child's. */
export function ancestorOf(id: Value, levels: number): Value | undefined {
  let above: Value | undefined = id;
  for (let level = 0; level < levels && above !== undefined; level += 1) above = splitChild(above)?.parent;
  return levels > 0 ? above : undefined;
}
