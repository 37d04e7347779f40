import { type BicepOperator, negatedOperatorOf, notOperator, operatorOf } from '../../template/operators.ts';
import { endOfCall } from '../../values/print.ts';

/** What is spelled in Bicep, and how tight it binds: an operator around it wraps what binds less. */
interface Spelled {
  readonly text: string;
  readonly tight: number;
}

const atom = 10;

/**
 * A sentence in which expressions of ARM templates, `greater(parameters('count'), 0)`, are spelled as in Bicep,
 * `count > 0`. What else stands in it stays as it is; so does what was cut, and what is Bicep's spelling already.
 */
export function bicepSpelling(text: string): string {
  let spelled = '';
  let at = 0;
  for (const { index, 0: head } of text.matchAll(/(?<![\w.])[A-Za-z][\w.]*\(/g)) {
    if (index < at) continue;
    const open = index + head.length - 1;
    const end = endOfCall(text, open);
    if (text[end - 1] !== ')') continue;
    spelled += text.slice(at, index) + afterwards(callOf(head.slice(0, -1), text.slice(open + 1, end - 1)), text[end]);
    at = end;
  }
  return (spelled + text.slice(at)).replace(moduleOutput, '.outputs.$1');
}

/** Of what a deployment has, `reference()` gives its properties. */
const moduleOutput = /\.properties\.outputs\.(\w+)\.value\b/g;

/** Members of what an operator makes need parentheses around it. */
function afterwards({ text, tight }: Spelled, next: string | undefined): string {
  return tight < atom && (next === '.' || next === '[') ? `(${text})` : text;
}

function callOf(name: string, inner: string): Spelled {
  const args = inner.trim() === '' ? [] : argumentsIn(inner);
  const [first, second, third] = args;
  const lower = name.toLowerCase();
  const operator = operatorOf(lower);
  if (operator && args.length > 1) return joined(args, operator);
  switch (lower) {
    case 'parameters':
    case 'variables':
    case 'lambdavariables':
      if (first && second === undefined && isQuoted(first)) return { text: first.slice(1, -1), tight: atom };
      break;
    case 'true':
    case 'false':
    case 'null':
      if (first === undefined) return { text: lower, tight: atom };
      break;
    case 'not':
      if (first) return negated(first);
      break;
    case 'if':
      if (first && second && third) return choice(first, second, third);
      break;
    case 'item':
      if (first && second && !third) return { text: `${within(first, atom)}[${bicepSpelling(second)}]`, tight: atom };
      break;
    case 'copyindex':
      return first && /^\d+$/.test(first) ? { text: `i + ${first}`, tight: 6 } : { text: 'i', tight: atom };
    case 'reference':
      if (first && isSymbol.test(first)) return { text: referenced(first.slice(1, -1), third), tight: atom };
      break;
    case 'concat':
      if (args.some(isQuoted)) return { text: interpolated(args), tight: atom };
      break;
  }
  return { text: `${name}(${args.map(bicepSpelling).join(', ')})`, tight: atom };
}

/** `'nic'` or `'nic[0]'`; ids have slashes. */
const isSymbol = /^'[A-Za-z_]\w*(?:\[\w+\])?'$/;

function referenced(symbol: string, full: string | undefined): string {
  return full?.toLowerCase() === "'full'" ? symbol : `${symbol}.properties`;
}

function joined(args: readonly string[], { sign, precedence: tight }: BicepOperator): Spelled {
  return {
    text: args.map((arg, position) => within(arg, position === 0 ? tight : tight + 1)).join(` ${sign} `),
    tight,
  };
}

function negated(arg: string): Spelled {
  const [, equal] = /^equals\((.*)\)$/s.exec(arg) ?? [];
  const unequal = negatedOperatorOf('equals');
  if (equal !== undefined && unequal && endOfCall(arg, 6) === arg.length) return joined(argumentsIn(equal), unequal);
  const { sign, precedence } = notOperator;
  return { text: `${sign}${within(arg, precedence)}`, tight: precedence };
}

function choice(condition: string, yes: string, no: string): Spelled {
  return { text: `${within(condition, 1)} ? ${within(yes, 1)} : ${within(no, 1)}`, tight: 0 };
}

/** An argument where `tight` is how tight its surroundings bind. */
function within(arg: string, tight: number): string {
  const [head] = /^[A-Za-z][\w.]*\(/.exec(arg) ?? [];
  if (head === undefined || endOfCall(arg, head.length - 1) !== arg.length) return bicepSpelling(arg);
  const inner = callOf(head.slice(0, -1), arg.slice(head.length, -1));
  return inner.tight < tight ? `(${inner.text})` : inner.text;
}

function interpolated(args: readonly string[]): string {
  return `'${args.map((arg) => (isQuoted(arg) ? arg.slice(1, -1) : `\${${bicepSpelling(arg)}}`)).join('')}'`;
}

function isQuoted(text: string): boolean {
  return /^'(?:[^']|'')*'$/.test(text);
}

/** The arguments between the parentheses of a call. */
function argumentsIn(inner: string): string[] {
  const args: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (const [at, character] of [...inner.split(''), ','].entries()) {
    if (character === "'") quoted = !quoted;
    else if (quoted) continue;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    else if (character === ',' && depth === 0) {
      args.push(inner.slice(start, at).trim());
      start = at + 1;
    }
  }
  return args;
}

/** How expressions in messages are spelled. */
export type Spelling = (text: string) => string;

/** Messages about a Bicep file speak Bicep. */
export function spellingFor(file: string): Spelling {
  return /\.bicep(param)?$/i.test(file) ? bicepSpelling : (text) => text;
}
