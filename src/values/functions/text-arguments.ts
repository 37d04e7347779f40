import { isLambda } from '../arguments.ts';
import { isInteger } from '../integer.ts';
import type { Plain } from '../plain.ts';
import { apply } from '../term.ts';
import { isStringValue, type StringValue, stringOf } from '../text.ts';
import type { Value } from '../value.ts';
import type { Argument, Result } from './entry.ts';

/** The value of an argument; a lambda has been refused before. */
export function valueOf(argument: Argument | undefined): Value {
  return argument === undefined || isLambda(argument) ? null : argument;
}

/** An argument that must be a string, where null counts as an empty one. */
export function textOfArgument(argument: Argument | undefined): StringValue {
  const value = valueOf(argument);
  if (isStringValue(value)) return value;
  return stringOf(value) ?? apply('string', [value], 'string');
}

/** A whole number that indexes can be made of; `undefined` if it is not known. */
export function countOf(argument: Argument | undefined): number | undefined {
  const value = valueOf(argument);
  return isInteger(value) ? Number(value) : undefined;
}

/** A decided result; `undefined` stays undecided. */
export function decided(value: Value | undefined): Result {
  return value === undefined ? undefined : { value };
}

/** A known argument as text: null is empty. */
export function plainText(value: Plain | undefined): string {
  return typeof value === 'string' ? value : '';
}
