import type { Expression, LoopExpression } from '../template/expression.ts';
import type { Place } from '../template/place.ts';
import { placeKey } from '../template/place.ts';
import { spend } from '../values/budget.ts';
import { choose, expand } from '../values/choice.ts';
import { apply, root } from '../values/term.ts';
import {
  arrayOf,
  isChoice,
  isUnknown,
  keyOf,
  type Lazy,
  type Spread,
  type Unknown,
  type Value,
} from '../values/value.ts';
import type { Frame } from './context.ts';
import { evaluate, lazily } from './evaluate.ts';
import { problem } from './report.ts';

/**
 * Iterations Azure allows a copy loop.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#template-limits
 */
export const maxCopies = 800;

/**
 * How often a loop runs: a number, or an unknown number, or more often than is left of the budget (then one
 * representative stands for all).
 */
export type LoopCount =
  | { readonly kind: 'known'; readonly count: number }
  | { readonly kind: 'unknown'; readonly count: Unknown };

export function loopCount(value: Value, place: Place, frame: Frame): LoopCount {
  if (isUnknown(value)) return { kind: 'unknown', count: value };
  if (typeof value === 'object' && value !== null) return { kind: 'unknown', count: apply('count', [value], 'int') };
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) {
    return {
      kind: 'unknown',
      count: problem(frame, 'bad-loop-count', 'the count of a copy loop is a whole number from 0 to 800', place),
    };
  }
  if (value > maxCopies) {
    return {
      kind: 'unknown',
      count: problem(
        frame,
        'bad-loop-count',
        `a copy loop runs at most ${maxCopies} times, this one ${value} times`,
        place,
      ),
    };
  }
  return { kind: 'known', count: value };
}

/** The index of a loop whose count is not known: one term for a loop of a deployment, however often it is met. */
export function indexTerm(name: string, place: Place, frame: Frame, count?: number): Unknown {
  const key = `index:${frame.deployment.key}:${placeKey(place)}`;
  const reason =
    count === undefined ? `the count of loop '${name}' is not known` : `loop '${name}' is beyond the budget`;
  const range = { min: 0, max: (count ?? maxCopies) - 1 };
  return root(key, { kind: 'index', loop: name }, reason, { type: 'int', place, range });
}

/** `frame` inside an iteration of a resource's loop: `copyIndex()` without a name is its index. */
export function inResourceLoop(frame: Frame, name: string, index: Value): Frame {
  return inLoop(frame, (indices) => new Map(indices).set(name.toLowerCase(), index).set('', index));
}

/** Inside a loop on a property, variable or output: `copyIndex()` stays the resource's index, if there is one. */
export function inValueLoop(frame: Frame, name: string, index: Value): Frame {
  return inLoop(frame, (indices) => {
    const inside = new Map(indices);
    if (!inside.has('')) inside.set('', index);
    return inside.set(name.toLowerCase(), index);
  });
}

function inLoop(frame: Frame, enter: (indices: Frame['indices']) => Map<string, Value>): Frame {
  const { indices, nestedIndices } = frame;
  return { ...frame, indices: enter(indices), ...(nestedIndices && { nestedIndices: enter(nestedIndices) }) };
}

/** The array that a copy loop on a property, variable or output makes. */
export function evaluateLoop(loop: LoopExpression, frame: Frame): Value {
  const counted = evaluate(loop.count, frame);
  if (!isChoice(counted)) return arrayOfLoop(loop, counted, frame);
  const each = expand(counted).map(({ guard, value }) => ({ guard, value: arrayOfLoop(loop, value ?? null, frame) }));
  return choose(each, () => arrayOfLoop(loop, apply('count', [counted], 'int'), frame)) ?? null;
}

/** Each iteration has a frame of its own, which is kept. */
const stepsOfIteration = 4;

function arrayOfLoop(loop: LoopExpression, counted: Value, frame: Frame): Value {
  const count = loopCount(counted, loop.count.place, frame);
  if (count.kind === 'known') {
    spend(count.count * stepsOfIteration);
    const iteration = (_: unknown, index: number): Lazy => iterate(loop.body, loop.name, index, frame);
    return arrayOf(Array.from({ length: count.count }, iteration));
  }
  const at = remembered((position) => iterate(loop.body, loop.name, position, frame));
  const item = at(indexTerm(loop.name, loop.place, frame));
  const range = count.count.range;
  const spread: Spread = {
    kind: 'spread',
    item,
    min: range?.min ?? 0,
    max: Math.min(range?.max ?? maxCopies, maxCopies),
    from: count.count,
    at,
    counted: true,
  };
  return arrayOf([spread]);
}

/** The item at a position is evaluated once, however often the array is read there. */
function remembered(at: (position: Value) => Lazy): (position: Value) => Lazy {
  const items = new Map<string, Lazy>();
  return (position) => {
    const key = keyOf(position);
    const item = items.get(key) ?? at(position);
    items.set(key, item);
    return item;
  };
}

function iterate(body: Expression, name: string, index: Value, frame: Frame): Lazy {
  return lazily(body, inValueLoop(frame, name, index));
}
