import { type Integer, isInteger, isNumber } from '../integer.ts';
import { kindsOf } from '../kinds.ts';
import type { Plain } from '../plain.ts';
import { apply } from '../term.ts';
import { callOf, isArray, isSpread, isUnknown, itemsOf, type Value } from '../value.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { addValues, checked, type Interval, intervalOf, multiplyValues, rangeOf } from './numeric-values.ts';
import { partial, plain } from './signature.ts';
import { valueOf } from './text-arguments.ts';

/** Integers have 64 bits; overflow is an error, division cuts off towards zero. */
export const numericFunctions: readonly FunctionEntry[] = [
  arithmetic('add(operand1: int, operand2: int): int', addValues),
  arithmetic('div(operand1: int, operand2: int): int', (first, second) => divide('div', first, second)),
  plain('numeric', 'float(arg1: any): any', ([value]) => toFloat(value ?? null), { adviceInBicep: 'write json(text)' }),
  partial('numeric', 'int(valueToConvert: int|string|null): int', ([value]) => toInteger(valueOf(value))),
  partial('numeric', 'max(arg: any, ...more: any): int', (args) => extreme('max', args), {
    term: (args) => extremeTerm('max', args),
  }),
  partial('numeric', 'min(arg: any, ...more: any): int', (args) => extreme('min', args), {
    term: (args) => extremeTerm('min', args),
  }),
  arithmetic('mod(operand1: int, operand2: int): int', (first, second) => divide('mod', first, second)),
  arithmetic('mul(operand1: int, operand2: int): int', multiplyValues),
  arithmetic('sub(operand1: int, operand2: int): int', subtract),
];

/** Decided where the result is a number or one of the operands; else the term that `compute` makes. */
function arithmetic(text: string, compute: (first: Value, second: Value) => Value): FunctionEntry {
  const both = (args: readonly Argument[]): [Value, Value] => [valueOf(args[0]), valueOf(args[1])];
  const simple = (args: readonly Argument[]): Result => {
    const result = compute(...both(args));
    return isInteger(result) || args.includes(result) ? { value: result } : undefined;
  };
  return partial('numeric', text, simple, { term: (args) => compute(...both(args)) });
}

function subtract(first: Value, second: Value): Value {
  if (isInteger(first) && isInteger(second)) return checked('sub', BigInt(first) - BigInt(second));
  if (isInteger(second)) return addValues(first, checked('sub', -BigInt(second)));
  if (isUnknown(first) && isUnknown(second) && first.key === second.key) return 0;
  const left = intervalOf(first);
  const right = intervalOf(second);
  const range = rangeOf({ min: left.min - right.max, max: left.max - right.min });
  return apply('sub', [first, second], 'int', { range });
}

function divide(name: 'div' | 'mod', dividend: Value, divisor: Value): Value {
  if (divisor === 0) throw new EvaluationError('division-by-zero', `${name}() divides by zero`, 1);
  if (isInteger(dividend) && isInteger(divisor)) return quotient(name, BigInt(dividend), BigInt(divisor));
  const positive = isInteger(divisor) && divisor > 0;
  const compute = name === 'div' ? divided : remainder;
  const range = positive ? rangeOf(compute(intervalOf(dividend), Number(divisor))) : {};
  return apply(name, [dividend, divisor], 'int', { range });
}

/** .NET refuses the smallest number by -1 for the remainder too. */
function quotient(name: 'div' | 'mod', dividend: bigint, divisor: bigint): Integer {
  const result = checked(name, dividend / divisor);
  return name === 'div' ? result : checked(name, dividend % divisor);
}

function divided({ min, max }: Interval, divisor: number): Interval {
  return { min: Math.trunc(min / divisor), max: Math.trunc(max / divisor) };
}

function remainder({ min, max }: Interval, divisor: number): Interval {
  return { min: min >= 0 ? 0 : Math.max(min, 1 - divisor), max: max <= 0 ? 0 : Math.min(max, divisor - 1) };
}

/** A string as `long.TryParse` reads it: white space around, one sign. */
function toInteger(value: Value): Result {
  if (isInteger(value)) return { value };
  if (isUnknown(value)) return fromText(value);
  if (typeof value === 'object' && value !== null) return undefined;
  const text = typeof value === 'string' ? value.trim() : '';
  if (!/^[+-]?\d{1,400}$/.test(text)) throw notInteger(value);
  return { value: checked('int', BigInt(text.replace('+', ''))) };
}

function fromText(value: Value): Result {
  if (!isUnknown(value)) return undefined;
  const inner = callOf(value)?.args[0];
  if (value.type === 'int') return { value };
  return callOf(value)?.name === 'string' && isUnknown(inner) && inner.type === 'int' ? { value: inner } : undefined;
}

function notInteger(value: Value): EvaluationError {
  const shown = typeof value === 'string' ? `'${value.slice(0, 40)}'` : 'null';
  return new EvaluationError('bad-argument', `int() expects a string that holds an integer and got ${shown}`, 0);
}

/** `Convert.ToDouble`: strings may have thousands separators and an exponent. */
function toFloat(value: Plain): Plain {
  if (isNumber(value)) return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = typeof value === 'string' ? value.trim() : '';
  if (/^[+-]?(?:\d[\d,]*\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  throw new EvaluationError('bad-argument', 'float() expects a number or a string that holds one', 0);
}

/** The greatest or least of some numbers, or of one array of numbers. */
function extreme(name: 'max' | 'min', args: readonly Argument[]): Result {
  if (args.length === 0) throw new EvaluationError('argument-count', `${name}() expects at least 1 argument, not 0`);
  const values = numbersOf(args);
  if (values === undefined) return undefined;
  if (!values.every(mayBeNumber)) throw new EvaluationError('wrong-type', `${name}() compares numbers only`, 0);
  const [first] = values;
  if (first === undefined) throw new EvaluationError('out-of-range', `${name}() of an empty array`, 0);
  if (values.length === 1) return { value: first };
  if (!values.every(isNumber)) return undefined;
  return { value: values.reduce((best, value) => (better(name, value, best) ? value : best)) };
}

function extremeTerm(name: 'max' | 'min', args: readonly Argument[]): Value {
  const values = numbersOf(args) ?? args.map(valueOf);
  const pick = name === 'max' ? Math.max : Math.min;
  const intervals = values.map(intervalOf);
  const range = { min: pick(...intervals.map((each) => each.min)), max: pick(...intervals.map((each) => each.max)) };
  return apply(name, values, 'int', numbersOf(args) ? { range: rangeOf(range) } : {});
}

function numbersOf(args: readonly Argument[]): readonly Value[] | undefined {
  const values = args.map(valueOf);
  const [only] = values;
  if (values.length > 1 || only === undefined) return values;
  if (isArray(only)) return only.parts.some(isSpread) ? undefined : itemsOf(only);
  return isUnknown(only) && only.type !== 'int' ? undefined : values;
}

function mayBeNumber(value: Value): boolean {
  return kindsOf(value)?.some((kind) => kind === 'int' || kind === 'float') !== false;
}

function better(name: 'max' | 'min', value: Integer, best: Integer): boolean {
  return name === 'max' ? value > best : value < best;
}
