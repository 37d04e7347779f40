import { tableOf } from '../source/own.ts';
import type { Scalar } from '../template/expression.ts';
import {
  bareText,
  callFormula,
  cutShown,
  type Formula,
  isIdentifier,
  isTextFormula,
  memberFormula,
} from '../template/formula.ts';
import {
  type BicepOperator,
  conditionalOperator,
  negatedOperatorOf,
  notOperator,
  operatorOf,
} from '../template/operators.ts';

/** What a formula is spelled as, and how tight it binds: an operator around it wraps what binds less. */
interface Spelled {
  readonly text: string;
  readonly tight: number;
}

const atom = 10;

/** What things are called where a formula is written. */
export interface BicepNames {
  /** The name of a loop's index variable; `undefined` where it has none and cannot be given one. */
  readonly indexName: (loop: string) => string | undefined;
  /** What Bicep calls a function of so many arguments; `undefined` where it has none that means the same. */
  readonly functionName: (name: string, count: number) => string | undefined;
}

interface Writing extends BicepNames {
  /** For people: functions that Bicep lacks keep the name that ARM has for them, and what is long is cut. */
  readonly shown: boolean;
  /** Formulas share their parts. */
  readonly done: Map<Formula, Spelled | undefined>;
}

/** A formula as a Bicep expression; `undefined` for what Bicep cannot say so. */
export function bicepExpression(formula: Formula, names: BicepNames): string | undefined {
  return write(formula, { ...names, shown: false, done: new Map() })?.text;
}

/** The same for people, who understand what Bicep has no expression for. */
export function bicepShown(formula: Formula): string {
  return (
    write(formula, { indexName: () => 'i', functionName: (name) => name, shown: true, done: new Map() })?.text ?? '…'
  );
}

function write(formula: Formula, to: Writing): Spelled | undefined {
  if (to.done.has(formula)) return to.done.get(formula);
  const spelled = writeNew(formula, to);
  to.done.set(formula, spelled);
  return spelled;
}

function writeNew(formula: Formula, to: Writing): Spelled | undefined {
  switch (formula.kind) {
    case 'literal':
      return bound(bicepLiteral(formula.value, to.shown));
    case 'text':
      return bound(interpolated(formula.pieces, to));
    case 'call':
      return called(formula.name, formula.args, to);
    case 'member':
      return memberOf(formula.base, formula.key, to);
    case 'index':
      return bound(to.indexName(formula.loop));
    case 'oneOf':
      return to.shown
        ? bound(formula.values.map((each) => bareText(each, (part) => within(part, 0, to) ?? '…')).join(' | '))
        : undefined;
    case 'words':
      return to.shown ? bound(formula.text) : undefined;
  }
}

function bound(text: string | undefined, tight = atom): Spelled | undefined {
  return text === undefined ? undefined : { text, tight };
}

/** A part where `tight` is how tight its surroundings bind. */
function within(formula: Formula, tight: number, to: Writing): string | undefined {
  const spelled = write(formula, to);
  return spelled && (spelled.tight < tight ? `(${spelled.text})` : spelled.text);
}

function called(name: string, args: readonly Formula[], to: Writing): Spelled | undefined {
  const lower = name.toLowerCase();
  const [first, second, third] = args;
  const operator = operatorOf(lower);
  if (operator && first && second && (args.length === 2 || to.shown)) return joined(args, operator, to);
  switch (lower) {
    case 'parameters':
    case 'variables':
    case 'lambdavariables':
      if (second === undefined && isTextFormula(first)) return bound(first.value);
      break;
    case 'not':
      return first && negated(first, to);
    case 'if':
      if (first && second && third) return choice(first, second, third, to);
      break;
    case 'copyindex':
      if (to.shown && (first === undefined || first.kind === 'words')) return bound(to.indexName(''));
      break;
    case 'reference':
      if (to.shown && isSymbol(first)) return bound(isFull(third) ? first.value : `${first.value}.properties`);
      break;
    case 'concat':
      if (to.shown && args.some(isTextFormula)) return bound(interpolated(args, to));
      break;
  }
  return plainCall(name, args, to);
}

function plainCall(name: string, args: readonly Formula[], to: Writing): Spelled | undefined {
  const known = to.functionName(name, args.length);
  const parts = args.map((arg) => within(arg, 0, to));
  if (known === undefined || parts.includes(undefined)) return undefined;
  return bound(cut(`${known}(${parts.join(', ')})`, to));
}

/** The right operand of an operator is wrapped at the same precedence, too: operators group from the left. */
function joined(
  args: readonly Formula[],
  { sign, precedence: tight }: Pick<BicepOperator, 'sign' | 'precedence'>,
  to: Writing,
): Spelled | undefined {
  const parts = args.map((arg, position) => within(arg, position === 0 ? tight : tight + 1, to));
  return parts.includes(undefined) ? undefined : bound(cut(parts.join(` ${sign} `), to), tight);
}

