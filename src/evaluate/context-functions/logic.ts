import type { CallExpression, Expression } from '../../template/expression.ts';
import { describe } from '../../values/access.ts';
import { choose, distribute, expand } from '../../values/choice.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import { firstValue, takenBranch } from '../../values/functions/passage.ts';
import { always, guardsWhere } from '../../values/guard.ts';
import { mayBeNull } from '../../values/presence.ts';
import { apply, isSecure } from '../../values/term.ts';
import { type Alternative, isChoice, isUnknown, type Value } from '../../values/value.ts';
import type { ContextFunction, Frame } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { inContext } from './row.ts';

/** Lazy and exact with unknowns. Source: …/templates/template-functions-logical and …-comparison#coalesce */
export const logicFunctions: readonly ContextFunction[] = [
  inContext('logical', 'if(condition: bool, trueValue: any, falseValue: any): any', evaluateIf, {
    passage: takenBranch,
  }),
  inContext('logical', 'and(arg1: bool, arg2: bool, ...arg: bool): bool', (call, frame) =>
    connect('and', call.args, frame),
  ),
  inContext('logical', 'or(arg1: bool, arg2: bool, ...arg: bool): bool', (call, frame) =>
    connect('or', call.args, frame),
  ),
  inContext('comparison', 'coalesce(arg1: any, ...arg: any): any', (call, frame) => coalesce(call, 0, frame), {
    passage: firstValue,
  }),
];

function evaluateIf(call: CallExpression, frame: Frame): Value {
  const [condition, whenTrue, whenFalse] = call.args;
  if (!condition || !whenTrue || !whenFalse)
    throw new EvaluationError('argument-count', 'if(condition, trueValue, falseValue) expects three arguments');
  const value = truthOf(evaluate(condition, frame), 'if', 0);
  if (typeof value === 'boolean') return evaluate(value ? whenTrue : whenFalse, frame);
  const maybe: Frame = { ...frame, uncertain: true };
  const alternatives: Alternative[] = [];
  for (const [truth, branch] of [
    [true, whenTrue],
    [false, whenFalse],
  ] as const) {
    const guards = guardsWhere(value, truth);
    const result = guards.length > 0 ? evaluate(branch, maybe) : null;
    for (const guard of guards) alternatives.push({ guard, value: result });
  }
  const name = 'if';
  const tooMany = (): Value => apply(name, [value, ...call.args.slice(1).map((arg) => evaluate(arg, maybe))], 'any');
  return choose(alternatives, tooMany) ?? null;
}

/** A boolean, or what may still be one. Throws for anything that certainly is none. */
export function truthOf(value: Value, name: string, argument: number): Value {
  if (typeof value === 'boolean' || isChoice(value)) return value;
  if (isUnknown(value) && (value.type === 'bool' || value.type === 'any')) return value;
  if (typeof value === 'string' && /^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  throw new EvaluationError('wrong-type', `${name}() expects a boolean here and got ${describe(value)}`, argument);
}

function connect(name: 'and' | 'or', args: readonly Expression[], frame: Frame): Value {
  const decisive = name === 'or';
  const open: Value[] = [];
  for (const [position, arg] of args.entries()) {
    // What comes after an argument that may decide is perhaps never evaluated.
    const value = truthOf(evaluate(arg, open.length > 0 ? { ...frame, uncertain: true } : frame), name, position);
    if (value === decisive) return decisive;
    if (value !== !decisive) open.push(value);
  }
  return connectValues(name, open);
}

/** Kleene's `and` or `or` over boolean values. */
export function connectValues(name: 'and' | 'or', values: readonly Value[]): Value {
  const decisive = name === 'or';
  const open = values.filter((value) => value !== !decisive);
  if (open.includes(decisive)) return decisive;
  if (open.length <= 1) return open[0] ?? !decisive;
  const term = (): Value => apply(name, open, 'bool', { secure: isSecure(open[0]) });
  if (!open.some(isChoice)) return term();
  const each = open.map((value) => (isChoice(value) ? expand(value) : [{ guard: always, value }]));
  return distribute(each, (row) => connectValues(name, row as readonly Value[]), term) ?? null;
}

/** The first argument that is not null. Later ones are evaluated only where the earlier may be null. */
function coalesce(call: CallExpression, position: number, frame: Frame): Value {
  const arg = call.args[position];
  if (arg === undefined) return null;
  const value = evaluate(arg, frame);
  if (value === null) return coalesce(call, position + 1, frame);
  const rest = (): Value => coalesce(call, position + 1, { ...frame, uncertain: true });
  if (isChoice(value) && value.alternatives.some((each) => each.value == null || mayBeNull(each.value))) {
    const alternatives = value.alternatives.map((each) => ({
      guard: each.guard,
      value: each.value == null ? rest() : orRest(each.value, rest),
    }));
    return choose(alternatives, () => apply('coalesce', [value, rest()], 'any')) ?? null;
  }
  return orRest(value, rest);
}

function orRest(value: Value, rest: () => Value): Value {
  if (!isUnknown(value) || !mayBeNull(value)) return value;
  const alternatives: Alternative[] = [
    { guard: [{ term: value, value: null, negated: false }], value: rest() },
    { guard: [{ term: value, value: null, negated: true }], value },
  ];
  return choose(alternatives, () => apply('coalesce', [value, rest()], 'any')) ?? null;
}
