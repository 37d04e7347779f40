import { type Formula, memberFormula } from '../template/formula.ts';
import { closest } from '../template/suggest.ts';
import { memberModel } from '../template/type-members.ts';
import type { PrimitiveType, TypeModel } from '../template/types.ts';
import { inEachCase } from './cases.ts';
import { expand, isOneOfFew } from './choice.ts';
import { formulaOfTerm } from './formula.ts';
import { EvaluationError } from './functions/entry.ts';
import { isPresent, mayBeNull, orNull, possibleMembers } from './presence.ts';
import { apply, because, type RootOptions } from './term.ts';
import {
  type ArrayValue,
  force,
  isArray,
  isChoice,
  isObject,
  isScalar,
  isSpread,
  isUnknown,
  kindOf,
  type Maybe,
  type ObjectValue,
  type Unknown,
  type Value,
} from './value.ts';

/**
 * `base.key` or `base[key]`. `safe` (`.?`, `[?]`) gives null where the member is missing. Throws `EvaluationError` for
 * what Azure refuses: a missing member, an index out of range, a member of a scalar.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/syntax (objects, arrays, safe dereference).
 */
export function access(base: Value, key: Value, safe: boolean): Value {
  if (isChoice(base) || isChoice(key)) return accessEach(base, key, safe);
  if (isUnknown(base)) return safe ? safeMember(base, key) : memberOfUnknown(base, key);
  if (isUnknown(key) || (typeof key === 'object' && key !== null)) return accessByUnknown(base, key, safe);
  if (isObject(base)) return memberOf(base, key, safe);
  if (isArray(base)) return itemOf(base, key, safe);
  if (isScalar(base) && safe) return null;
  if (typeof base === 'object' && base !== null) return apply('property', [base, key], 'any');
  throw new EvaluationError(
    'missing-property',
    `${describe(base)} has no member${isScalar(key) ? ` '${String(key)}'` : ''}; only objects and arrays have members`,
  );
}

function accessEach(base: Value, key: Value, safe: boolean): Value {
  const step = ([eachBase, eachKey]: readonly Maybe[]): Value => access(eachBase ?? null, eachKey ?? null, safe);
  return inEachCase([expand(base), expand(key)], step, () => apply('property', [base, key], 'any'));
}

/** A step behind a safe access (`a.?b.c`, the second key of `tryGet`): null has no members and stays null. */
export function unlessNull(base: Value, step: (base: Value) => Value): Value {
  if (base === null) return null;
  if (isUnknown(base)) {
    const member = step(base);
    return mayBeNull(base) && isUnknown(member) ? orNull(member) : member;
  }
  if (!isChoice(base) || base.alternatives.every((each) => each.value != null && !mayBeNull(each.value)))
    return step(base);
  const each = ([value]: readonly Maybe[]): Value => unlessNull(value ?? null, step);
  return inEachCase([base.alternatives], each, () => orNull(apply('property', [base], 'any')));
}

function memberOf(base: ObjectValue, key: Value, safe: boolean): Value {
  if (typeof key !== 'string') {
    if (safe) return null;
    throw new EvaluationError('wrong-type', `an object is indexed with a string, not with ${describe(key)}`, 1);
  }
  const member = base.members.get(key.toLowerCase());
  const value = member && force(member.value);
  if (value !== undefined) return present(value, base, key, safe);
  if (base.rest && member === undefined) return safe ? safeMember(base.rest, key) : memberOfUnknown(base.rest, key);
  if (safe) return null;
  throw missing(base, key);
}

