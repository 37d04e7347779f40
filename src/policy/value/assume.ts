import type { ResourceNode } from '../../graph/graph.ts';
import { spend } from '../../values/budget.ts';
import { both } from '../../values/guard.ts';
import { substitute } from '../../values/substitute.ts';
import type { Atom, Choice, Guard, Maybe, Unknown } from '../../values/value.ts';
import { callOf, isArray, isChoice, isObject, isScalar, isText, isUnknown } from '../../values/value.ts';
import { no, type Outcome, unknown, yes } from '../logic.ts';
import { substitutionOf } from './substitution.ts';

/** What is taken to hold while a condition is evaluated: any of these guards. Never empty. */
export type Assumption = readonly Guard[];

/** Where two assumptions make more cases than this, the weaker of them is kept: that decides less, never wrongly. */
const maxGuards = 32;

export function isTrivial(assume: Assumption): boolean {
  return assume.some((guard) => guard.length === 0);
}

/** Both assumptions at once; `undefined` where they contradict each other. */
export function together(first: Assumption, second: Assumption): Assumption | undefined {
  if (isTrivial(second)) return first;
  if (isTrivial(first)) return second;
  const joined: Guard[] = [];
  for (const a of first) {
    for (const b of second) {
      const guard = both(a, b);
      if (guard) joined.push(guard);
    }
  }
  if (joined.length === 0) return undefined;
  return joined.length > maxGuards ? first : joined;
}

/** An assumption without the guards that contradict themselves: `and(a, b)` is not false where both are true. */
export function consistent(assume: Assumption): Assumption | undefined {
  const left = assume.filter((guard) => guard.every((atom) => callOf(atom.term) === undefined || agrees(atom, guard)));
  return left.length === assume.length ? assume : left.length > 0 ? left : undefined;
}

function agrees(atom: Atom, guard: Guard): boolean {
  const rest = guard.filter((other) => other !== atom);
  const value = assumed(atom.term, [rest]);
  return !isScalar(value) || (value === atom.value) !== atom.negated;
}

/** Whether any of `guards` holds under an assumption. */
export function holdsUnder(guards: readonly Guard[], assume: Assumption): Outcome {
  if (isTrivial(guards)) return yes;
  spend((guards.length * assume.length) / 4);
  const reduced = guards.flatMap((guard) => reduce(guard, assume) ?? []);
  let implied = true;
  let possible = false;
  for (const a of assume) {
    const joined = reduced.map((guard) => both(a, guard));
    if (joined.some((guard) => guard !== undefined)) possible = true;
    if (!joined.includes(a)) implied = false;
  }
  if (!possible) return no;
  if (implied) return yes;
  const atoms = reduced.flat();
  return unknown(
    atoms.map((atom) => atom.term),
    atoms.flatMap((atom) => [atom, ...splitsOf(atom.term)]),
  );
}

/** A guard without the atoms on computed terms that the assumption decides; as a list of one, or none if it cannot hold. */
function reduce(guard: Guard, assume: Assumption): [Guard] | undefined {
  if (isTrivial(assume) || guard.every((atom) => callOf(atom.term) === undefined)) return [guard];
  const kept: Atom[] = [];
  for (const atom of guard) {
    const value = assumed(atom.term, assume);
    if (!isScalar(value)) kept.push(atom);
    else if ((value === atom.value) === atom.negated) return undefined;
  }
  return [kept];
}

/** A value as it is under an assumption. What is inside of objects and arrays is left for when it is read. */
export function assumed(value: Maybe, assume: Assumption): Maybe {
  if (value === undefined || isScalar(value) || isTrivial(assume) || isObject(value) || isArray(value)) return value;
  return isChoice(value) ? assumedChoice(value, assume) : substitute(value, substitutionOf(assume));
}

function assumedChoice(choice: Choice, assume: Assumption): Maybe {
  const left = choice.alternatives.filter((each) => holdsUnder([each.guard], assume).truth !== false);
  const [only] = left;
  if (left.length === 1 && only) return assumed(only.value, assume);
  return left.length === 0 || left.length === choice.alternatives.length
    ? choice
    : { kind: 'choice', alternatives: left };
}

function domainOf(term: Unknown): Atom[] {
  return term.domain?.map((value) => ({ term, value, negated: false })) ?? [];
}

/** Facts that would make a value known: its choices' guards, and the values of the finite terms it is made of. */
export function splitsOf(value: Maybe, depth = 5): Atom[] {
  if (value === undefined || isScalar(value) || depth === 0) return [];
  switch (value.kind) {
    case 'choice':
      return value.alternatives.flatMap(({ guard }) =>
        guard.flatMap((atom) => [atom, ...splitsOf(atom.term, depth - 1)]),
      );
    case 'text':
      return value.parts.flatMap((part) => splitsOf(part, depth));
    case 'unknown':
      return [...(callOf(value)?.args ?? []).flatMap((arg) => splitsOf(arg, depth - 1)), ...domainOf(value)];
    default:
      return [];
  }
}

/**
 * What is assumed, without what concerns the index of a loop of unknown count: in a set, such a resource stands for all
 * instances, and what is tried for one must not be taken for the others.
 */
export function forget(assume: Assumption, node: ResourceNode): Assumption {
  const index = node.loop?.index;
  if (index === undefined || isTrivial(assume)) return assume;
  return assume.map((guard) => guard.filter((atom) => !mentions(atom.term, index, 8)));
}

function mentions(value: Maybe, term: Unknown, depth: number): boolean {
  if (isText(value)) return value.parts.some((part) => mentions(part, term, depth));
  if (!isUnknown(value)) return false;
  if (value.key === term.key) return true;
  if (depth === 0) return true;
  return callOf(value)?.args.some((arg) => mentions(arg, term, depth - 1)) ?? false;
}
