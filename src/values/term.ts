import type { Scalar } from '../template/expression.ts';
import type { Formula } from '../template/formula.ts';
import type { Message } from '../template/message.ts';
import type { Place } from '../template/place.ts';
import type { PrimitiveType, TypeModel } from '../template/types.ts';
import { spend } from './budget.ts';
import { digest } from './digest.ts';
import {
  type ArrayValue,
  callOf,
  force,
  isScalar,
  isSpread,
  isThunk,
  isUnknown,
  keyOf,
  type Lazy,
  type Maybe,
  type Member,
  type Source,
  type Unknown,
  type Value,
} from './value.ts';

/** Longer keys are replaced by a digest, so that terms over terms stay small. */
const maxKey = 400;

export interface RootOptions {
  readonly type?: PrimitiveType;
  readonly place?: Place;
  readonly secure?: boolean;
  readonly domain?: readonly Scalar[];
  readonly model?: TypeModel;
  readonly range?: { readonly min?: number; readonly max?: number };
  readonly excludes?: string;
}

/** An unknown that is not computed from other unknowns. `key` says which one it is within the whole run. */
export function root(key: string, of: Source, reason: Message, options: RootOptions = {}): Unknown {
  const { type = 'any', secure = false, ...rest } = options;
  const domain = rest.domain ?? (type === 'bool' ? [true, false] : undefined);
  return { kind: 'unknown', key, of, reason, type, secure, ...rest, ...(domain && { domain }) };
}

/** A reason that stands for itself. */
export function statement(key: string, reason: Message, options: RootOptions = {}): Unknown {
  return root(key, { kind: 'statement' }, reason, options);
}

/** Whether an unknown is a reason in itself, with no value that somebody could supply. */
export function standsForItself({ of }: Unknown): boolean {
  return of.kind === 'statement' || (of.kind === 'error' && of.formula === undefined);
}

/** What stands for what cannot be evaluated. */
export function faulty(key: string, reason: Message, options: RootOptions = {}, formula?: () => Formula): Unknown {
  return root(key, { kind: 'error', ...(formula && { formula }) }, reason, options);
}

/** A call that reads otherwise than it is. */
export function rewritten(term: Unknown, written: () => Formula): Unknown {
  return term.of.kind === 'call' ? { ...term, of: { ...term.of, written } } : term;
}

export interface CallOptions extends RootOptions {
  /** How it is written, where that is not what it is. */
  readonly written?: () => Formula;
}

/** The unknown result of the pure function `name` over values of which at least one is not known. */
export function apply(name: string, args: readonly Value[], type: PrimitiveType, options: CallOptions = {}): Unknown {
  spend(1 + args.length / 4);
  const key = termKey(name, args.map(keyOf));
  const cause = causeOf(args.filter(isOpen)) ?? causeOf(args);
  const secure = options.secure ?? args.some((arg) => isSecure(arg));
  const { written, ...rest } = options;
  const of: Source = { kind: 'call', name, args, ...(written && { written }) };
  const place = options.place ?? cause?.place;
  return root(key, of, cause?.reason ?? 'computed from values that are not known', {
    ...rest,
    type,
    secure,
    ...(place && { place }),
  });
}

/** The key of a function of values with these keys; names of functions ignore case. */
export function termKey(name: string, args: readonly string[]): string {
  return shorten(`${name.toLowerCase()}(${args.join(',')})`);
}

/** The same term for a reason of its own, whatever it was made from. */
export function because(reason: Message, term: Unknown): Unknown {
  return { ...term, reason, cause: 'own' };
}

/** Not known by itself: nothing has to be evaluated to see why. */
function isOpen(value: Value): boolean {
  return typeof value === 'object' && value !== null && value.kind !== 'object' && value.kind !== 'array';
}

/** A term made when it is first needed: making it looks for the cause among the arguments. */
export function lazyTerm(make: () => Unknown): () => Unknown {
  let term: Unknown | undefined;
  return () => {
    term ??= make();
    return term;
  };
}

/** Values that are looked at for a cause: arrays within arrays may hold more than anyone has time for. */
const maxLooks = 10_000;

interface Search {
  left: number;
}

/** The first unknown that a value depends on; what a person has to supply to make it known. */
export function causeOf(values: Iterable<Maybe>, depth = 4, search: Search = { left: maxLooks }): Unknown | undefined {
  for (const value of values) {
    search.left -= 1;
    if (search.left < 0) return undefined;
    const cause = causeOfOne(value, depth, search);
    if (cause) return cause;
  }
  return undefined;
}

function causeOfOne(value: Maybe, depth: number, search: Search): Unknown | undefined {
  if (value === undefined || isScalar(value) || depth === 0) return undefined;
  switch (value.kind) {
    case 'unknown':
      return causeOfTerm(value, depth, search);
    case 'text':
      return causeOf(value.parts, depth, search);
    case 'choice':
      return causeOf([value.alternatives[0]?.guard[0]?.term], depth - 1, search);
    case 'object':
      return value.rest ?? causeOf(forced(value.members.values()), depth - 1, search);
    case 'array':
      return causeOf(causes(value.parts), depth - 1, search);
  }
}

/** A term without a reason is the cause of nothing. */
function causeOfTerm(term: Unknown, depth: number, search: Search): Unknown | undefined {
  if (term.cause !== undefined) return term.cause === 'own' ? term : causeOfTerm(term.cause, depth - 1, search);
  return causeOf(callOf(term)?.args ?? [], depth - 1, search) ?? (term.reason === '' ? undefined : term);
}

/** One after the other, so that no more is evaluated than it takes to find the first cause. */
function* forced(members: Iterable<Member>): Iterable<Maybe> {
  for (const member of members) yield force(member.value);
}

function* causes(parts: ArrayValue['parts']): Iterable<Maybe> {
  for (const part of parts) yield isSpread(part) ? part.from : force(part);
}

/**
 * Whether a value is secret or was computed from something secret. Objects and arrays are looked into a few levels
 * deep, without evaluating what nobody has asked for yet.
 */
export function isSecure(value: Lazy | undefined, depth = 6): boolean {
  if (value === undefined || isThunk(value) || isScalar(value) || depth === 0) return false;
  switch (value.kind) {
    case 'unknown':
      return value.secure;
    case 'text':
      return value.parts.some((part) => isUnknown(part) && part.secure);
    case 'choice':
      return value.alternatives.some((alternative) => isSecure(alternative.value, depth - 1));
    case 'object':
      return value.rest?.secure === true || holdsSecret(value.members.values(), depth);
    case 'array':
      return value.parts.some((part) => (isSpread(part) ? part.from.secure : isSecure(part, depth - 1)));
  }
}

function holdsSecret(members: Iterable<Member>, depth: number): boolean {
  for (const member of members) if (isSecure(member.value, depth - 1)) return true;
  return false;
}

function shorten(key: string): string {
  return key.length <= maxKey ? key : `${key.slice(0, key.indexOf('('))}(~${digest(key)})`;
}
