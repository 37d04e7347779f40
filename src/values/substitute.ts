import { deeper } from '../source/levels.ts';
import type { Scalar } from '../template/expression.ts';
import { access, memberOfUnknown } from './access.ts';
import { charged, currentBudget, spend } from './budget.ts';
import { choose } from './choice.ts';
import { EvaluationError } from './functions/entry.ts';
import { always, both } from './guard.ts';
import { overspentMember } from './overspent.ts';
import { apply, faulty } from './term.ts';
import { joinTexts, type StringValue, stringOf } from './text.ts';
import {
  arrayOf,
  type Choice,
  callOf,
  force,
  type Guard,
  isArray,
  isChoice,
  isObject,
  isScalar,
  isSpread,
  isThunk,
  isUnknown,
  type Lazy,
  type Maybe,
  type Member,
  type ObjectValue,
  type Spread,
  type Thunk,
  type Unknown,
  type Value,
} from './value.ts';

/** Computes a function of the reference again, by name. `undefined` if there is no such pure function. */
export type Recompute = (name: string, args: readonly Value[]) => { readonly value: Maybe } | undefined;

/** Which terms become which values, by the terms' keys. */
export interface Substitution {
  readonly values: ReadonlyMap<string, Value>;
  /** Choices of which one alternative has been picked. */
  readonly choices?: ReadonlyMap<Choice, Maybe>;
  readonly recompute: Recompute;
  /** Terms already done, by key: terms share their arguments. */
  readonly done: Map<string, Value>;
}

/** A run whose length has become known is written out up to this length. */
const maxRun = 1000;

/** Nothing is deeper in practice; what lies deeper keeps its terms. */
const maxDepth = 40;

/**
 * A value with some of its unknowns replaced; functions of them are computed again. What does not hang on them stays
 * the same object. Members and items are replaced when they are asked for.
 */
export function substitute(value: Value, by: Substitution, depth = 0): Value {
  if (isScalar(value) || depth > maxDepth) return value;
  spend(0.5);
  return deeper(2, () => substituteWithin(value, by, depth));
}

function substituteWithin(value: Exclude<Value, Scalar>, by: Substitution, depth: number): Value {
  switch (value.kind) {
    case 'unknown':
      return substituteTerm(value, by, depth);
    case 'text':
      return joinTexts(value.parts.map((part) => textPiece(part, by, depth)));
    case 'object':
      return substituteObject(value, by, depth);
    case 'array':
      return arrayOf(value.parts.flatMap((part) => substitutePart(part, by, depth)));
    case 'choice':
      return substituteChoice(value, by, depth) ?? null;
  }
}

/** Alternatives whose guard does not hold fall away. */
function substituteChoice(choice: Choice, by: Substitution, depth: number): Maybe {
  if (by.choices?.has(choice)) return substituteMaybe(by.choices.get(choice), by, depth);
  const left = choice.alternatives.flatMap(({ guard, value }) => {
    const held = substituteGuard(guard, by, depth);
    return held ? [{ guard: held, value: substituteMaybe(value, by, depth) }] : [];
  });
  return choose(left, () => choice);
}

function substituteGuard(guard: Guard, by: Substitution, depth: number): Guard | undefined {
  let held: Guard | undefined = always;
  for (const atom of guard) {
    const term = substitute(atom.term, by, depth + 1);
    if (isScalar(term) && (term === atom.value) === atom.negated) return undefined;
    if (!isScalar(term)) held = held && both(held, [term.kind === 'unknown' ? { ...atom, term } : atom]);
  }
  return held;
}

function substituteMaybe(value: Maybe, by: Substitution, depth: number): Maybe {
  if (isChoice(value) && depth <= maxDepth) return substituteChoice(value, by, depth + 1);
  if (isUnknown(value) && value.optional && isMissing(value, by, depth)) return undefined;
  return value === undefined ? undefined : substitute(value, by, depth + 1);
}

