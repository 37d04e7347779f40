import { memberOfUnknown } from './access.ts';
import type { Recompute } from './substitute.ts';
import { memo, substitute } from './substitute.ts';
import { apply } from './term.ts';
import {
  type ArrayValue,
  arrayOf,
  force,
  isArray,
  isUnknown,
  type Lazy,
  type Spread,
  type Unknown,
  type Value,
} from './value.ts';

/** An unknown array as the run of items that it is. */
function runOf(array: Unknown): Spread {
  const max = array.range?.max ?? Number.POSITIVE_INFINITY;
  const range = { min: 0, ...(Number.isFinite(max) && { max: Math.max(max - 1, 0) }) };
  const index = apply('index', [array], 'int', { expression: '…', range });
  const item = memberOfUnknown(array, index);
  return { kind: 'spread', item, min: Math.max(array.range?.min ?? 0, 0), max, from: array, index };
}

/** Arrays as they are; unknown arrays as one run; `undefined` for anything else. */
export function asArray(value: Value): ArrayValue | undefined {
  if (isArray(value)) return value;
  return isUnknown(value) && value.type === 'array' ? arrayOf([runOf(value)]) : undefined;
}

/** As `asArray`; what has no declared type must be an array, too, or the call fails. */
export function mustBeArray(value: Value): ArrayValue | undefined {
  return asArray(value) ?? (isUnknown(value) && value.type === 'any' ? arrayOf([runOf(value)]) : undefined);
}

/**
 * The representative of a run under an index of its own, so that the items of two loops over one array are not taken
 * for the same item. A run that does not say what its index is gives an item of which nothing is known.
 */
export function representative(run: Spread, index: Unknown, recompute: Recompute): Lazy {
  const own = run.index;
  if (run.max <= 1) return run.item;
  if (own === undefined) return isConstant(run.item) ? run.item : apply('item', [run.from, index], 'any');
  const substitution = { values: new Map([[own.key, index]]), recompute, done: new Map<string, Value>() };
  return memo(() => {
    const item = force(run.item);
    return item === undefined ? undefined : substitute(item, substitution);
  });
}

/** The item at a position of a run, counted from its beginning; `undefined` if the run does not say. */
export function itemOfRun(run: Spread, position: number, recompute: Recompute): Lazy | undefined {
  if (isConstant(run.item)) return run.item;
  const { index } = run;
  if (index === undefined || !countsItems(run)) return undefined;
  const substitution = { values: new Map([[index.key, position]]), recompute, done: new Map<string, Value>() };
  const item = force(run.item);
  return item === undefined ? undefined : substitute(item, substitution);
}

function isConstant(item: Lazy): boolean {
  return item === null || typeof item !== 'object';
}

/** Whether the index of a run counts the items of the array that the run stands for. */
export function countsItems({ index, from }: Spread): boolean {
  const [array] = index?.call?.args ?? [];
  return index !== undefined && (from.type === 'int' || (isUnknown(array) && array.key === from.key));
}
