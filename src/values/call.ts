import { argumentTerm, checkArguments, isLambda } from './arguments.ts';
import { alternativesOf, choose, maxAlternatives } from './choice.ts';
import { asCondition } from './condition.ts';
import { enumerate } from './enumerate.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './functions/entry.ts';
import { functionNamed } from './functions/index.ts';
import { always, both } from './guard.ts';
import { limited, touch } from './limits.ts';
import { fromPlain, type Plain, toPlain } from './plain.ts';
import { apply, because, isSecure } from './term.ts';
import {
  type Alternative,
  force,
  type Guard,
  isArray,
  isChoice,
  isObject,
  isSpread,
  type Maybe,
  type Unknown,
  type Value,
} from './value.ts';

/** One combination of the alternatives of the arguments. */
interface Row {
  readonly guard: Guard;
  readonly args: readonly Argument[];
}

/**
 * Calls a function on values that may be only partly known. Choices among the arguments are followed one by one; then
 * the function's own rule is asked; then unknowns of short domain are spelled out; what is left is the unknown term of
 * this call. Throws `EvaluationError` only if the call fails in every case; a case that fails is unknown.
 */
export function callFunction(entry: FunctionEntry, args: readonly Argument[]): Maybe {
  const carried = carry(entry, args);
  if (carried !== undefined) return limited(entry, carried.value);
  if (!args.some(isChoiceArgument)) return callOne(entry, args);
  const rows = rowsOf(args);
  if (rows === undefined) return termOf(entry, args);
  const result = callEach(entry, rows, (each) => ({ value: callOne(entry, each) }));
  return result === undefined ? termOf(entry, args) : result.value;
}

function carry(entry: FunctionEntry, args: readonly Argument[]): Result {
  if (entry.rule.kind !== 'partial' || entry.rule.withChoices === undefined) return undefined;
  touch(args);
  checkArguments(entry, args);
  return entry.rule.withChoices(args);
}

function callOne(entry: FunctionEntry, args: readonly Argument[]): Maybe {
  const decided = decide(entry, args) ?? spelledOut(entry, args);
  return decided === undefined ? openResult(entry, args) : decided.value;
}

/** What the function's own rule says. */
function decide(entry: FunctionEntry, args: readonly Argument[]): Result {
  touch(args);
  checkArguments(entry, args);
  const { rule } = entry;
  if (rule.kind === 'partial') {
    const result = rule.apply(args);
    return result && { value: limited(entry, result.value) };
  }
  const known: Plain[] = [];
  for (const arg of args) {
    const plain = isLambda(arg) ? undefined : toPlain(arg);
    if (plain === undefined) return undefined;
    known.push(plain);
  }
  return { value: limited(entry, fromPlain(rule.compute(known))) };
}

/** The call for every combination of values that the arguments' finite unknowns can have. */
function spelledOut(entry: FunctionEntry, args: readonly Argument[]): Result {
  const values = args.filter((arg): arg is Value => !isLambda(arg));
  const { rule } = entry;
  const members = rule.kind === 'plain' || rule.readsMembers === true;
  const rows = enumerate(values, recompute, { members })?.map(({ guard, values: found }) => {
    const left = [...found];
    return { guard, args: args.map((arg) => (isLambda(arg) ? arg : (left.shift() ?? null))) };
  });
  const result = rows && callEach(entry, rows, (each) => decide(entry, each));
  return result && { value: asCondition(result.value) ?? result.value };
}

/** Computes a function of the reference on other arguments, as far as its own rule goes. */
export function recompute(name: string, args: readonly Value[]): Result {
  const entry = functionNamed(name.toLowerCase());
  if (entry === undefined) return undefined;
  const one = (each: readonly Argument[]): Result => decide(entry, each) ?? { value: openResult(entry, each) };
  if (!args.some(isChoice)) return one(args);
  const rows = rowsOf(args);
  return (rows && callEach(entry, rows, one)) ?? { value: termOf(entry, args) };
}

/** `undefined` if no row could be decided. Throws if every row fails. */
function callEach(entry: FunctionEntry, rows: readonly Row[], call: (args: readonly Argument[]) => Result): Result {
  const errors: EvaluationError[] = [];
  let decided = false;
  const alternatives = rows.map(({ guard, args }): Alternative => {
    const result = attempt(() => call(args));
    if (result instanceof EvaluationError) {
      errors.push(result);
      return { guard, value: failed(entry, args, result) };
    }
    decided ||= result !== undefined;
    return { guard, value: result === undefined ? openResult(entry, args) : result.value };
  });
  const [first] = errors;
  if (first !== undefined && errors.length === rows.length) throw first;
  if (!decided) return undefined;
  let overflow = false;
  const value = choose(alternatives, () => {
    overflow = true;
    return null;
  });
  return overflow ? undefined : { value };
}

function attempt(call: () => Result): Result | EvaluationError {
  try {
    return call();
  } catch (error) {
    if (error instanceof EvaluationError) return error;
    throw error;
  }
}

/** All combinations of the arguments' alternatives that can hold together; `undefined` if they are too many. */
function rowsOf(args: readonly Argument[]): readonly Row[] | undefined {
  let rows: Row[] = [{ guard: always, args: [] }];
  for (const arg of args) {
    const alternatives = isLambda(arg) ? [{ guard: always, value: arg }] : alternativesOf(arg);
    rows = rows.flatMap((row) =>
      alternatives.flatMap(({ guard, value }) => {
        const joined = both(row.guard, guard);
        return joined ? [{ guard: joined, args: [...row.args, value ?? null] }] : [];
      }),
    );
    if (rows.length > maxAlternatives) return undefined;
  }
  return rows;
}

function isChoiceArgument(arg: Argument): boolean {
  return !isLambda(arg) && isChoice(arg);
}

/** The result of a call that nothing has decided. */
function openResult(entry: FunctionEntry, args: readonly Argument[]): Value {
  const { rule } = entry;
  return rule.kind === 'partial' && rule.term ? rule.term(args) : termOf(entry, args);
}

/** The unknown result of a call. */
function termOf(entry: FunctionEntry, args: readonly Argument[]): Unknown {
  const values = args.map(argumentTerm);
  const secure = values.some((value) => (entry.rule.kind === 'plain' ? holdsSecret(value, 4) : isSecure(value)));
  return apply(entry.name, values, entry.returns, { ...entry.result, secure });
}

function failed(entry: FunctionEntry, args: readonly Argument[], error: EvaluationError): Unknown {
  return because(error.message, termOf(entry, args));
}

/** A function of known values has read all of its arguments, so what is inside may be forced. */
function holdsSecret(value: Maybe, depth: number): boolean {
  if (depth === 0) return false;
  if (isObject(value) && value.rest === undefined) {
    return Array.from(value.members.values()).some((member) => holdsSecret(force(member.value), depth - 1));
  }
  if (isArray(value))
    return value.parts.some((part) => (isSpread(part) ? part.from.secure : holdsSecret(force(part), depth - 1)));
  return isSecure(value);
}
