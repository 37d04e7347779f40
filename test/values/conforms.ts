import { callFunction } from '../../src/values/call.ts';
import { equalValues } from '../../src/values/equality.ts';
import { EvaluationError } from '../../src/values/functions/entry.ts';
import { functionNamed } from '../../src/values/functions/index.ts';
import { kindsOf } from '../../src/values/kinds.ts';
import { toPlain } from '../../src/values/plain.ts';
import { type Recompute, substitute } from '../../src/values/substitute.ts';
import {
  type ArrayValue,
  type Atom,
  force,
  isArray,
  isChoice,
  isObject,
  isScalar,
  isSpread,
  isUnknown,
  itemsOf,
  type Maybe,
  type ObjectValue,
  type Unknown,
  type Value,
} from '../../src/values/value.ts';
import { written } from '../spelled.ts';

/** Lambdas cannot be called again from outside, so guards over them cannot be judged. */
export class NotJudged extends Error {}

/** Values for the unknowns of a test, by the unknowns' keys. */
export interface World extends ReadonlyMap<string, Value> {
  /** Strings are compared without case: objects know their names only so. */
  readonly ignoreCase?: boolean;
}

const recompute: Recompute = (name, args) => {
  const entry = functionNamed(name.toLowerCase());
  try {
    return entry && { value: callFunction(entry, args) };
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
};

function inWorld(value: Value, world: World): Value {
  return substitute(value, { values: world, recompute, done: new Map() });
}

/**
 * Whether a partly known value allows what the value really is once every unknown has its value. Throws with the
 * reason if it does not.
 */
export function conforms(abstract: Maybe, concrete: Maybe, world: World): void {
  if (isChoice(abstract)) {
    const held = abstract.alternatives.filter((each) => each.guard.every((atom) => holds(atom, world)));
    if (held.length !== 1) throw new Error(`${held.length} alternatives hold`);
    conforms(held[0]?.value, concrete, world);
  } else if (concrete === undefined && isUnknown(abstract) && abstract.optional) {
    return;
  } else if (abstract === undefined || concrete === undefined) {
    if (abstract !== concrete) throw new Error(`${String(abstract)} against ${String(concrete)}`);
  } else if (isObject(abstract) && isObject(concrete)) {
    objectConforms(abstract, concrete, world);
  } else if (isArray(abstract) && isArray(concrete)) {
    const items = itemsOf(concrete) ?? [];
    if (!arrayConforms(abstract.parts, items, world)) throw new Error('the items do not fit');
  } else {
    scalarConforms(abstract, concrete, world);
  }
}

function holds(atom: Atom, world: World): boolean {
  const value = inWorld(atom.term, world);
  if (!isScalar(value)) throw new NotJudged(`the guard's term ${written(atom.term)} cannot be computed again`);
  return (value === atom.value) !== atom.negated;
}

function scalarConforms(abstract: Value, concrete: Value, world: World): void {
  if (isUnknown(abstract)) boundsHold(abstract, concrete);
  const known = inWorld(abstract, world);
  if (toPlain(known) === undefined) return;
  const equal = equalValues(known, concrete, { ignoreCase: world.ignoreCase === true });
  if (equal === false) throw new Error(`${JSON.stringify(toPlain(known))} is not ${JSON.stringify(toPlain(concrete))}`);
  if (equal === undefined) throw new Error('known values must compare');
}

function boundsHold(term: Unknown, concrete: Value): void {
  const kinds = kindsOf(term);
  const [kind] = kindsOf(concrete) ?? [];
  if (kinds && kind && !kinds.includes(kind)) throw new Error(`${written(term)} is ${kind}, not ${kinds.join()}`);
  const measure = typeof concrete === 'string' ? concrete.length : concrete;
  if (typeof measure !== 'number' || term.range === undefined) return;
  const { min = -Infinity, max = Infinity } = term.range;
  if (measure < min || measure > max) throw new Error(`${written(term)}: ${measure} is outside ${min} to ${max}`);
}

function objectConforms(abstract: ObjectValue, concrete: ObjectValue, world: World): void {
  for (const [key, member] of abstract.members) {
    const value = force(member.value);
    const there = concrete.members.get(key);
    conforms(value, there && force(there.value), world);
  }
  const others = [...concrete.members.keys()].filter((key) => !abstract.members.has(key));
  if (!abstract.rest && others.length > 0) throw new Error(`${others.join()} should not be there`);
}

function fits(abstract: Maybe, concrete: Value, world: World): boolean {
  try {
    conforms(abstract ?? null, concrete, world);
    return true;
  } catch (error) {
    if (error instanceof NotJudged) throw error;
    return false;
  }
}

/** Like a regular expression: a run takes as many items as its bounds allow. */
function arrayConforms(parts: ArrayValue['parts'], items: readonly Value[], world: World): boolean {
  const [part, ...others] = parts;
  if (part === undefined) return items.length === 0;
  if (!isSpread(part)) {
    const [item, ...rest] = items;
    return item !== undefined && fits(force(part), item, world) && arrayConforms(others, rest, world);
  }
  for (let count = part.min; count <= Math.min(part.max, items.length); count += 1) {
    const taken = items.slice(0, count);
    const allFit = taken.every((item) => fits(force(part.item), item, world));
    if (allFit && arrayConforms(others, items.slice(count), world)) return true;
  }
  return false;
}
