import { jsonText } from '../source/json/write.ts';
import type { Scalar } from '../template/expression.ts';
import type { Formula } from './formula.ts';

/** A formula as a JSON value. `plain`: the text is no template, so brackets mean nothing. */
export function jsonFormula(formula: Formula, plain = false): string {
  if (formula.kind !== 'literal') return jsonText(`[${armExpression(formula)}]`);
  const { value } = formula;
  if (typeof value === 'bigint') return value.toString();
  return jsonText(typeof value === 'string' && !plain ? escaped(value) : value);
}

/** Text that would be read as an expression gets a second bracket. */
function escaped(text: string): string {
  return text.length > 1 && text.startsWith('[') && text.endsWith(']') ? `[${text}` : text;
}

/** A formula as an ARM expression, without brackets around it. */
export function armExpression(formula: Formula): string {
  switch (formula.kind) {
    case 'literal':
      return armLiteral(formula.value);
    case 'text':
      return `concat(${formula.pieces.map(armExpression).join(', ')})`;
    case 'parameter':
      return `parameters(${armLiteral(formula.name)})`;
    case 'index':
      return formula.loop.name === '' ? 'copyIndex()' : `copyIndex(${armLiteral(formula.loop.name)})`;
    case 'context':
      return formula.text;
    case 'member':
      return `${armExpression(formula.base)}[${armExpression(formula.key)}]`;
    case 'call':
      return `${formula.name}(${formula.args.map(armExpression).join(', ')})`;
  }
}

function armLiteral(value: Scalar): string {
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  if (typeof value === 'boolean') return `${value}()`;
  if (value === null) return 'null()';
  return Number.isInteger(value) || typeof value === 'bigint' ? String(value) : `json('${value}')`;
}
