import { jsonText } from '../source/json/write.ts';
import type { Scalar } from '../template/expression.ts';
import type { Formula } from '../template/formula.ts';
import type { Message } from '../template/message.ts';
import type { Place } from '../template/place.ts';
import type { PrimitiveType, TypeModel } from '../template/types.ts';

/**
 * What an expression evaluates to. A known scalar is the plain JavaScript value (integers beyond 2^53 are `bigint`).
 * Everything else is tagged by `kind`. Nothing is ever invented: what cannot be known before deployment is an `Unknown`
 * term, equal only to itself.
 */
export type Value = Scalar | ObjectValue | ArrayValue | Text | Unknown | Choice;

/** `undefined` is absent: a property that is not there. */
export type Maybe = Value | undefined;

/** A value computed when first asked for. `force` never throws: errors become diagnostics and an unknown. */
export interface Thunk {
  readonly kind: 'thunk';
  /** `true`: it may turn out to be absent, in some cases or in all. */
  readonly optional?: boolean;
  force(): Maybe;
}

/** One member of an object or item of an array, computed or not yet. */
export type Lazy = Value | Thunk;

export function force(lazy: Lazy): Maybe {
  return isThunk(lazy) ? lazy.force() : lazy;
}

export function isThunk(lazy: Lazy | undefined): lazy is Thunk {
  return typeof lazy === 'object' && lazy !== null && lazy.kind === 'thunk';
}

export interface Member {
  /** As spelled. */
  readonly key: string;
  readonly value: Lazy;
}

/**
 * An object whose members are keyed by lower-case name. `rest`, when present, stands for members that nobody knows:
 * a key that is not among the members may exist there. A member's value may be a `Choice` with an absent alternative.
 */
export interface ObjectValue {
  readonly kind: 'object';
  readonly members: ReadonlyMap<string, Member>;
  readonly rest?: Unknown;
  /** What people are told of a member that is absent, where there is more to tell. */
  readonly whyAbsent?: string;
}

/**
 * An array: known items in order, between which `Spread`s stand for a run of items whose number (and perhaps content)
 * is not known.
 */
export interface ArrayValue {
  readonly kind: 'array';
  readonly parts: readonly (Lazy | Spread)[];
}

/** `min` to `max` items of an array, all described by one representative `item` (which may mention an index term). */
export interface Spread {
  readonly kind: 'spread';
  readonly item: Lazy;
  readonly min: number;
  readonly max: number;
  /** The term the items come from (an unknown array, a loop's count). */
  readonly from: Unknown;
  /** Another item of the run: the one at a position (a number or a term). `item` is the one at some position. */
  readonly at?: (position: Value) => Lazy;
  /** `at` counts the items from the beginning of the run, and `from` has the items of the run and no others. */
  readonly counted?: boolean;
  /** None or one item, and the array certainly holds it: here, or among what stands before. */
  readonly held?: boolean;
}

/** A partly known string: known pieces and unknown string terms in turn, never two known pieces side by side. */
export interface Text {
  readonly kind: 'text';
  readonly parts: readonly (string | Unknown)[];
}

/**
 * A value that cannot be known before deployment: a root (a parameter without value, a `reference()` call …) or a pure
 * function over terms. Two unknowns are the same value exactly if their keys are equal.
 */
export interface Unknown {
  readonly kind: 'unknown';
  readonly key: string;
  readonly type: PrimitiveType;
  /** What it is. */
  readonly of: Source;
  /** Why it is not known, for people: `parameter 'size' has no value`. */
  readonly reason: Message;
  /** What keeps it from being known, where that is not what it is made from: itself, or something else. */
  readonly cause?: 'own' | Unknown;
  readonly place?: Place;
  /** Secure, or computed from something secure: never printed. */
  readonly secure: boolean;
  /** The only values it can take, when that is a short list. */
  readonly domain?: readonly Scalar[];
  /** The declared type, which gives types and bounds to its properties and items. */
  readonly model?: TypeModel;
  /** Bounds of the number, or of the length of a string or array. */
  readonly range?: { readonly min?: number; readonly max?: number };
  /** As the member of an object: it may also not be there. */
  readonly optional?: boolean;
  /** Characters that certainly do not occur in the string: `/` in the name of a resource group. */
  readonly excludes?: string;
}

