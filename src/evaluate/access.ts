import { closest } from '../template/suggest.ts';
import type { PrimitiveType, TypeModel } from '../template/types.ts';
import { distribute, expand } from './choice.ts';
import { EvaluationError } from './functions/entry.ts';
import { memberModel } from './model.ts';
import { orNull } from './presence.ts';
import { apply, type RootOptions, showValue } from './term.ts';
import {
  type ArrayValue,
  force,
  isArray,
  isChoice,
  isObject,
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
  if (base === null && safe) return null;
  if (typeof base === 'object' && base !== null) return apply('property', [base, key], 'any');
  throw new EvaluationError(
    'no-member',
    `${describe(base)} has no member ${showValue(key)}; only objects and arrays have members`,
  );
}

function accessEach(base: Value, key: Value, safe: boolean): Value {
  let error: unknown;
  let succeeded = false;
  const result = distribute(
    [expand(base), expand(key)],
    ([eachBase, eachKey]) => {
      try {
        const value = access(eachBase ?? null, eachKey ?? null, safe);
        succeeded = true;
        return value;
      } catch (problem) {
        error = problem;
        return apply('property', [base, key], 'any');
      }
    },
    () => apply('property', [base, key], 'any'),
  );
  if (!succeeded && error !== undefined) throw error;
  return result ?? null;
}

function memberOf(base: ObjectValue, key: Value, safe: boolean): Value {
  if (typeof key !== 'string') {
    throw new EvaluationError('bad-index', `an object is indexed with a string, not with ${describe(key)}`, 1);
  }
  const member = base.members.get(key.toLowerCase());
  if (member) return present(force(member.value), base, key, safe);
  if (base.rest) return safe ? safeMember(base.rest, key) : memberOfUnknown(base.rest, key);
  if (safe) return null;
  const names = Array.from(base.members.values(), (each) => each.key);
  const hint = closest(key, names);
  const known =
    names.length === 0
      ? 'the object is empty'
      : `it has ${names.slice(0, 12).join(', ')}${names.length > 12 ? ', …' : ''}`;
  throw new EvaluationError(
    'missing-property',
    `there is no property '${key}'; ${hint ? `did you mean '${hint}'? ` : ''}${known}`,
    1,
  );
}

/** A member that may be absent in some cases is null there for a safe access, and unknown for a plain one. */
function present(value: Maybe, base: ObjectValue, key: string, safe: boolean): Value {
  const missing: Value = safe ? null : apply('property', [base, key], 'any');
  if (!isChoice(value)) return value ?? missing;
  if (value.alternatives.every((alternative) => alternative.value !== undefined)) return value;
  return {
    kind: 'choice',
    alternatives: value.alternatives.map((each) => ({
      guard: each.guard,
      value: each.value === undefined ? missing : each.value,
    })),
  };
}

function itemOf(base: ArrayValue, key: Value, safe: boolean): Value {
  if (typeof key !== 'number' || !Number.isInteger(key)) {
    throw new EvaluationError('bad-index', `an array is indexed with an integer, not with ${describe(key)}`, 1);
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
  const expression =
    typeof key === 'string' && /^[A-Za-z_]\w*$/.test(key)
      ? `${base.expression}.${key}`
      : `${base.expression}[${showValue(key)}]`;
  const model = memberModel(base.model, typeof key === 'string' || typeof key === 'number' ? key : undefined);
  const { type, ...options } = modelOptions(model, expression, base.secure);
  const name = typeof key === 'string' ? 'property' : 'item';
  return apply(name, [base, typeof key === 'string' ? key.toLowerCase() : key], type, options);
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
export function modelOptions(
  model: TypeModel | undefined,
  expression: string,
  secure = false,
): RootOptions & { type: PrimitiveType } {
  const type = model?.type ?? 'any';
  const isSecret = secure || model?.secure === true;
  if (model === undefined) return { type, expression, secure: isSecret };
  const scalars = model.allowedValues?.filter((value) => value === null || typeof value !== 'object');
  const finite = scalars !== undefined && scalars.length === model.allowedValues?.length && scalars.length > 0;
  const domain = finite ? (scalars as RootOptions['domain']) : type === 'bool' ? [true, false] : undefined;
  const withNull = domain && model.nullable && !domain.includes(null) ? [...domain, null] : domain;
  const min = model.minValue ?? model.minLength;
  const max = model.maxValue ?? model.maxLength;
  return {
    type: model.nullable ? (type === 'bool' ? 'bool' : 'any') : type,
    expression,
    secure: isSecret,
    model,
    ...(withNull && { domain: withNull }),
    ...((min !== undefined || max !== undefined) && {
      range: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) },
    }),
  };
}

function accessByUnknown(base: Value, key: Value, safe: boolean): Value {
  if (isUnknown(key) && key.domain) return accessEach(base, key, safe);
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
