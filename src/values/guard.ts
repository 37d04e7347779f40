import type { Scalar } from '../template/expression.ts';
import { spend } from './budget.ts';
import type { Atom, Guard, Maybe, Unknown, Value } from './value.ts';
import { callOf, isChoice } from './value.ts';

export const always: Guard = [];

/** Conditions nested deeper are one fact. */
const maxDepth = 50;

/**
 * The guard under which a boolean term has a truth value. `not(x)`, `equals(x, literal)` and a true `and(…)` are taken
 * apart, so that facts about the same root contradict each other wherever they come from.
 */
export function termIs(term: Unknown, truth: boolean, depth = 0): Guard {
  const call = depth < maxDepth ? callOf(term) : undefined;
  if (call?.name === 'not' && isTerm(call.args[0])) return termIs(call.args[0], !truth, depth + 1);
  if (call?.name === 'equals' && isTerm(call.args[0]) && isPlain(call.args[1])) {
    return [{ term: call.args[0], value: call.args[1], negated: !truth }];
  }
  const parts = call?.args ?? [];
  const splits = (call?.name === 'and' && truth) || (call?.name === 'or' && !truth);
  if (splits && parts.every(isTerm)) {
    const joined = parts
      .map((part) => termIs(part, truth, depth + 1))
      .reduce<Guard | undefined>((a, b) => a && both(a, b), always);
    if (joined) return joined;
  }
  return [{ term, value: truth, negated: false }];
}

/** The conjunction of two guards; `undefined` if they contradict each other. */
export function both(first: Guard, second: Guard): Guard | undefined {
  if (first.length === 0) return second;
  if (second.length === 0) return first;
  spend((first.length + second.length) / 8);
  let result: Guard | undefined = first;
  for (const atom of second) {
    result = result && withAtom(result, atom);
  }
  return result;
}

function withAtom(guard: Guard, atom: Atom): Guard | undefined {
  const kept: Atom[] = [];
  for (const other of guard) {
    if (other.term.key !== atom.term.key) {
      kept.push(other);
      continue;
    }
    const same = other.value === atom.value;
    if (same && other.negated === atom.negated) return guard;
    if (same || (!other.negated && !atom.negated)) return undefined;
    if (!other.negated) return guard;
    if (atom.negated) kept.push(other);
  }
  kept.push(atom);
  kept.sort((a, b) => (a.term.key < b.term.key ? -1 : a.term.key > b.term.key ? 1 : 0));
  return exhausted(kept, atom.term) ? undefined : kept;
}

/** Every value of a finite domain is denied. */
function exhausted(guard: readonly Atom[], term: Unknown): boolean {
  if (term.domain === undefined) return false;
  const denied = guard.filter((atom) => atom.negated && atom.term.key === term.key);
  return denied.length > 0 && term.domain.every((value) => denied.some((atom) => atom.value === value));
}

/** Under what a boolean value is `truth`: a list of guards, any of which may hold. Empty: never. */
export function guardsWhere(condition: Value, truth: boolean): readonly Guard[] {
  if (condition === truth) return [always];
  if (isChoice(condition)) {
    return condition.alternatives.flatMap((alternative) =>
      guardsWhere(alternative.value ?? null, truth).flatMap((inner) => {
        const joined = both(alternative.guard, inner);
        return joined ? [joined] : [];
      }),
    );
  }
  if (isTerm(condition)) return [termIs(condition, truth)];
  return [];
}

function isTerm(value: Maybe): value is Unknown {
  return typeof value === 'object' && value !== null && value.kind === 'unknown';
}

function isPlain(value: Maybe): value is Scalar {
  return value !== undefined && (value === null || typeof value !== 'object');
}