/** A member that may be absent, of an object that now is known not to have it. */
function isMissing(term: Unknown, by: Substitution, depth: number): boolean {
  const call = callOf(term);
  const [base, key] = call?.name === 'property' ? call.args : [];
  if (base === undefined || typeof key !== 'string') return false;
  const object = substitute(base, by, depth + 1);
  return isObject(object) && object.rest === undefined && !object.members.has(key.toLowerCase());
}

function textPiece(part: string | Unknown, by: Substitution, depth: number): StringValue {
  const value = substitute(part, by, depth + 1);
  return stringOf(value) ?? apply('string', [value], 'string');
}

function substituteTerm(term: Unknown, by: Substitution, depth: number): Value {
  const found = by.values.get(term.key) ?? by.done.get(term.key);
  if (found !== undefined) return found;
  const call = callOf(term);
  if (call === undefined) return term;
  const args = call.args.map((arg) => substitute(arg, by, depth + 1));
  const value = args.every((arg, i) => arg === call.args[i]) ? term : again(term, call.name, args, by);
  by.done.set(term.key, value);
  return value;
}

function again(term: Unknown, name: string, args: readonly Value[], by: Substitution): Value {
  const same = (): Value => {
    const { type, secure, model, place } = term;
    return apply(name, args, type, { secure, ...(model && { model }), ...(place && { place }) });
  };
  try {
    const [base, key] = args;
    if ((name === 'property' || name === 'item') && base !== undefined && key !== undefined)
      // A term of any type may stem from a safe access; and where an unsafe one is missing, the deployment fails anyway.
      return isUnknown(base) && term.type !== 'any' ? memberOfUnknown(base, key) : access(base, key, true);
    const result = by.recompute(name, args);
    return result === undefined ? same() : (result.value ?? null);
  } catch (error) {
    if (error instanceof EvaluationError) return same();
    throw error;
  }
}

/** What stands for the members that nobody knows is the object as a whole; once that is known, it says all. */
function substituteObject(value: ObjectValue, by: Substitution, depth: number): ObjectValue {
  const rest = value.rest && substitute(value.rest, by, depth + 1);
  if (isObject(rest)) return rest;
  const members = new Map<string, Member>();
  for (const [key, member] of value.members) {
    members.set(key, { key: member.key, value: substituteLazy(member.value, by, depth) });
  }
  if (rest === undefined) return { kind: 'object', members };
  return { kind: 'object', members, rest: isUnknown(rest) ? rest : apply('object', [rest], 'object') };
}

function substitutePart(part: Lazy | Spread, by: Substitution, depth: number): readonly (Lazy | Spread)[] {
  if (!isSpread(part)) return [substituteLazy(part, by, depth)];
  const { at, from, counted } = part;
  const known = substitute(from, by, depth + 1);
  if (counted && isArray(known)) return known.parts;
  const read = at && ((position: Value) => substituteLazy(at(position), by, depth));
  if (counted && read && typeof known === 'number' && known <= maxRun)
    return Array.from({ length: known }, (_, i) => read(i));
  return [{ ...part, item: substituteLazy(part.item, by, depth), ...(read && { at: read }) }];
}

function substituteLazy(value: Lazy, by: Substitution, depth: number): Lazy {
  if (!isThunk(value) && isChoice(value)) return memo(() => substituteChoice(value, by, depth + 1), true);
  if (!isThunk(value)) return substitute(value, by, depth + 1);
  return memo(() => substituteMaybe(force(value), by, depth), value.optional);
}

/** A thunk out of a function, called once. */
export function memo(compute: () => Maybe, optional = false): Thunk {
  let state: { readonly value: Maybe } | 'active' | undefined;
  const budget = currentBudget();
  return {
    kind: 'thunk',
    optional,
    force(): Maybe {
      if (state === 'active') return faulty('circle:member', 'it depends on itself');
      if (state !== undefined) return state.value;
      state = 'active';
      let done: { readonly value: Maybe } | undefined;
      try {
        done = { value: budget ? charged(budget, compute, () => overspentMember(budget)) : compute() };
      } finally {
        state = done;
      }
      return done.value;
    },
  };
}