/** What a value that is not known is. */
export type Source =
  /** A parameter of a deployment, by the deployment's key. */
  | { readonly kind: 'parameter'; readonly deployment: string; readonly name: string }
  /** The index of a copy loop whose copies are not told apart. */
  | { readonly kind: 'index'; readonly loop: string }
  /** What depends on where it is deployed: `resourceGroup().location`. */
  | { readonly kind: 'scope'; readonly formula: Formula }
  /** What only Azure, the clock or chance knows. */
  | { readonly kind: 'runtime'; readonly formula: Formula }
  /** A resource that the templates do not declare. */
  | { readonly kind: 'outside' }
  /** What cannot be evaluated; `formula` says what that is, where it is something. */
  | { readonly kind: 'error'; readonly formula?: () => Formula }
  /** A reason in itself: there is no value that somebody could supply. */
  | { readonly kind: 'statement' }
  | Call;

/** A property or item of another unknown, or a function of unknowns. */
export interface Call {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Value[];
  /** How it is written, where that is not what it is. */
  readonly written?: () => Formula;
}

/** The call that an unknown is, if it is one. */
export function callOf({ of }: Unknown): Call | undefined {
  return of.kind === 'call' ? of : undefined;
}

/** One of several values, each under a guard; the guards exclude each other and cover all cases. */
export interface Choice {
  readonly kind: 'choice';
  readonly alternatives: readonly Alternative[];
}

export interface Alternative {
  readonly guard: Guard;
  readonly value: Maybe;
}

/** A conjunction of facts about unknown terms, sorted by the terms' keys. The empty guard always holds. */
export type Guard = readonly Atom[];

export interface Atom {
  readonly term: Unknown;
  readonly value: Scalar;
  /** `false`: the term is `value`; `true`: it is anything else. */
  readonly negated: boolean;
}

export type ValueKind =
  | 'null'
  | 'bool'
  | 'int'
  | 'float'
  | 'string'
  | 'object'
  | 'array'
  | 'text'
  | 'unknown'
  | 'choice';

export function kindOf(value: Value): ValueKind {
  switch (typeof value) {
    case 'string':
      return 'string';
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return Number.isSafeInteger(value) ? 'int' : 'float';
    default:
      return value === null ? 'null' : value.kind;
  }
}

export function isScalar(value: Maybe): value is Scalar {
  return value === null || (typeof value !== 'object' && value !== undefined);
}

export function isUnknown(value: Maybe): value is Unknown {
  return typeof value === 'object' && value !== null && value.kind === 'unknown';
}

export function isObject(value: Maybe): value is ObjectValue {
  return typeof value === 'object' && value !== null && value.kind === 'object';
}

export function isArray(value: Maybe): value is ArrayValue {
  return typeof value === 'object' && value !== null && value.kind === 'array';
}

export function isChoice(value: Maybe): value is Choice {
  return typeof value === 'object' && value !== null && value.kind === 'choice';
}

export function isText(value: Maybe): value is Text {
  return typeof value === 'object' && value !== null && value.kind === 'text';
}

export function isSpread(part: Lazy | Spread): part is Spread {
  return typeof part === 'object' && part !== null && part.kind === 'spread';
}

export function objectOf(entries: Iterable<readonly [key: string, value: Lazy]>, rest?: Unknown): ObjectValue {
  const members = new Map<string, Member>();
  for (const [key, value] of entries) members.set(key.toLowerCase(), { key, value });
  return rest === undefined ? { kind: 'object', members } : { kind: 'object', members, rest };
}

export function arrayOf(parts: readonly (Lazy | Spread)[]): ArrayValue {
  return { kind: 'array', parts };
}

/** The number of items an array can have. */
export function lengthOf(array: ArrayValue): { min: number; max: number } {
  let min = 0;
  let max = 0;
  let held = false;
  for (const part of array.parts) {
    min += isSpread(part) ? part.min : 1;
    max += isSpread(part) ? part.max : 1;
    held ||= isSpread(part) && part.held === true;
  }
  return { min: held ? Math.max(min, 1) : min, max };
}

/** The items of an array without spreads, forced; an absent item is null. `undefined` where the length is not known. */
export function itemsOf(array: ArrayValue): Value[] | undefined {
  const items: Value[] = [];
  for (const part of array.parts) {
    if (isSpread(part)) return undefined;
    items.push(force(part) ?? null);
  }
  return items;
}

const identities = new WeakMap<object, number>();
let lastIdentity = 0;

/**
 * A text that is the same for the same value. Objects and arrays are compared by identity: that may miss an equality,
 * and never invents one.
 */
export function keyOf(value: Maybe): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'string') return jsonText(value);
  if (isScalar(value)) return String(value);
  switch (value.kind) {
    case 'unknown':
      return value.key;
    case 'text':
      return `text(${value.parts.map(keyOf).join(',')})`;
    default:
      return identityOf(value);
  }
}

/** A name for an object that no other object has within this process. */
export function identityOf(value: object): string {
  let identity = identities.get(value);
  if (identity === undefined) {
    lastIdentity += 1;
    identity = lastIdentity;
    identities.set(value, identity);
  }
  return `#${identity}`;
}