function negated(formula: Formula, to: Writing): Spelled | undefined {
  const operator = formula.kind === 'call' && formula.args.length === 2 ? negatedOperatorOf(formula.name) : undefined;
  if (operator && formula.kind === 'call') return joined(formula.args, operator, to);
  const { sign, precedence } = notOperator;
  const text = within(formula, precedence, to);
  return bound(text === undefined ? undefined : `${sign}${text}`, precedence);
}

function choice(condition: Formula, yes: Formula, no: Formula, to: Writing): Spelled | undefined {
  const { sign, precedence } = conditionalOperator;
  const parts = [condition, yes, no].map((each) => within(each, precedence + 1, to));
  return parts.includes(undefined)
    ? undefined
    : bound(cut(`${parts[0]} ${sign} ${parts[1]} : ${parts[2]}`, to), precedence);
}

/** `'nic'` or `'nic[0]'`; ids have slashes. */
function isSymbol(formula: Formula | undefined): formula is Extract<Formula, { kind: 'literal' }> & { value: string } {
  return isTextFormula(formula) && /^[A-Za-z_]\w*(?:\[\w+\])?$/.test(formula.value);
}

function isFull(formula: Formula | undefined): boolean {
  return formula?.kind === 'literal' && String(formula.value).toLowerCase() === 'full';
}

function memberOf(base: Formula, key: Formula, to: Writing): Spelled | undefined {
  const output = to.shown ? moduleOutput(base, key) : undefined;
  if (output) return write(output, to);
  const left = within(base, atom - 1, to);
  if (left === undefined) return undefined;
  if (key.kind === 'literal' && isIdentifier(key.value) && !keywords.has(key.value))
    return bound(`${left}.${key.value}`);
  const inner = within(key, 0, to);
  return inner === undefined ? undefined : bound(`${left}[${inner}]`);
}

/** A module's output is a member of its outputs: `reference()` gives properties, in which each has a `value`. */
function moduleOutput(base: Formula, key: Formula): Formula | undefined {
  if (!isKey(key, 'value') || base.kind !== 'member') return undefined;
  const outputs = base.base;
  if (outputs.kind !== 'member' || !isKey(outputs.key, 'outputs')) return undefined;
  const [module] = symbolOf(outputs.base);
  return module && memberFormula(memberFormula(callFormula('variables', module), 'outputs'), base.key);
}

function isKey(key: Formula, name: string): boolean {
  return key.kind === 'literal' && String(key.value).toLowerCase() === name;
}

/** The symbolic name of what `reference('module')`, or `.properties` of the full form, reads. */
function symbolOf(formula: Formula): readonly Formula[] {
  const call = formula.kind === 'member' && isKey(formula.key, 'properties') ? formula.base : formula;
  if (call.kind !== 'call' || call.name.toLowerCase() !== 'reference') return [];
  const [symbol, , form] = call.args;
  return isSymbol(symbol) && isFull(form) === (call !== formula) ? [symbol] : [];
}

function interpolated(pieces: readonly Formula[], to: Writing): string | undefined {
  let text = '';
  for (const piece of pieces) {
    if (isTextFormula(piece)) text += escapedText(cut(piece.value, to));
    else {
      const inner = within(piece, 0, to);
      if (inner === undefined) return undefined;
      text += `\${${inner}}`;
    }
  }
  return cut(`'${text}'`, to);
}

function bicepLiteral(value: Scalar, shown: boolean): string {
  if (typeof value === 'string') return quoted(shown ? cut(value, { shown }) : value);
  if (typeof value === 'number' && !Number.isInteger(value)) return `json('${value}')`;
  return String(value);
}

const escapes = tableOf({ '\\': '\\\\', "'": "\\'", '\n': '\\n', '\r': '\\r', '\t': '\\t' });

function escapedText(text: string): string {
  const known = text.replace(/[\\'\n\r\t]|\$\{/g, (part) => escapes.get(part) ?? `\\${part}`);
  return known.replace(/\p{Cc}/gu, (control) => `\\u{${control.charCodeAt(0).toString(16)}}`);
}

function quoted(text: string): string {
  return `'${escapedText(text)}'`;
}

const keywords = new Set(['true', 'false', 'null']);

/** The name of a property, in quotes only where it needs them. */
export function bicepKey(name: string): string {
  return isIdentifier(name) && !keywords.has(name) ? name : quoted(name);
}

function cut(text: string, { shown }: Pick<Writing, 'shown'>): string {
  return shown ? cutShown(text) : text;
}
