import type { ResourceNode } from '../../graph/graph.ts';
import { say } from '../../template/message.ts';
import { idKey } from '../../values/compose.ts';
import { brief } from '../../values/print.ts';
import { splitName, typeInId } from '../../values/resource-ids.ts';
import { statement } from '../../values/term.ts';
import { isUnknown, type Unknown, type Value } from '../../values/value.ts';
import { termsOf } from '../operators/apply.ts';
import type { World } from '../world.ts';

/** Why it is not known what an id leads to: what it is made of, or that nothing of that name is declared here. */
export function reasonsOf(id: Value, candidates: readonly ResourceNode[], { naming }: World): Unknown[] {
  if (isUnknown(id)) return [id];
  const own = say`${typeInId(id) ?? 'the resource'} '${brief(splitName(id)?.at(-1) ?? id)}'`;
  const [first] = candidates;
  if (first === undefined) return [statement(`outside:${idKey(id)}`, say`${own} is not declared in this template`)];
  const others = candidates.length > 1 ? ` or one of ${candidates.length - 1} more` : '';
  const reason = say`whether ${own} is ${naming(first, first.name)}${others}`;
  return [statement(`maybe:${idKey(id)}:${first.index}`, reason), ...differing(id, first.id)];
}

/** What only one of two ids is made of: the subscription is in both of them, and decides nothing. */
function differing(one: Value, other: Value): Unknown[] {
  const left = termsOf([one]);
  const right = termsOf([other]);
  const only = (these: readonly Unknown[], those: readonly Unknown[]) =>
    these.filter(({ key }) => !those.some((each) => each.key === key));
  return [...only(left, right), ...only(right, left)];
}
