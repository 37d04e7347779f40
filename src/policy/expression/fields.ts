import { apply } from '../../values/term.ts';
import type { Lazy, Maybe, Spread, Value } from '../../values/value.ts';
import { arrayOf } from '../../values/value.ts';
import { readField, readFields } from '../field.ts';
import type { Scope } from '../scope.ts';
import { assumed, holdsUnder } from '../value/assume.ts';
import { type FieldPath, PathError, parsePath } from '../value/path.ts';

const parsed = new Map<string, FieldPath | undefined>();
/** Paths that expressions compute; a policy names a handful. */
const maxParsed = 1000;

/** The path that a computed text names; `undefined` where it is not known, or is none. */
export function fieldNamed(name: Maybe): FieldPath | undefined {
  if (typeof name !== 'string') return undefined;
  if (!parsed.has(name) && parsed.size < maxParsed) parsed.set(name, pathOrNone(name));
  return parsed.get(name);
}

function pathOrNone(name: string): FieldPath | undefined {
  try {
    return parsePath(name);
  } catch (error) {
    if (error instanceof PathError) return undefined;
    throw error;
  }
}

/** `field('path')`: the value there, or with `[*]` the array of all values there. */
export function fieldValue(name: Value, scope: Scope): Maybe {
  const path = fieldNamed(name);
  if (path === undefined) return typeof name === 'string' ? undefined : apply('field', [name], 'any');
  return path.stars === 0 ? readField(path, scope) : arrayAt(path, scope);
}

function arrayAt(path: FieldPath, scope: Scope): Value {
  const parts: (Lazy | Spread)[] = [];
  for (const found of readFields(path, scope)) {
    const there = holdsUnder([found.guard], scope.assume);
    if (there.truth === false) continue;
    const item = assumed(found.value, scope.assume) ?? null;
    if (there.truth === 'unknown') return apply('field', [path.text, scope.node.id], 'array');
    if (found.min === 1 && found.max === 1) parts.push(item);
    else if (found.from) parts.push({ kind: 'spread', item, min: found.min, max: found.max, from: found.from });
  }
  return arrayOf(parts);
}
