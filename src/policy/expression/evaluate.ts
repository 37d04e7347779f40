import { messageKey } from '../../template/message.ts';
import { access } from '../../values/access.ts';
import { callFunction } from '../../values/call.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import { functionNamed } from '../../values/functions/index.ts';
import { faulty } from '../../values/term.ts';
import type { Maybe } from '../../values/value.ts';
import { arrayOf, objectOf } from '../../values/value.ts';
import type { Scope } from '../scope.ts';
import { assumed } from '../value/assume.ts';
import type { PolicyExpression } from './expression.ts';
import { policyFunctions } from './functions.ts';

/** The value of an operand. What Azure Policy could not evaluate is an unknown that says why. */
export function evaluateExpression(expression: PolicyExpression, scope: Scope): Maybe {
  if (expression.kind === 'literal') return expression.value;
  try {
    return assumed(evaluate(expression, scope), scope.assume);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    return faulty(`policy:${error.code}:${messageKey(error.said)}`, error.said);
  }
}

function evaluate(expression: PolicyExpression, scope: Scope): Maybe {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'list':
      return arrayOf(expression.items.map((item) => evaluate(item, scope) ?? null));
    case 'record':
      return objectOf(expression.entries.map(([key, value]) => [key, evaluate(value, scope) ?? null] as const));
    case 'access':
      return access(evaluate(expression.base, scope) ?? null, evaluate(expression.key, scope) ?? null, false);
    case 'call':
      return call(expression, scope);
  }
}

function call({ name, args }: Extract<PolicyExpression, { kind: 'call' }>, scope: Scope): Maybe {
  const own = policyFunctions.get(name.toLowerCase());
  if (own) return own.evaluate(args, scope, evaluate);
  const entry = functionNamed(name.toLowerCase());
  if (entry === undefined) throw new EvaluationError('unknown-function', `there is no function '${name}'`);
  return callFunction(
    entry,
    args.map((arg) => evaluate(arg, scope) ?? null),
  );
}
