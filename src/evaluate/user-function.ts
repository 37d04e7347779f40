import { circlesOf } from '../template/circles.ts';
import type { CallExpression } from '../template/expression.ts';
import { faulty } from '../values/term.ts';
import type { Lazy, Value } from '../values/value.ts';
import type { Frame } from './context.ts';
import { evaluate, lazily } from './evaluate.ts';
import { fail } from './report.ts';

/** A call of a function that the template defines: its body sees its arguments alone. */
export function callUserFunction(call: CallExpression, frame: Frame): Value {
  const name = `${call.namespace}.${call.name}`;
  const definition = frame.deployment.template.functions.get(name.toLowerCase());
  if (definition === undefined) {
    return faulty(`unknown-function:${frame.deployment.key}:${name}`, `'${name}' is not a function of this template`, {
      place: call.place,
    });
  }
  const circle = circlesOf(frame.deployment.template).get(`function:${name.toLowerCase()}`);
  if (circle?.certain) return fail(frame.deployment.run, 'circular-reference', circle.message, circle.place);
  const values = new Map<string, Lazy>();
  definition.parameters.forEach((parameter, position) => {
    const arg = call.args[position];
    values.set(parameter.name.toLowerCase(), arg ? lazily(arg, frame) : null);
  });
  return evaluate(definition.output, {
    deployment: frame.deployment,
    indices: new Map(),
    locals: new Map(),
    arguments: values,
    ...(frame.uncertain && { uncertain: true }),
  });
}
