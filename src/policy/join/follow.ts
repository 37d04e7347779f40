import type { ResourceNode } from '../../graph/graph.ts';
import { idKey } from '../../values/compose.ts';
import { readFields } from '../field.ts';
import type { Scope } from '../scope.ts';
import type { FieldPath } from '../value/path.ts';
import type { World } from '../world.ts';
import { mostInstances, type NodeSet, type SetMember } from './node-set.ts';
import { isPair } from './pairs.ts';
import { reasonsOf } from './reasons.ts';
import { type HeldId, idsIn } from './references.ts';

/** The resources whose ids a path of the scope's node holds. */
export function followPath(path: FieldPath, scope: Scope): NodeSet {
  const members = readFields(path, scope)
    .flatMap((found) => idsIn(found, scope.world.graph))
    .map((held) => followId(held, scope.node, scope.world));
  return { members, openEnds: [] };
}

/** The resource that an id in the body of `holder` names. */
export function followId(held: HeldId, holder: ResourceNode, world: World): SetMember {
  const target = world.graph.follow(held.id);
  const pair = target.possible.find((node) => isPair(held.id, holder, node));
  const { certain, possible, outside } = pair ? { certain: [pair], possible: [], outside: false } : target;
  const candidates = certain.length > 0 ? certain : possible;
  const [first] = certain;
  const repeats = candidates.some((node) => mostInstances(node) > 1) || outside;
  return {
    key: first ? `node:${first.index}` : `id:${idKey(held.id)}`,
    candidates,
    outside: certain.length === 0 && outside,
    named: true,
    guards: [held.guard],
    certain: held.certain,
    min: Math.min(held.min, 1),
    max: repeats ? held.max : Math.min(held.max, 1),
    causes: certain.length > 0 ? held.causes : [...held.causes, ...reasonsOf(held.id, possible, world)],
    id: held.id,
  };
}
