import type { CallExpression } from '../template/expression.ts';
import type { Lambda } from '../values/functions/entry.ts';
import { isArray, isObject, isScalar, type Value } from '../values/value.ts';
import type { Frame } from './context.ts';
import { evaluate } from './evaluate.ts';

/** `lambda('x', 'i', body)` as a function of its variables. */
export function evaluateLambda(call: CallExpression, frame: Frame): Lambda {
  const names = call.args.slice(0, -1).map((arg) => String(arg.kind === 'literal' ? arg.value : '').toLowerCase());
  const body = call.args.at(-1);
  let open: Value | undefined;
  return {
    kind: 'lambda',
    arity: names.length,
    call(args: readonly Value[]): Value {
      const locals = new Map(frame.locals);
      names.forEach((name, position) => {
        const value = args[position];
        if (value !== undefined) locals.set(name, value);
      });
      const value = body ? evaluate(body, { ...frame, locals }) : null;
      if (!isScalar(value) && !isObject(value) && !isArray(value)) open = value;
      return value;
    },
    open: () => open,
  };
}
