import { isNumber } from '../integer.ts';
import { callOf, isUnknown, type Value } from '../value.ts';
import { type Argument, EvaluationError, type FunctionEntry, type Result } from './entry.ts';
import { negated } from './negated.ts';
import { partial, plain } from './signature.ts';
import { valueOf } from './text-arguments.ts';

/** `if`, `and`, `or` and `coalesce` evaluate their arguments only when needed, so they are not in a table of values. */
export const logicalFunctions: readonly FunctionEntry[] = [
  partial('logical', 'bool(arg1: bool|string|int|float): bool', toBoolean),
  plain('logical', 'false(): bool', () => false, { adviceInBicep: 'write false' }),
  partial('logical', 'not(arg1: bool): bool', not),
  plain('logical', 'true(): bool', () => true, { adviceInBicep: 'write true' }),
];

function toBoolean([argument]: readonly Argument[]): Result {
  const value = valueOf(argument);
  if (typeof value === 'boolean') return { value };
  if (isNumber(value)) return { value: Number(value) !== 0 };
  if (typeof value === 'string') return { value: readBoolean(value) };
  return unwrapped(value);
}

function readBoolean(text: string): boolean {
  const word = text.trim().toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  throw new EvaluationError(
    'bad-argument',
    `bool() expects 'true', 'false' or a number and got '${text.slice(0, 40)}'`,
    0,
  );
}

/** A boolean stays, also when it has been written as a string in between. */
function unwrapped(value: Value): Result {
  if (!isUnknown(value)) return undefined;
  const [inner] = callOf(value)?.args ?? [];
  if (value.type === 'bool') return { value };
  return callOf(value)?.name === 'string' && isUnknown(inner) && inner.type === 'bool' ? { value: inner } : undefined;
}

function not([argument]: readonly Argument[]): Result {
  const value = valueOf(argument);
  if (typeof value === 'boolean') return { value: !value };
  return isUnknown(value) ? { value: negated(value) } : undefined;
}
