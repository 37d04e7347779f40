import { callFormula, type Formula } from '../../template/formula.ts';
import { compareInvariant } from '../dotnet/collation.ts';
import { equalValues } from '../equality.ts';
import { formulaOf } from '../formula.ts';
import { isNumber } from '../integer.ts';
import { kindsOf } from '../kinds.ts';
import { apply } from '../term.ts';
import { compareTexts } from '../text/compare.ts';
import { isStringValue, textOf } from '../text.ts';
import { callOf, isScalar, isUnknown, keyOf, type Unknown, type Value } from '../value.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { negated } from './negated.ts';
import { intervalOf } from './numeric-values.ts';
import { partial } from './signature.ts';
import { decided, valueOf } from './text-arguments.ts';

const ordered = 'int|float|string|null';

/** Strings are equal ordinally; their order is that of the invariant culture. */
export const comparisonFunctions: readonly FunctionEntry[] = [
  partial(
    'comparison',
    'equals(arg1: any, arg2: any): bool',
    ([a, b]) => decided(equalValues(valueOf(a), valueOf(b))),
    {
      readsMembers: true,
      term: ([a, b]) => equalsValue(valueOf(a), valueOf(b)),
    },
  ),
  partial('comparison', `greater(arg1: ${ordered}, arg2: ${ordered}): bool`, (args) => order('greater', args), {
    term: (args) => orderTerm('greater', args),
  }),
  partial(
    'comparison',
    `greaterOrEquals(arg1: ${ordered}, arg2: ${ordered}): bool`,
    (args) => order('greaterOrEquals', args),
    { term: (args) => orderTerm('greaterOrEquals', args) },
  ),
  partial('comparison', `less(arg1: ${ordered}, arg2: ${ordered}): bool`, (args) => order('less', args), {
    term: (args) => orderTerm('less', args),
  }),
  partial(
    'comparison',
    `lessOrEquals(arg1: ${ordered}, arg2: ${ordered}): bool`,
    (args) => order('lessOrEquals', args),
    { term: (args) => orderTerm('lessOrEquals', args) },
  ),
];

/**
 * `equals` as a boolean or a term in one form: what both strings share is taken off, a known side stands second, and a
 * boolean compared with a constant is that boolean. So conditions on one unknown meet in guards.
 */
export function equalsValue(first: Value, second: Value): Value {
  const answer = equalValues(first, second);
  if (answer !== undefined) return answer;
  const written = (): Formula => callFormula('equals', formulaOf(first), formulaOf(second));
  if (isStringValue(first) && isStringValue(second)) {
    const rest = compareTexts(first, second, false);
    if (typeof rest !== 'boolean') return equalsTerm(textOf(rest.left), textOf(rest.right), written);
  }
  return equalsTerm(first, second, written);
}

function equalsTerm(first: Value, second: Value, written: () => Formula): Value {
  const swap = isScalar(first) || (!isScalar(second) && keyOf(second) < keyOf(first));
  const [left, right] = swap ? [second, first] : [first, second];
  if (typeof right === 'boolean' && isTruth(left)) return right ? left : negated(left);
  return apply('equals', [left, right], 'bool', { written });
}

function isTruth(value: Value): value is Unknown {
  return isUnknown(value) && value.type === 'bool' && value.domain?.includes(null) !== true;
}

type Order = 'greater' | 'greaterOrEquals' | 'less' | 'lessOrEquals';

function order(name: Order, args: readonly Argument[]): Result {
  const first = valueOf(args[0]);
  const second = valueOf(args[1]);
  if (isText(first) !== undefined && isText(second) !== undefined && isText(first) !== isText(second))
    throw unlike(name);
  const known = compareKnown(first, second);
  if (known !== undefined) return { value: holds(name, known) };
  return decided(compareIntervals(name, first, second));
}

/** Whether a value is a string (or null, which counts as one); `undefined` if that is open. */
function isText(value: Value): boolean | undefined {
  const kinds = kindsOf(value);
  if (kinds?.every((kind) => kind === 'string' || kind === 'null')) return true;
  return kinds?.every((kind) => kind === 'int' || kind === 'float') ? false : undefined;
}

function unlike(name: string): EvaluationError {
  return new EvaluationError('wrong-type', `${name}() compares two numbers or two strings, not one with the other`, 1);
}

function compareKnown(first: Value, second: Value): number | undefined {
  if (isNumber(first) && isNumber(second)) return first < second ? -1 : first > second ? 1 : 0;
  if (keyOf(first) === keyOf(second)) return 0;
  const left = first === null ? '' : first;
  const right = second === null ? '' : second;
  return typeof left === 'string' && typeof right === 'string' ? compareInvariant(left, right) : undefined;
}

function holds(name: Order, comparison: number): boolean {
  switch (name) {
    case 'greater':
      return comparison > 0;
    case 'greaterOrEquals':
      return comparison >= 0;
    case 'less':
      return comparison < 0;
    case 'lessOrEquals':
      return comparison <= 0;
  }
}

/** What the bounds of two integers decide. */
function compareIntervals(name: Order, first: Value, second: Value): boolean | undefined {
  if (isText(first) !== false || isText(second) !== false) return undefined;
  const left = intervalOf(first);
  const right = intervalOf(second);
  if (left.max < right.min) return holds(name, -1);
  if (left.min > right.max) return holds(name, 1);
  if (left.max === right.min && (name === 'lessOrEquals' || name === 'greater')) return name === 'lessOrEquals';
  if (left.min === right.max && (name === 'greaterOrEquals' || name === 'less')) return name === 'greaterOrEquals';
  return undefined;
}

/** All four in terms of `less`, so that a condition and its opposite are seen to exclude each other. */
function orderTerm(name: Order, args: readonly Argument[]): Value {
  const first = valueOf(args[0]);
  const second = valueOf(args[1]);
  const written = (): Formula => callFormula(name, formulaOf(first), formulaOf(second));
  const swapped = name === 'greater' || name === 'lessOrEquals';
  const less = apply('less', swapped ? [second, first] : [first, second], 'bool', { written });
  return name === 'less' || name === 'greater'
    ? less
    : negated(apply('less', callOf(less)?.args ?? [], 'bool'), written);
}
