import type { Scalar } from '../template/expression.ts';
import { bareText, cutShown, type Formula, isIdentifier } from '../template/formula.ts';

/** A formula as an expression of an ARM template, without brackets around it. */
export function armExpression(formula: Formula): string {
  return write(formula, (text) => text, new Map());
}

/** The same for people: long calls are cut. */
export function armShown(formula: Formula): string {
  return write(formula, cutShown, new Map());
}

/** What becomes of a long text. */
type Cut = (text: string) => string;

/** `done`: formulas share their parts. */
function write(formula: Formula, cut: Cut, done: Map<Formula, string>): string {
  const known = done.get(formula);
  if (known !== undefined) return known;
  const text = writeNew(formula, (part) => write(part, cut, done), cut);
  done.set(formula, text);
  return text;
}

function writeNew(formula: Formula, part: (formula: Formula) => string, cut: Cut): string {
  switch (formula.kind) {
    case 'literal':
      return armLiteral(formula.value, cut);
    case 'text':
      return cut(`concat(${formula.pieces.map(part).join(', ')})`);
    case 'call':
      return cut(`${formula.name}(${formula.args.map(part).join(', ')})`);
    case 'member':
      return `${part(formula.base)}${memberText(formula.key, part)}`;
    case 'index':
      return formula.loop === '' ? 'copyIndex()' : `copyIndex(${armLiteral(formula.loop, cut)})`;
    case 'oneOf':
      return formula.values.map((each) => bareText(each, part)).join(' | ');
    case 'words':
      return formula.text;
  }
}

function memberText(key: Formula, part: (formula: Formula) => string): string {
  return key.kind === 'literal' && isIdentifier(key.value) ? `.${key.value}` : `[${part(key)}]`;
}

function armLiteral(value: Scalar, cut: Cut): string {
  if (typeof value === 'string') return `'${cut(value.replaceAll("'", "''"))}'`;
  if (typeof value === 'boolean') return `${value}()`;
  if (value === null) return 'null()';
  return Number.isInteger(value) || typeof value === 'bigint' ? String(value) : `json('${value}')`;
}
