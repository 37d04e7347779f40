import { callFormula, type Formula, leftOut, literalFormula, memberFormula, writable } from '../template/formula.ts';
import { isScalar, type Maybe, type Unknown } from './value.ts';

/** Of terms within terms more tells nobody anything. */
const maxDepth = 60;

const formulas = new WeakMap<Unknown, Formula>();

/** How an unknown is written. Made when somebody reads it, once. */
export function formulaOfTerm(term: Unknown, depth = 0): Formula {
  const known = formulas.get(term);
  if (known) return known;
  if (depth > maxDepth) return leftOut;
  const formula = writable(made(term, depth));
  formulas.set(term, formula);
  return formula;
}

function made({ of, reason }: Unknown, depth: number): Formula {
  switch (of.kind) {
    case 'parameter':
      return callFormula('parameters', literalFormula(of.name));
    case 'index':
      return { kind: 'index', loop: of.loop };
    case 'scope':
    case 'runtime':
      return of.formula;
    case 'outside':
      return callFormula('reference');
    case 'error':
      return of.formula?.() ?? leftOut;
    case 'statement':
      return typeof reason === 'string' ? { kind: 'words', text: reason } : leftOut;
    case 'call': {
      if (of.written) return of.written();
      const args = of.args.map((arg) => formulaOf(arg, depth + 1));
      const [first, second] = args;
      if ((of.name === 'property' || of.name === 'item') && args.length === 2 && first && second)
        return memberFormula(first, second);
      return callFormula(of.name, ...args);
    }
  }
}

/** A value within an expression, for people. */
export function formulaOf(value: Maybe, depth = 0): Formula {
  if (value === undefined) return literalFormula(null);
  if (isScalar(value)) return literalFormula(value);
  switch (value.kind) {
    case 'unknown':
      return formulaOfTerm(value, depth);
    case 'text':
      return { kind: 'text', pieces: value.parts.map((part) => formulaOf(part, depth + 1)) };
    case 'choice':
      return callFormula('if', leftOut);
    case 'object':
      return { kind: 'words', text: '{…}' };
    case 'array':
      return { kind: 'words', text: '[…]' };
  }
}
