import { idKey } from '../../evaluate/compose.ts';
import { brief } from '../../evaluate/print.ts';
import { splitName, typeInId } from '../../evaluate/resource-ids.ts';
import { root } from '../../evaluate/term.ts';
import { isUnknown, type Unknown, type Value } from '../../evaluate/value.ts';
import type { ResourceNode } from '../../graph/graph.ts';
import { termsOf } from '../operators/apply.ts';

/** Why it is not known what an id leads to: what it is made of, or that nothing of that name is declared here. */
export function reasonsOf(id: Value, candidates: readonly ResourceNode[]): Unknown[] {
  if (isUnknown(id)) return [id];
  const own = `${typeInId(id) ?? 'the resource'} '${brief(splitName(id)?.at(-1) ?? id)}'`;
  const [first] = candidates;
  if (first === undefined) return [statement(`outside:${idKey(id)}`, `${own} is not declared in this template`)];
  const others = candidates.length > 1 ? ` or one of ${candidates.length - 1} more` : '';
  const reason = `whether ${own} is ${brief(first.name)}${others}`;
  return [statement(`maybe:${idKey(id)}:${first.index}`, reason), ...termsOf([id])];
}

/** A reason that stands for itself: there is no value that somebody could supply. */
function statement(key: string, reason: string): Unknown {
  return root(key, reason, { expression: reason });
}
