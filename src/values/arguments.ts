import { callFormula, leftOut } from '../template/formula.ts';
import { describe } from './access.ts';
import {
  type Argument,
  EvaluationError,
  type FunctionSignature,
  type Kind,
  type Lambda,
  type ParameterSignature,
} from './functions/entry.ts';
import { kindsOf } from './kinds.ts';
import { causeOf, root } from './term.ts';
import { identityOf, type Value } from './value.ts';

export function isLambda(argument: Argument | undefined): argument is Lambda {
  return typeof argument === 'object' && argument !== null && argument.kind === 'lambda';
}

const lambda = { kind: 'runtime', formula: callFormula('lambda', leftOut) } as const;

/** An argument as part of a term: a lambda is only equal to itself. */
export function argumentTerm(argument: Argument): Value {
  if (!isLambda(argument)) return argument;
  const term = root(`lambda${identityOf(argument)}`, lambda, '');
  const cause = causeOf([argument.open?.()]);
  return cause ? { ...term, cause } : term;
}

/** Throws for a wrong number of arguments, and for an argument that certainly is of a kind the function does not take. */
export function checkArguments(called: FunctionSignature, args: readonly Argument[]): void {
  if (args.length < called.minArguments || args.length > called.maxArguments) {
    throw new EvaluationError('argument-count', `${called.signature} expects ${arity(called)}, not ${args.length}`);
  }
  for (const [position, argument] of args.entries()) {
    const parameter = called.parameters[Math.min(position, called.parameters.length - 1)];
    if (parameter && !fits(argument, parameter)) throw wrongType(called, position, argument, parameter.accepts);
  }
}

/** `two arguments`, `1 to 3 arguments`, `at least 2 arguments`. */
function arity({ minArguments, maxArguments }: FunctionSignature): string {
  const noun = (count: number): string => `argument${count === 1 ? '' : 's'}`;
  if (maxArguments === Number.POSITIVE_INFINITY) return `at least ${minArguments} ${noun(minArguments)}`;
  if (maxArguments === minArguments)
    return minArguments === 0 ? 'no arguments' : `${minArguments} ${noun(minArguments)}`;
  return `${minArguments} to ${maxArguments} arguments`;
}

function fits(argument: Argument, { accepts }: ParameterSignature): boolean {
  if (isLambda(argument)) return accepts?.includes('lambda') === true;
  if (accepts === undefined) return true;
  return kindsOf(argument)?.some((kind) => accepts.includes(kind)) ?? !accepts.every((kind) => kind === 'lambda');
}

function wrongType(
  called: FunctionSignature,
  position: number,
  argument: Argument,
  accepts: readonly Kind[] | undefined,
): EvaluationError {
  const name = called.parameters[Math.min(position, called.parameters.length - 1)]?.name;
  const found = isLambda(argument) ? 'a lambda function' : describe(argument);
  const wanted = accepts === undefined ? 'a value' : kindNames(accepts);
  return new EvaluationError(
    'wrong-type',
    `${called.name}() expects ${wanted} as argument ${position + 1} (${name}) and got ${found}`,
    position,
  );
}

const names: Readonly<Record<Kind, string>> = {
  null: 'null',
  bool: 'a boolean',
  int: 'an integer',
  float: 'a number',
  string: 'a string',
  object: 'an object',
  array: 'an array',
  lambda: 'a lambda function',
};

/** `a string, an integer or null`. */
function kindNames(kinds: readonly Kind[]): string {
  const known = kinds.filter((kind) => kind !== 'null' || kinds.length === 1).map((kind) => names[kind]);
  const last = known.pop() ?? '';
  return known.length === 0 ? last : `${known.join(', ')} or ${last}`;
}
