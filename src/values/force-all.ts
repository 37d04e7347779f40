import { deeper } from '../source/levels.ts';
import { spend } from './budget.ts';
import { force, isScalar, isSpread, type Maybe } from './value.ts';

/** Nothing is deeper in practice. */
const maxDepth = 200;

/** Evaluates all members and items of a value, as deep as they go. */
export function forceAll(value: Maybe, seen: Set<object> = new Set(), depth = 0): void {
  if (value === undefined || isScalar(value) || depth > maxDepth || seen.has(value)) return;
  spend(1);
  seen.add(value);
  for (const part of partsOf(value)) deeper(1, () => forceAll(part, seen, depth + 1));
}

function* partsOf(value: Exclude<Maybe, undefined>): Iterable<Maybe> {
  if (isScalar(value)) return;
  if (value.kind === 'object') for (const member of value.members.values()) yield force(member.value);
  if (value.kind === 'array') for (const part of value.parts) yield force(isSpread(part) ? part.item : part);
  if (value.kind === 'choice') for (const each of value.alternatives) yield each.value;
}
