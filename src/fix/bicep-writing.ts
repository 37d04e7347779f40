import type { EnclosingLoop } from '../graph/way.ts';
import { tableOf } from '../source/own.ts';
import type { Scalar } from '../template/expression.ts';
import { operatorOf } from '../template/operators.ts';
import { functionNamed } from '../values/functions/index.ts';
import type { Formula } from './formula.ts';

/** The name of a loop's index variable; `undefined` where it has none and cannot be given one. */
export type IndexName = (loop: EnclosingLoop) => string | undefined;

/** A formula as a Bicep expression; `undefined` for what Bicep cannot say so. `tight`: how tight its surroundings bind. */
export function bicepText(formula: Formula, indexName: IndexName, tight = 0): string | undefined {
  switch (formula.kind) {
    case 'literal':
      return bicepLiteral(formula.value);
    case 'text':
      return interpolated(formula.pieces, indexName);
    case 'parameter':
      return formula.name;
    case 'index':
      return indexName(formula.loop);
    case 'context':
      return formula.text;
    case 'member':
      return memberText(formula, indexName);
    case 'call':
      return callText(formula.name, formula.args, indexName, tight);
  }
}

function bicepLiteral(value: Scalar): string {
  if (typeof value === 'string') return quoted(value);
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
  return /^[A-Za-z_]\w*$/.test(name) && !keywords.has(name) ? name : quoted(name);
}

function interpolated(pieces: readonly Formula[], indexName: IndexName): string | undefined {
  let text = '';
  for (const piece of pieces) {
    if (piece.kind === 'literal' && typeof piece.value === 'string') text += escapedText(piece.value);
    else {
      const inner = bicepText(piece, indexName);
      if (inner === undefined) return undefined;
      text += `\${${inner}}`;
    }
  }
  return `'${text}'`;
}

function memberText({ base, key }: Extract<Formula, { kind: 'member' }>, indexName: IndexName): string | undefined {
  const left = bicepText(base, indexName, 9);
  if (left === undefined) return undefined;
  if (key.kind === 'literal' && typeof key.value === 'string' && bicepKey(key.value) === key.value)
    return `${left}.${key.value}`;
  const inner = bicepText(key, indexName);
  return inner === undefined ? undefined : `${left}[${inner}]`;
}

function callText(name: string, args: readonly Formula[], indexName: IndexName, tight: number): string | undefined {
  const operator = operatorOf(name);
  const own = operator?.precedence ?? 0;
  const parts: string[] = [];
  for (const [position, arg] of args.entries()) {
    // The right operand of an operator is wrapped at the same precedence, too: operators group from the left.
    const part = bicepText(arg, indexName, operator ? own + position : 0);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  if (operator && parts.length === 2) {
    const text = `${parts[0]} ${operator.sign} ${parts[1]}`;
    return own < tight ? `(${text})` : text;
  }
  const row = functionNamed(name.toLowerCase());
  if (row?.inBicep.kind !== 'function') return undefined;
  const { minArguments, maxArguments } = row.inBicep;
  const fits = parts.length >= minArguments && parts.length <= maxArguments;
  return fits ? `${row.name}(${parts.join(', ')})` : undefined;
}
