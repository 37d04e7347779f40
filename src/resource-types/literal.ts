/** Whether a literal of a policy fits the type of the property it is compared with or written to. */

import { missingNames, ofItsVariant } from './object.ts';
import type { PathSegment, PropertySegment } from './path.ts';
import { formatPath } from './path.ts';
import {
  type ArrayShape,
  describeType,
  itemShape,
  type ObjectShape,
  type PropertyType,
  type StringShape,
  shapeOf,
} from './shape.ts';
import { namesBelow, type PossibleType, rootCandidate, stepInto } from './step.ts';
import { suggest } from './suggest.ts';

export type Fit = { readonly kind: 'fits' } | Misfit;

export interface Misfit {
  /**
   * `unlisted`: a string that an enum does not list, though the service may accept more than it lists; a newer value
   * than the index knows is possible. `misfit`: the value cannot be right.
   */
  readonly kind: 'misfit' | 'unlisted';
  /** Where in the literal; empty for the literal itself. */
  readonly at: string;
  /** To follow "expected": `a boolean`, `one of 'Allow', 'Deny'`. */
  readonly expected: string;
  readonly suggestions: readonly string[];
}

export interface FitOptions {
  /** Values that stand for others and are not looked at, such as the expressions of a policy. Default: `"[…]"`. */
  readonly isOpaque?: (value: unknown) => boolean;
  /** Whether an object has to have what its type requires: for values to write. Default: false. */
  readonly whole?: boolean;
}

interface Pending {
  readonly type: PropertyType;
  readonly value: unknown;
  readonly at: readonly PathSegment[];
}

