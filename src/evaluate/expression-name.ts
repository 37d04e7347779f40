import type { Expression } from '../template/expression.ts';
import { callFormula, type Formula, leftOut, literalFormula, memberFormula } from '../template/formula.ts';

/** Longer chains of members are cut. */
const maxSteps = 8;

/** How an expression is called where its value is not known: `variables('list')[3]`, `add(…)`. */
export function nameOf(expression: Expression): Formula {
  const keys: Formula[] = [];
  let current = expression;
  for (let step = 0; current.kind === 'access' && step < maxSteps; step += 1) {
    const { key } = current;
    keys.push(key.kind === 'literal' ? literalFormula(key.value) : leftOut);
    current = current.base;
  }
  return keys.reduceRight<Formula>((base, key) => memberFormula(base, key), baseName(current));
}

/** Functions that name something of the template. */
const naming = new Set(['parameters', 'variables', 'reference', 'lambdavariables']);

function baseName(expression: Expression): Formula {
  if (expression.kind !== 'call') return leftOut;
  const { namespace, name, args } = expression;
  const called = namespace === undefined ? name : `${namespace}.${name}`;
  const [only] = args;
  if (only === undefined) return callFormula(called);
  const isName = args.length === 1 && only.kind === 'literal' && naming.has(called.toLowerCase());
  return callFormula(called, isName ? literalFormula(only.value) : leftOut);
}