function missing(base: ObjectValue, key: string): EvaluationError {
  if (base.whyAbsent && base.members.has(key.toLowerCase()))
    return new EvaluationError('missing-property', base.whyAbsent, 1);
  const names = Array.from(possibleMembers(base), (each) => each.key);
  const hint = closest(key, names);
  const known =
    names.length === 0
      ? 'the object is empty'
      : `it has ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;
  return new EvaluationError(
    'missing-property',
    `there is no property '${key}'; ${hint ? `did you mean '${hint}'? ` : ''}${known}`,
    1,
  );
}

/** A member that may be absent in some cases is null there for a safe access, and unknown for a plain one. */
function present(value: Value, base: ObjectValue, key: string, safe: boolean): Value {
  if (!isChoice(value)) return certain(value);
  if (value.alternatives.every((each) => isPresent(each.value ?? null) === true && each.value !== undefined))
    return value;
  const otherwise = (): Value =>
    safe ? null : because(missing(base, key).message, apply('property', [base, key], 'any'));
  const alternatives = value.alternatives.map((each) => ({
    guard: each.guard,
    value: each.value === undefined ? otherwise() : certain(each.value),
  }));
  return { kind: 'choice', alternatives };
}

/** What has been read is there, though the member that it was read from may not be. */
function certain(value: Value): Value {
  if (!isUnknown(value) || !value.optional) return value;
  const { optional: _, ...term } = value;
  return term;
}

function itemOf(base: ArrayValue, key: Value, safe: boolean): Value {
  if (typeof key !== 'number' || !Number.isInteger(key)) {
    if (safe) return null;
    throw new EvaluationError('wrong-type', `an array is indexed with an integer, not with ${describe(key)}`, 1);
  }
  const spread = base.parts.findIndex(isSpread);
  if (key >= 0 && spread !== -1 && key >= spread) return spreadItem(base, key, spread, safe);
  const part = key < 0 ? undefined : base.parts[key];
  if (part !== undefined && !isSpread(part)) return force(part) ?? null;
  if (safe) return null;
  const length = base.parts.length;
  throw new EvaluationError(
    'index-out-of-range',
    `index ${key} is out of range: the array has ${length} item${length === 1 ? '' : 's'}`,
    1,
  );
}

/** An item that is in, or behind, a run of unknown length. It may be missing, unless the run is long enough. */
function spreadItem(base: ArrayValue, key: number, start: number, safe: boolean): Value {
  const run = base.parts[start];
  const position = key - start;
  const open = (): Unknown => apply('item', [base, key], 'any');
  if (run === undefined || !isSpread(run) || !run.counted || !run.at) return open();
  const certain = position < run.min;
  if (!certain && (safe || start < base.parts.length - 1 || position >= run.max)) return open();
  return force(run.at(position)) ?? null;
}

/** A property or item of an unknown: again unknown, with the type that the declaration gives it. */
export function memberOfUnknown(base: Unknown, key: Value): Unknown {
  const model = memberModel(base.model, typeof key === 'string' || typeof key === 'number' ? key : undefined);
  const { type, ...options } = modelOptions(model, base.secure);
  if (typeof key !== 'string') return apply('item', [base, key], type, options);
  const lower = key.toLowerCase();
  const written = (): Formula => memberFormula(formulaOfTerm(base), key);
  return apply('property', [base, lower], type, lower === key ? options : { ...options, written });
}

/** Null where the unknown, or its member, is missing. An item within the least length is there; one beyond the greatest is not. */
function safeMember(base: Unknown, key: Value): Value {
  const member = memberOfUnknown(base, key);
  const { min = 0, max = Number.POSITIVE_INFINITY } = base.range ?? {};
  if (base.type !== 'array' || typeof key !== 'number') return orNull(member);
  if (key < 0 || key >= max) return null;
  return key < min ? member : orNull(member);
}

/** What a declared type says about an unknown of it. */
export function modelOptions(model: TypeModel | undefined, secure = false): RootOptions & { type: PrimitiveType } {
  const type = model?.type ?? 'any';
  const isSecret = secure || model?.secure === true;
  if (model === undefined) return { type, secure: isSecret };
  const scalars = model.allowedValues?.filter((value) => value === null || typeof value !== 'object');
  const finite = scalars !== undefined && scalars.length === model.allowedValues?.length && scalars.length > 0;
  const domain = finite ? (scalars as RootOptions['domain']) : type === 'bool' ? [true, false] : undefined;
  const withNull = domain && model.nullable && !domain.includes(null) ? [...domain, null] : domain;
  const min = model.minValue ?? model.minLength;
  const max = model.maxValue ?? model.maxLength;
  return {
    type: model.nullable ? (type === 'bool' ? 'bool' : 'any') : type,
    secure: isSecret,
    model,
    ...(withNull && { domain: withNull }),
    ...((min !== undefined || max !== undefined) && {
      range: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
    }),
  };
}

function accessByUnknown(base: Value, key: Value, safe: boolean): Value {
  if (isOneOfFew(key)) return accessEach(base, key, safe);
  return (safe ? undefined : itemAt(base, key)) ?? apply(isArray(base) ? 'item' : 'property', [base, key], 'any');
}

/** The item at a position that is not known, of an array that is one run: `range(0, n)[i]` is `i`. */
function itemAt(base: Value, key: Value): Value | undefined {
  const [run, ...others] = isArray(base) ? base.parts : [];
  if (run === undefined || !isSpread(run) || others.length > 0 || !run.counted || !isUnknown(key)) return undefined;
  return key.type === 'int' && run.at ? (force(run.at(key)) ?? null) : undefined;
}

export function describe(value: Value): string {
  const kind = kindOf(value);
  const names: Partial<Record<typeof kind, string>> = {
    bool: 'a boolean',
    int: 'an integer',
    float: 'a number',
    string: 'a string',
    text: 'a string',
    object: 'an object',
    array: 'an array',
  };
  return names[kind] ?? kind;
}
