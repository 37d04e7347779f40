import { deeper } from '../source/levels.ts';
import type { Scalar } from '../template/expression.ts';
import { spendItems } from './budget.ts';
import {
  type ArrayValue,
  arrayOf,
  force,
  isScalar,
  isSpread,
  type Maybe,
  type ObjectValue,
  objectOf,
  type Value,
} from './value.ts';

/** A value that is known all the way down. Objects are maps by key as spelled. */
export type Plain = Scalar | readonly Plain[] | ReadonlyMap<string, Plain>;

/** Larger or deeper values stay what they are: nothing then computes on them as a whole. */
const maxNodes = 100_000;
const maxDepth = 200;

interface Known {
  readonly plain: Plain;
  readonly nodes: number;
  readonly depth: number;
}

const known = new WeakMap<object, Known>();

/** The value without unknowns, choices and laziness; `undefined` if there are any, or if it is too large. */
export function toPlain(value: Maybe): Plain | undefined {
  const found = value === undefined ? undefined : knownOf(value, 0);
  if (found) spendItems(found.nodes);
  return found?.plain;
}

function knownOf(value: Value, depth: number): Known | undefined {
  if (isScalar(value)) return { plain: value, nodes: 1, depth: 0 };
  if ((value.kind !== 'object' && value.kind !== 'array') || depth > maxDepth) return undefined;
  const found =
    known.get(value) ??
    deeper(1, () => (value.kind === 'object' ? objectKnown(value, depth) : arrayKnown(value.parts, depth)));
  if (found === undefined || found.nodes > maxNodes || found.depth + depth > maxDepth) return undefined;
  known.set(value, found);
  return found;
}

function objectKnown(value: ObjectValue, depth: number): Known | undefined {
  if (value.rest !== undefined) return undefined;
  const plain = new Map<string, Plain>();
  const size = { nodes: 1, depth: 0 };
  for (const member of value.members.values()) {
    const forced = force(member.value);
    if (forced === undefined) continue;
    const item = knownOf(forced, depth + 1);
    if (item === undefined || !count(size, item)) return undefined;
    plain.set(member.key, item.plain);
  }
  return { plain, ...size };
}

function arrayKnown(parts: ArrayValue['parts'], depth: number): Known | undefined {
  const plain: Plain[] = [];
  const size = { nodes: 1, depth: 0 };
  for (const part of parts) {
    if (isSpread(part)) return undefined;
    const item = knownOf(force(part) ?? null, depth + 1);
    if (item === undefined || !count(size, item)) return undefined;
    plain.push(item.plain);
  }
  return { plain, ...size };
}

function count(size: { nodes: number; depth: number }, item: Known): boolean {
  size.nodes += item.nodes;
  size.depth = Math.max(size.depth, item.depth + 1);
  return size.nodes <= maxNodes;
}

export function fromPlain(plain: Plain): Value {
  if (Array.isArray(plain)) return arrayOf(plain.map(fromPlain));
  if (plain instanceof Map) return objectOf(Array.from(plain, ([key, item]) => [key, fromPlain(item)] as const));
  return plain as Scalar;
}

export function isPlainObject(plain: Plain | undefined): plain is ReadonlyMap<string, Plain> {
  return plain instanceof Map;
}

export function isPlainArray(plain: Plain | undefined): plain is readonly Plain[] {
  return Array.isArray(plain);
}
