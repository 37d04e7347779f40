import { jsonText } from '../source/json/write.ts';
import type { Expression } from '../template/expression.ts';

/** Longer chains of members are cut. */
const maxSteps = 8;

/** How an expression is called where its value is not known: `variables('list')[3]`, `add(…)`. */
export function expressionName(expression: Expression): string {
  let current = expression;
  let members = '';
  for (let step = 0; current.kind === 'access' && step < maxSteps; step += 1) {
    members = memberText(current.key) + members;
    current = current.base;
  }
  return `${baseText(current)}${members}`;
}

function memberText(key: Expression): string {
  if (key.kind !== 'literal') return '[…]';
  return typeof key.value === 'string' && /^[A-Za-z_]\w*$/.test(key.value)
    ? `.${key.value}`
    : `[${jsonText(typeof key.value === 'bigint' ? Number(key.value) : key.value)}]`;
}

function baseText(expression: Expression): string {
  if (expression.kind !== 'call') return '…';
  const { namespace, name, args } = expression;
  const called = namespace === undefined ? name : `${namespace}.${name}`;
  const [only] = args;
  if (only === undefined) return `${called}()`;
  const isName = args.length === 1 && only.kind === 'literal' && typeof only.value === 'string';
  return isName && /^(parameters|variables|reference|lambdaVariables)$/i.test(called)
    ? `${called}('${String(only.value)}')`
    : `${called}(…)`;
}
