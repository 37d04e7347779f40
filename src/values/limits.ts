import { spendItems, spendText } from './budget.ts';
import { type Argument, EvaluationError, type FunctionSignature } from './functions/entry.ts';
import { lengthBounds } from './text.ts';
import { isArray, isText, type Maybe } from './value.ts';

/** Characters of a string that Azure Resource Manager computes; its message names this limit. */
const maxStringLength = 131_072;

/** Items of an array that are followed; a template cannot hold as many. */
export const maxItems = 100_000;

/** Pays for what a function looks at: the items, pieces and characters of its arguments, not what these hold. */
export function touch(args: readonly Argument[]): void {
  for (const arg of args) {
    if (typeof arg === 'string') spendText(arg.length);
    else if (typeof arg === 'object' && arg !== null && (arg.kind === 'array' || arg.kind === 'text'))
      spendItems(arg.parts.length);
  }
}

/** The result itself, unless it is too large. */
export function limited(called: FunctionSignature, value: Maybe): Maybe {
  if (value !== undefined) touch([value]);
  if (typeof value === 'string') checkLength(called.name, value.length);
  else if (isText(value)) checkLength(called.name, lengthBounds(value).min);
  else if (isArray(value)) checkItems(called.name, value.parts.length);
  return value;
}

/** To be asked before a long string is built. */
export function checkLength(name: string, length: number): void {
  if (length <= maxStringLength) return;
  throw new EvaluationError(
    'too-large',
    `${name}() would make a string of ${length} characters; the limit is ${maxStringLength}`,
  );
}

/** To be asked before a long array is built. */
export function checkItems(name: string, count: number): void {
  if (count <= maxItems) return;
  throw new EvaluationError('too-large', `${name}() would make an array of ${count} items; the limit is ${maxItems}`);
}