/** A string that Azure Resource Manager would read as an expression: in brackets, the first not doubled. */
function isExpressionText(value: unknown): boolean {
  return typeof value === 'string' && /^\[(?!\[)[\s\S]*\]$/.test(value);
}

/** Types refer to themselves; what is nested deeper than any resource is not looked at. */
const deepest = 200;

/**
 * `null` fits everything: it counts as absent. Enum values ignore case, and so do property names. Only the first misfit
 * is reported, outer ones before inner ones.
 */
export function literalFits(type: PropertyType, value: unknown, options: FitOptions = {}): Fit {
  const isOpaque = options.isOpaque ?? isExpressionText;
  const pending: Pending[] = [{ type, value, at: [] }];
  for (let next = 0; next < pending.length; next++) {
    const { type, value, at } = pending[next] as Pending;
    if (value === null || at.length > deepest || isOpaque(value)) continue;
    const answer = look(type, value, at, options.whole === true);
    if (!Array.isArray(answer)) return answer as Misfit;
    for (const inner of answer) pending.push(inner);
  }
  return { kind: 'fits' };
}

/** A misfit, or what is still to be looked at below the value. */
function look(
  type: PropertyType,
  value: unknown,
  at: readonly PathSegment[],
  whole: boolean,
): Misfit | readonly Pending[] {
  switch (type.kind) {
    case 'any':
      return [];
    case 'string':
      return typeof value === 'string' ? text(type, value, at) : misfit(type, at);
    case 'boolean':
      return typeof value === 'boolean' ? [] : misfit(type, at);
    case 'integer':
      return isWithin(value, type.minimum, type.maximum) ? [] : misfit(type, at);
    case 'null':
      return misfit(type, at);
    case 'array':
      return Array.isArray(value) ? items(type, value, at) : misfit(type, at);
    case 'object':
      return isObject(value) ? properties(type, value, at, whole) : misfit(type, at);
    case 'choice':
      return choice(type.of, value, at, whole);
  }
}

function isWithin(value: unknown, minimum = -Infinity, maximum = Infinity): boolean {
  if (typeof value === 'bigint') return Number(value) >= minimum && Number(value) <= maximum;
  return typeof value === 'number' && Number.isInteger(value) && value >= minimum && value <= maximum;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function misfit(type: PropertyType, at: readonly PathSegment[], expected = describeType(type)): Misfit {
  return { kind: 'misfit', at: formatPath(at), expected, suggestions: [] };
}

function text(type: StringShape, value: string, at: readonly PathSegment[]): Misfit | readonly Pending[] {
  const values = type.values.map((one) => one.value);
  if (values.length === 0) return hasLength(type, value) ? [] : misfit(type, at, describeLength('a string', type));
  if (values.some((one) => one.toLowerCase() === value.toLowerCase())) return [];
  const suggestions = suggest(value, values);
  return { kind: type.open ? 'unlisted' : 'misfit', at: formatPath(at), expected: describeType(type), suggestions };
}

interface Lengths {
  readonly minLength?: number;
  readonly maxLength?: number;
}

function hasLength({ minLength = 0, maxLength = Infinity }: Lengths, { length }: { readonly length: number }): boolean {
  return length >= minLength && length <= maxLength;
}

function describeLength(what: string, { minLength, maxLength }: Lengths): string {
  const unit = what === 'a string' ? 'characters' : 'items';
  if (minLength === undefined) return `${what} of at most ${maxLength} ${unit}`;
  return maxLength === undefined
    ? `${what} of at least ${minLength} ${unit}`
    : `${what} of ${minLength} to ${maxLength} ${unit}`;
}

function items(type: ArrayShape, value: readonly unknown[], at: readonly PathSegment[]): Misfit | readonly Pending[] {
  if (!hasLength(type, value)) return misfit(type, at, describeLength('an array', type));
  const item = itemShape(type);
  return value.map((one, index) => ({
    type: item,
    value: one,
    at: [...at, { kind: 'item', index, offset: 0, length: 0 }],
  }));
}

function properties(
  type: ObjectShape,
  value: Record<string, unknown>,
  at: readonly PathSegment[],
  whole: boolean,
): Misfit | readonly Pending[] {
  const own = type.nodes.map(rootCandidate);
  const missing = whole ? missingNames(type.nodes, value) : [];
  if (missing.length > 0) return misfit(type, at, `an object with ${missing.map((name) => `'${name}'`).join(', ')}`);
  const pending: Pending[] = [];
  for (const [name, inner] of Object.entries(value)) {
    const below = [...at, named(name)];
    const found = ofItsVariant(stepInto(own, named(name), ''), value);
    if (found.length === 0) return unknownName(own, name, below);
    if (found.every((one) => one.readOnly && !one.constant)) return readOnly(below);
    pending.push({ type: shapeOf(nodesOf(found)), value: inner, at: below });
  }
  return pending;
}

function nodesOf(candidates: readonly PossibleType[]) {
  return [...new Map(candidates.map(({ node }) => [node.index, node])).values()];
}

function unknownName(own: readonly PossibleType[], name: string, at: readonly PathSegment[]): Misfit {
  const names = namesBelow(own);
  const suggestions = suggest(name, names);
  return { kind: 'misfit', at: formatPath(at), expected: 'a property that the type has', suggestions };
}

function readOnly(at: readonly PathSegment[]): Misfit {
  return {
    kind: 'misfit',
    at: formatPath(at),
    expected: 'a property that can be set; this one is read-only',
    suggestions: [],
  };
}

function named(name: string): PropertySegment {
  return { kind: 'property', name, offset: 0, length: 0 };
}

/** Kinds of JSON exclude each other, so at most one of the types can be meant. */
function choice(
  of: readonly PropertyType[],
  value: unknown,
  at: readonly PathSegment[],
  whole: boolean,
): Misfit | readonly Pending[] {
  const meant = of.find(({ kind }) => kind === kindOf(value));
  return meant === undefined ? misfit({ kind: 'choice', of }, at) : look(meant, value, at, whole);
}

function kindOf(value: unknown): PropertyType['kind'] {
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number' || typeof value === 'bigint') return 'integer';
  return typeof value === 'string' || typeof value === 'boolean' ? (typeof value as 'string' | 'boolean') : 'object';
}
