import { isLambda } from '../arguments.ts';
import { joinArrays } from '../join-arrays.ts';
import { kindsOf } from '../kinds.ts';
import { apply, lazyTerm } from '../term.ts';
import { joinTexts, type StringValue, stringOf } from '../text.ts';
import { isChoice, type Value } from '../value.ts';
import { type Argument, EvaluationError, type Result } from './entry.ts';
import { decided, textOfArgument } from './text-arguments.ts';

/** Arrays are joined to an array; strings, integers and booleans to a string, where null adds nothing. */
export function concat(args: readonly Argument[]): Result {
  const values = args.filter((arg): arg is Value => !isLambda(arg));
  if (values.length === 0) throw new EvaluationError('argument-count', 'concat() expects at least 1 argument, not 0');
  const object = values.findIndex((value) => kindsOf(value)?.every((kind) => kind === 'object'));
  if (object >= 0) throw mixed(object);
  const modes = values.map(modeOf);
  const array = modes.indexOf('array');
  const string = modes.indexOf('string');
  if (array >= 0 && string >= 0) throw mixed(Math.max(string, array));
  if (array >= 0) return joinedArrays(values);
  return string < 0 || values.some(isChoice) ? undefined : joined(values);
}

function joinedArrays(values: readonly Value[]): Result {
  const whole = lazyTerm(() => apply('concat', values, 'array'));
  return decided(joinArrays('concat', values, whole));
}

function mixed(argument: number): EvaluationError {
  return new EvaluationError(
    'wrong-type',
    'concat() joins arrays only with arrays, and strings only with strings, integers and booleans',
    argument,
  );
}

function joined(values: readonly Value[]): Result {
  const texts: StringValue[] = [];
  for (const value of values) {
    texts.push(stringOf(value) ?? textOfArgument(value));
  }
  return decided(joinTexts(texts));
}

/** What an argument makes of the call; `undefined` if it leaves that open. */
function modeOf(value: Value): 'array' | 'string' | undefined {
  const kinds = kindsOf(value);
  if (kinds === undefined) return undefined;
  if (kinds.every((kind) => kind === 'array')) return 'array';
  return kinds.includes('array') ? undefined : 'string';
}
