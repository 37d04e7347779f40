import type { CallExpression } from '../../template/expression.ts';
import { callFormula, leftOut } from '../../template/formula.ts';
import { placeKey } from '../../template/place.ts';
import { describe } from '../../values/access.ts';
import { callByName } from '../../values/compose.ts';
import { EvaluationError } from '../../values/functions/entry.ts';
import { apply, root } from '../../values/term.ts';
import type { Value } from '../../values/value.ts';
import type { ContextFunction, Frame } from '../context.ts';
import { evaluate } from '../evaluate.ts';
import { parameterValue, variableValue } from '../parameters.ts';
import { inContext } from './row.ts';

/** Names of the template: parameters, variables, loop indices, lambda variables. */
export const nameFunctions: readonly ContextFunction[] = [
  inContext(
    'deployment',
    'parameters(parameterName: string): any',
    (call, frame) => named(call, frame, parameterValue),
    { adviceInBicep: 'write the name of the parameter' },
  ),
  inContext('deployment', 'variables(variableName: string): any', (call, frame) => named(call, frame, variableValue), {
    adviceInBicep: 'write the name of the variable',
  }),
  inContext('lambda', 'lambda(lambdaVariable: any, expression: any, ...more: any): any', loneLambda, {
    adviceInBicep: 'write x => …',
  }),
  inContext(
    'lambda',
    'lambdaVariables(variableName: string): any',
    (call, frame) => named(call, frame, lambdaVariable),
    { adviceInBicep: 'write the name of the variable' },
  ),
  inContext('numeric', 'copyIndex([loopName: string|int], [offset: int]): int', copyIndex, {
    adviceInBicep: 'write [for (item, index) in …] and use the index',
  }),
];

/** Where a function takes one, it is evaluated with that function. */
function loneLambda(call: CallExpression, frame: Frame): Value {
  const reason = 'a lambda is allowed only where a function expects one';
  const of = { kind: 'runtime', formula: callFormula('lambda', leftOut) } as const;
  return root(`lambda:${frame.deployment.key}:${placeKey(call.place)}`, of, reason, { place: call.place });
}

function named(call: CallExpression, frame: Frame, lookUp: (name: string, frame: Frame) => Value): Value {
  const arg = call.args[0];
  const name = arg ? evaluate(arg, frame) : null;
  if (typeof name === 'string') return lookUp(name, frame);
  if (typeof name !== 'object' || name === null)
    throw new EvaluationError('wrong-type', `${call.name}() expects a name and got ${describe(name)}`, 0);
  return apply(`${frame.deployment.key}:${call.name.toLowerCase()}`, [name], 'any', {
    written: () => callFormula(call.name, leftOut),
  });
}

function lambdaVariable(name: string, frame: Frame): Value {
  const value = frame.locals.get(name.toLowerCase());
  if (value === undefined)
    throw new EvaluationError('unknown-variable', `no enclosing lambda has a variable '${name}'`, 0);
  return value;
}

/**
 * `copyIndex()`, `copyIndex(offset)`, `copyIndex('loop')`, `copyIndex('loop', offset)`.
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/templates/template-functions-numeric#copyindex
 */
function copyIndex(call: CallExpression, frame: Frame): Value {
  const args = call.args.map((arg) => evaluate(arg, frame));
  const name = typeof args[0] === 'string' ? args.shift() : '';
  const index = frame.indices.get(String(name).toLowerCase());
  if (index === undefined) {
    const message =
      name === ''
        ? 'copyIndex() is used outside of a copy loop'
        : `there is no copy loop '${String(name)}' around this expression`;
    throw new EvaluationError('no-copy-loop', message, name === '' ? undefined : 0);
  }
  const offset = args[0];
  return offset === undefined || offset === 0 ? index : callByName('add', [index, offset]);
}
