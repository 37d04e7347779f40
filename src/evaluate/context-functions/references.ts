import type { CallExpression } from '../../template/expression.ts';
import { leftOut, memberFormula } from '../../template/formula.ts';
import { choose, expand } from '../../values/choice.ts';
import { formulaOfTerm } from '../../values/formula.ts';
import { memo } from '../../values/substitute.ts';
import { apply, because, rewritten } from '../../values/term.ts';
import {
  type ArrayValue,
  arrayOf,
  callOf,
  isUnknown,
  type Lazy,
  type Unknown,
  type Value,
} from '../../values/value.ts';
import type { ContextFunction, Frame, Instance } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { copiesOf } from '../expanded.ts';
import { instanceAt } from '../instances.ts';
import { maxCopies } from '../loop.ts';
import { heldBy } from './declared.ts';
import { isFull, unknownReference } from './reference.ts';
import { inContext } from './row.ts';

/**
 * What `reference()` gives for each copy of a loop, in the order of the loop. Copies whose condition is false are left out.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-resource#references
 */
export const referencesFunctions: readonly ContextFunction[] = [
  inContext('resource', 'references(symbolicName: string, [full: string]): array', references, {
    adviceInBicep: 'write the name of the resources',
  }),
];

function references(call: CallExpression, frame: Frame): Value {
  const args = call.args.map((arg) => evaluate(arg, frame));
  const term = apply('references', args, 'array', { place: call.place });
  const whole = because('references() reads what Azure knows after deployment', { ...term, place: call.place });
  const results = expand(args[0] ?? null).map(({ guard, value }) => ({
    guard,
    value: ofLoop(value ?? null, args[1], { call, frame, whole }) ?? whole,
  }));
  return choose(results, () => whole) ?? null;
}

interface Reading {
  readonly call: CallExpression;
  readonly frame: Frame;
  /** The result where nothing is known of it. */
  readonly whole: Unknown;
}

function ofLoop(name: Value, form: Value | undefined, reading: Reading): ArrayValue | undefined {
  const copies = typeof name === 'string' ? copiesOf(reading.frame.deployment, name) : undefined;
  if (copies === undefined || (form !== undefined && typeof form !== 'string')) return undefined;
  return arrayOf(copies.flatMap((copy) => partOf(copy, isFull(form), reading)));
}

function partOf(copy: Instance, full: boolean, reading: Reading): ArrayValue['parts'] {
  if (copy.loop) return runOf(copy, copy.loop, full, reading);
  if (copy.condition === false) return [];
  const item = itemOf(copy, full, reading);
  return copy.condition === true ? [item] : [{ kind: 'spread', item, min: 0, max: 1, from: whether(copy, reading) }];
}

/** The copies of a loop whose count is not known. */
function runOf(
  { declaration, deployment }: Instance,
  { count, index }: NonNullable<Instance['loop']>,
  full: boolean,
  reading: Reading,
): ArrayValue['parts'] {
  const copyAt = (position: Value): Instance => instanceAt(declaration, deployment, position);
  const { condition } = copyAt(index);
  if (condition === false) return [];
  const times = isUnknown(count) ? count : apply('count', [count], 'int');
  const max = Math.min(times.range?.max ?? maxCopies, maxCopies);
  const at = (position: Value): Lazy => itemOf(copyAt(position), full, reading);
  if (condition !== true)
    return [{ kind: 'spread', item: at(index), min: 0, max, from: whether(copyAt(index), reading) }];
  const min = Math.max(times.range?.min ?? 0, 0);
  return [{ kind: 'spread', item: at(index), min, max, from: times, at, counted: true }];
}

/** Which copies there are hangs on their conditions. */
function whether({ condition }: Instance, { whole }: Reading): Unknown {
  return apply('references', [...(callOf(whole)?.args ?? []), condition], 'array', {
    written: () => formulaOfTerm(whole),
  });
}

function itemOf(copy: Instance, full: boolean, { call, whole }: Reading): Lazy {
  return memo(() => {
    const term = unknownReference(call, [copy.id, copy.apiVersion ?? null, ...(full ? ['full'] : [])], true);
    const item = rewritten(term, () => memberFormula(formulaOfTerm(whole), leftOut));
    return heldBy(copy, undefined, full, item) ?? item;
  });
}
