import type { Scalar } from '../template/expression.ts';
import { type Formula, isIdentifier } from '../template/formula.ts';

/** Longer calls and texts are cut where people read them. */
const maxShown = 240;

/** A formula as an expression of an ARM template, without brackets around it. */
export function armExpression(formula: Formula): string {
  return write(formula, Number.POSITIVE_INFINITY, new Map());
}

/** The same for people: long calls are cut. */
export function armShown(formula: Formula): string {
  return write(formula, maxShown, new Map());
}

/** `done`: formulas share their parts. */
function write(formula: Formula, max: number, done: Map<Formula, string>): string {
  const known = done.get(formula);
  if (known !== undefined) return known;
  const text = writeNew(formula, (part) => write(part, max, done), max);
  done.set(formula, text);
  return text;
}

function writeNew(formula: Formula, part: (formula: Formula) => string, max: number): string {
  switch (formula.kind) {
    case 'literal':
      return armLiteral(formula.value, max);
    case 'text':
      return cut(`concat(${formula.pieces.map(part).join(', ')})`, max);
    case 'call':
      return cut(`${formula.name}(${formula.args.map(part).join(', ')})`, max);
    case 'member':
      return `${part(formula.base)}${memberText(formula.key, part)}`;
    case 'index':
      return formula.loop === '' ? 'copyIndex()' : `copyIndex(${armLiteral(formula.loop, max)})`;
    case 'oneOf':
      return formula.values.map((each) => bare(each, part)).join(' | ');
    case 'words':
      return formula.text;
  }
}

function memberText(key: Formula, part: (formula: Formula) => string): string {
  return key.kind === 'literal' && isIdentifier(key.value) ? `.${key.value}` : `[${part(key)}]`;
}

/** One of several values: texts as they are, without quotes, and what is not known in braces. */
function bare(formula: Formula, part: (formula: Formula) => string): string {
  if (formula.kind === 'literal') return String(formula.value);
  return formula.kind === 'text' ? formula.pieces.map((each) => bare(each, part)).join('') : `{${part(formula)}}`;
}

function armLiteral(value: Scalar, max: number): string {
  if (typeof value === 'string') return `'${cut(value.replaceAll("'", "''"), max)}'`;
  if (typeof value === 'boolean') return `${value}()`;
  if (value === null) return 'null()';
  return Number.isInteger(value) || typeof value === 'bigint' ? String(value) : `json('${value}')`;
}

function cut(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, max - 1)}…`;
}
