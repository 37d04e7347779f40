import { type Formula, leftOut } from '../template/formula.ts';
import { memberOfUnknown } from './access.ts';
import { apply } from './term.ts';
import {
  type ArrayValue,
  arrayOf,
  isArray,
  isUnknown,
  type Lazy,
  type Spread,
  type Unknown,
  type Value,
} from './value.ts';

/** An unknown array as the run of items that it is. */
function runOf(array: Unknown): Spread {
  const { min = 0, max = Number.POSITIVE_INFINITY } = array.range ?? {};
  const at = (position: Value): Unknown => memberOfUnknown(array, position);
  return {
    kind: 'spread',
    item: at(positionIn(array, max)),
    min: Math.max(min, 0),
    max,
    from: array,
    at,
    counted: true,
  };
}

/** A term for a position in an array of at most `max` items; `others` tell apart several over one array; `written`: how it reads. */
export function positionIn(
  array: Unknown,
  max: number,
  others: readonly Value[] = [],
  written: () => Formula = () => leftOut,
): Unknown {
  const range = { min: 0, ...(Number.isFinite(max) && { max: Math.max(max - 1, 0) }) };
  return apply('index', [array, ...others], 'int', { written, range });
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
 * The representative of a run at a position of its own, so that the items of two loops over one array are not taken
 * for the same item. A run that cannot give another item gives one of which nothing is known.
 */
export function representative(run: Spread, position: Value): Lazy {
  if (run.max <= 1 || isConstant(run.item)) return run.item;
  return run.at ? run.at(position) : apply('item', [run.from, position], 'any');
}

/** The item at a position of a run, counted from its beginning; `undefined` if the run does not say. */
export function itemOfRun(run: Spread, position: number): Lazy | undefined {
  if (isConstant(run.item)) return run.item;
  return run.counted ? run.at?.(position) : undefined;
}

function isConstant(item: Lazy): boolean {
  return item === null || typeof item !== 'object';
}
