import type { PrimitiveType } from '../../src/template/types.ts';
import { callFunction } from '../../src/values/call.ts';
import { type Argument, EvaluationError, type Lambda } from '../../src/values/functions/entry.ts';
import { functionNamed } from '../../src/values/functions/index.ts';
import { guardsWhere } from '../../src/values/guard.ts';
import { type RootOptions, root } from '../../src/values/term.ts';
import {
  arrayOf,
  type Choice,
  force,
  isSpread,
  type Maybe,
  objectOf,
  type Unknown,
  type Value,
} from '../../src/values/value.ts';
import { called, written } from '../spelled.ts';

/** What tests write for a value: JavaScript data, with values of the evaluator anywhere inside. */
export type Written =
  | string
  | number
  | bigint
  | boolean
  | null
  | Value
  | readonly Written[]
  | { readonly [key: string]: Written };

function isValue(written: object): written is Exclude<Value, string | number | bigint | boolean | null> {
  return 'kind' in written && ['unknown', 'text', 'choice', 'object', 'array'].includes(String(written.kind));
}

/** The value that is meant. */
export function value(written: Written): Value {
  if (typeof written !== 'object' || written === null) return written;
  if (Array.isArray(written)) return arrayOf((written as readonly Written[]).map(value));
  if (isValue(written)) return written;
  return objectOf(Object.entries(written as Record<string, Written>).map(([key, item]) => [key, value(item)] as const));
}

/** An unknown of a type; its name is its key and how it is shown. */
export function unknown(name: string, type: PrimitiveType = 'any', options: RootOptions = {}): Unknown {
  return root(name, called(name), `'${name}' has no value`, { type, ...options });
}

/** What `if(condition, …, …)` makes. */
export function choice(condition: Unknown, whenTrue: Maybe, whenFalse: Maybe): Choice {
  const of = (truth: boolean, result: Maybe): Choice['alternatives'] =>
    guardsWhere(condition, truth).map((guard) => ({ guard, value: result }));
  return { kind: 'choice', alternatives: [...of(true, whenTrue), ...of(false, whenFalse)] };
}

export function lambda(arity: number, call: (...args: Value[]) => Maybe): Lambda {
  return { kind: 'lambda', arity, call: (args) => call(...args) };
}

/** Calls a function of the reference. */
export function call(name: string, ...args: readonly (Written | Lambda)[]): Maybe {
  const entry = functionNamed(name.toLowerCase());
  if (entry === undefined) throw new Error(`no function ${name}`);
  return callFunction(entry, args.map(argument));
}

function argument(written: Written | Lambda): Argument {
  const isLambda = typeof written === 'object' && written !== null && 'kind' in written && written.kind === 'lambda';
  return isLambda ? (written as Lambda) : value(written as Written);
}

/** A value as people read it: JSON for what is known, `‹…›` for what is not, `a | b` for a choice, `…` for a run. */
export function show(shown: Maybe): string {
  if (shown === undefined) return 'absent';
  if (typeof shown === 'bigint') return String(shown);
  if (typeof shown !== 'object' || shown === null) return JSON.stringify(shown);
  switch (shown.kind) {
    case 'unknown':
      return `‹${written(shown)}›`;
    case 'text':
      return shown.parts.map(show).join('+');
    case 'choice':
      return shown.alternatives.map((each) => show(each.value)).join(' | ');
    case 'array':
      return `[${shown.parts.map(showPart).join(', ')}]`;
    case 'object': {
      const members = Array.from(shown.members.values(), (each) => `${each.key}: ${show(force(each.value))}`);
      return `{${[...members, ...(shown.rest ? ['…'] : [])].join(', ')}}`;
    }
  }
}

function showPart(part: Parameters<typeof isSpread>[0]): string {
  if (!isSpread(part)) return show(force(part));
  const max = Number.isFinite(part.max) ? part.max : '∞';
  return `…${show(force(part.item))}×${part.min}-${max}`;
}

/** The call, shown; or what Azure says against it. */
export function result(name: string, ...args: readonly (Written | Lambda)[]): string {
  try {
    return show(call(name, ...args));
  } catch (error) {
    if (error instanceof EvaluationError) return `${error.code}: ${error.message}`;
    throw error;
  }
}
