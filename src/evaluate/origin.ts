import { type Expression, entryOf } from '../template/expression.ts';
import { type NameCall, namedBy } from '../template/names.ts';
import type { Place } from '../template/place.ts';
import type { Look, Sought } from '../values/functions/passage.ts';
import type { Frame } from './context.ts';
import { ExpressionThunk, evaluate, rowOf } from './evaluate.ts';
import { inValueLoop } from './loop.ts';
import { templateFrame } from './parameters.ts';

/** An expression in its frame, or a bare place where the value stands outside of any template (a parameter file). */
export type Holder = { readonly expression: Expression; readonly frame: Frame } | { readonly place: Place };

/** More steps through parameters, variables and functions than any person would follow. */
const maxSteps = 60;

/** Steps on all ways of one question: each object of a union of unions is looked into on a way of its own. */
const maxStepsOnAllWays = 10_000;

/** What is left of them; `undefined` outside of a question. */
let left: number | undefined;

/** A frame for looking where a value comes from, which reports nothing: what is wrong was told where the value was made. */
export function unheard(frame: Frame): Frame {
  return frame.uncertain ? frame : { ...frame, uncertain: true };
}

export function placeOf(holder: Holder): Place {
  return 'place' in holder ? holder.place : holder.expression.place;
}

/**
 * Follows names to the expression that makes the value: a parameter to its default, its argument or its parameter file
 * entry, a variable to its value, a known condition to its branch. Stops where the value is computed.
 */
export function unwrap(holder: Holder, member?: string | number): Holder {
  if (left !== undefined) return follow(holder, member);
  left = maxStepsOnAllWays;
  try {
    return follow(holder, member);
  } finally {
    left = undefined;
  }
}

function follow(holder: Holder, member?: string | number): Holder {
  let current = holder;
  for (let steps = 0; steps < maxSteps; steps += 1) {
    left = (left ?? 0) - 1;
    if (left < 0) return current;
    const next = 'place' in current ? undefined : through(current.expression, current.frame, member);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** The holder of a member or item, where the expression that `unwrap` leads to spells it. */
export function spelledMember(made: Holder, key: string | number): Holder | undefined {
  if ('place' in made) return undefined;
  const { expression, frame } = made;
  if (expression.kind === 'object' && typeof key === 'string') {
    const entry = entryOf(expression, key);
    return entry && { expression: entry.value, frame };
  }
  if (typeof key !== 'number') return undefined;
  if (expression.kind === 'array') {
    const item = expression.items[key];
    return item && { expression: item, frame };
  }
  return expression.kind === 'loop'
    ? { expression: expression.body, frame: inValueLoop(frame, expression.name, key) }
    : undefined;
}

function memberBehind(holder: Holder, key: string | number): Holder | undefined {
  return spelledMember(unwrap(holder, key), key);
}

function through(expression: Expression, frame: Frame, member: Sought): Holder | undefined {
  if (expression.kind === 'access') {
    const key = evaluate(expression.key, unheard(frame));
    return typeof key === 'string' || typeof key === 'number'
      ? memberBehind({ expression: expression.base, frame }, key)
      : undefined;
  }
  if (expression.kind !== 'call') return undefined;
  const { namespace, name, args } = expression;
  if (namespace !== undefined) return throughUserFunction(`${namespace}.${name}`, args, frame);
  const named = namedBy(expression);
  if (named) return named.kind === 'parameter' ? throughParameter(named, frame) : throughVariable(named, frame);
  const written = rowOf(expression, frame)?.passage?.written(expression, member, lookIn(frame));
  return written && { expression: written, frame };
}

function lookIn(frame: Frame): Look {
  return {
    value: (expression) => evaluate(expression, unheard(frame)),
    spells: (expression, member) => memberBehind({ expression, frame }, member) !== undefined,
  };
}

function throughParameter({ name }: NameCall, frame: Frame): Holder | undefined {
  if (name === undefined) return undefined;
  if (frame.arguments) return fromLazy(frame.arguments.get(name));
  const { deployment } = frame;
  const supplied = deployment.supplied.get(name);
  if (supplied) return fromLazy(supplied.value) ?? { place: supplied.place };
  const expression = deployment.template.parameters.get(name)?.defaultValue;
  return expression && { expression, frame: templateFrame(deployment) };
}

function fromLazy(value: unknown): Holder | undefined {
  return value instanceof ExpressionThunk ? { expression: value.expression, frame: value.frame } : undefined;
}

function throughVariable({ name }: NameCall, frame: Frame): Holder | undefined {
  const variable = name === undefined ? undefined : frame.deployment.template.variables.get(name);
  return variable && { expression: variable.value, frame: templateFrame(frame.deployment) };
}

function throughUserFunction(name: string, args: readonly Expression[], frame: Frame): Holder | undefined {
  const definition = frame.deployment.template.functions.get(name.toLowerCase());
  if (definition === undefined) return undefined;
  const values = new Map(
    definition.parameters.map((parameter, position) => {
      const arg = args[position];
      return [parameter.name.toLowerCase(), arg ? new ExpressionThunk(arg, frame) : null] as const;
    }),
  );
  return {
    expression: definition.output,
    frame: { deployment: frame.deployment, indices: new Map(), locals: new Map(), arguments: values },
  };
}
