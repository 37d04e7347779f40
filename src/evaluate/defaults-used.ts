import type { Expression } from '../template/expression.ts';
import type { Frame } from './context.ts';

/** More of an expression than this is not looked through. */
const maxSteps = 60;

/** Says which parameters an expression depends on that have their defaults, as the end of a sentence; empty for none. */
export function defaultsUsed(expression: Expression, frame: Frame): string {
  const names = [...defaultsIn(expression, frame)].map((name) => `'${name}'`);
  if (names.length === 0) return '';
  return names.length === 1
    ? `; parameter ${names.join('')} has its default`
    : `; parameters ${names.join(', ')} have their defaults`;
}

function defaultsIn(expression: Expression, { deployment, arguments: inFunction }: Frame): ReadonlySet<string> {
  const names = new Set<string>();
  const left = [expression];
  for (let steps = 0; steps < maxSteps; steps += 1) {
    const next = left.pop();
    if (next === undefined) break;
    if (next.kind === 'access') left.push(next.base, next.key);
    if (next.kind !== 'call') continue;
    const name = nameIn(next.args[0]);
    const declared = isCallOf(next, 'parameters') && !inFunction;
    const parameter = declared ? deployment.template.parameters.get(name) : undefined;
    const variable = isCallOf(next, 'variables') ? deployment.template.variables.get(name) : undefined;
    if (parameter?.defaultValue && !deployment.supplied.has(name)) names.add(parameter.name);
    left.push(...(variable ? [variable.value] : next.args));
  }
  return names;
}

function isCallOf(expression: Extract<Expression, { kind: 'call' }>, name: string): boolean {
  return expression.namespace === undefined && expression.name.toLowerCase() === name;
}

function nameIn(arg: Expression | undefined): string {
  return arg?.kind === 'literal' && typeof arg.value === 'string' ? arg.value.toLowerCase() : '';
}
