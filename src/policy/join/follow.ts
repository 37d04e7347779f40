import { idKey } from '../../evaluate/compose.ts';
import { brief } from '../../evaluate/print.ts';
import { splitName, typeInId } from '../../evaluate/resource-ids.ts';
import { root } from '../../evaluate/term.ts';
import { isUnknown, type Unknown, type Value } from '../../evaluate/value.ts';
import { readFields } from '../field.ts';
import { termsOf } from '../operators/apply.ts';
import type { Scope } from '../scope.ts';
import type { FieldPath } from '../value/path.ts';
import { instancesOf, type NodeSet, type SetMember } from './node-set.ts';
import { type HeldId, idsIn } from './references.ts';

/** The resources whose ids a path of the scope's node holds. */
export function followPath(path: FieldPath, scope: Scope): NodeSet {
  const members = readFields(path, scope)
    .flatMap(idsIn)
    .map((held) => followId(held, scope));
  return { members, openEnds: [] };
}

function followId(held: HeldId, scope: Scope): SetMember {
  const { certain, possible, outside } = scope.world.graph.follow(held.id);
  const candidates = certain.length > 0 ? certain : possible;
  const [first] = certain;
  const repeats = candidates.some((node) => instancesOf(node) > 1) || outside;
  return {
    key: first ? `node:${first.index}` : `id:${idKey(held.id)}`,
    candidates,
    outside: certain.length === 0 && outside,
    named: true,
    guards: [held.guard],
    certain: held.certain,
    min: Math.min(held.min, 1),
    max: repeats ? held.max : Math.min(held.max, 1),
    causes: certain.length > 0 ? held.causes : [...held.causes, ...reasonsOf(held.id, possible.length)],
    id: held.id,
  };
}

/** Why it is not known what an id leads to: what it is made of, or that nothing of that name is declared here. */
function reasonsOf(id: Value, candidates: number): Unknown[] {
  if (isUnknown(id) || candidates > 0) return termsOf([id]);
  const name = splitName(id)?.at(-1) ?? id;
  const reason = `${typeInId(id) ?? 'the resource'} '${brief(name)}' is not declared in this template`;
  return [root(`outside:${idKey(id)}`, reason, { expression: reason })];
}
