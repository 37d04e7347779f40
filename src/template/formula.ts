import type { Scalar } from './expression.ts';

/**
 * An expression as it is written, for people or into a file: of no language and no place. `arm/write.ts` and
 * `bicep/write.ts` spell it.
 */
export type Formula =
  | { readonly kind: 'literal'; readonly value: Scalar }
  /** A string of pieces. */
  | { readonly kind: 'text'; readonly pieces: readonly Formula[] }
  /** A function, or an operator of Bicep, by its name in ARM templates. */
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Formula[] }
  | { readonly kind: 'member'; readonly base: Formula; readonly key: Formula }
  /** The index of a loop, by the name that `copyIndex` takes. */
  | { readonly kind: 'index'; readonly loop: string }
  /** One of several values, as `a | b`. */
  | { readonly kind: 'oneOf'; readonly values: readonly Formula[] }
  /** Words where there is no expression; an ellipsis for what is left out. */
  | { readonly kind: 'words'; readonly text: string };

export const leftOut: Formula = { kind: 'words', text: '…' };

export function callFormula(name: string, ...args: readonly Formula[]): Formula {
  return { kind: 'call', name, args };
}

export function literalFormula(value: Scalar): Formula {
  return { kind: 'literal', value };
}

export function memberFormula(base: Formula, key: Scalar | Formula): Formula {
  return { kind: 'member', base, key: typeof key === 'object' && key !== null ? key : literalFormula(key) };
}

/** A string that is known. */
export function isTextFormula(
  formula: Formula | undefined,
): formula is Extract<Formula, { kind: 'literal' }> & { readonly value: string } {
  return formula?.kind === 'literal' && typeof formula.value === 'string';
}

/** Longer calls and texts are cut where people read them. */
const maxShown = 240;

/** A text as people read it. */
export function cutShown(text: string): string {
  return text.length <= maxShown ? text : `${text.slice(0, maxShown - 1)}…`;
}

/** One of several values: texts as they are, without quotes, and what is not known in braces, spelled by `part`. */
export function bareText(formula: Formula, part: (formula: Formula) => string): string {
  if (formula.kind === 'literal') return String(formula.value);
  if (formula.kind === 'text') return formula.pieces.map((each) => bareText(each, part)).join('');
  return `{${part(formula)}}`;
}

/** Whether a name can follow a dot in both languages. */
export function isIdentifier(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z_]\w*$/.test(name);
}

/** More of an expression than this is no help in a sentence: characters of its ARM spelling. */
const maxBrief = 40;

/** What is made of itself again and again may be endless when it is written out; no person reads this much. */
const maxWritten = 10_000;

/** A formula that can be written out: abridged, where it is longer than anyone reads. */
export function writable(formula: Formula): Formula {
  return lengthOf(formula, maxWritten) > maxWritten ? abridged(formula) : formula;
}

/** Whether an expression is too long for a sentence, or holds what is left out. The same in both languages. */
export function isLong(formula: Formula): boolean {
  return lengthOf(formula, maxBrief) > maxBrief;
}

/** A long expression by the name of its function, and the members of its result where these are short. */
export function abridged(formula: Formula): Formula {
  const keys: Formula[] = [];
  let base = formula;
  while (base.kind === 'member') {
    keys.push(base.key);
    base = base.base;
  }
  if (base.kind === 'index') return callFormula('copyIndex', leftOut);
  if (base.kind !== 'call') return leftOut;
  const name = callFormula(base.name, leftOut);
  const short = keys.reduceRight<Formula>((inner, key) => memberFormula(inner, key), name);
  return lengthOf(short, maxBrief) <= maxBrief ? short : name;
}

/** The length of the ARM spelling; of a longer one, something above the limit. */
function lengthOf(formula: Formula, limit: number): number {
  if (limit < 0) return 1;
  switch (formula.kind) {
    case 'literal':
      return (
        String(formula.value).length + (typeof formula.value === 'number' || typeof formula.value === 'bigint' ? 0 : 2)
      );
    case 'text':
      return 8 + lengthOfAll(formula.pieces, limit - 8);
    case 'call':
      return formula.name.length + 2 + lengthOfAll(formula.args, limit - formula.name.length);
    case 'member': {
      const key = isIdentifier(formula.key.kind === 'literal' && formula.key.value) ? -1 : 2;
      const length = lengthOf(formula.key, limit) + key;
      return length + lengthOf(formula.base, limit - length);
    }
    case 'index':
      return formula.loop.length + 13;
    case 'oneOf':
      return lengthOfAll(formula.values, limit);
    case 'words':
      return formula.text.length;
  }
}

function lengthOfAll(parts: readonly Formula[], limit: number): number {
  let length = Math.max(0, parts.length - 1) * 2;
  for (const part of parts) {
    if (length > limit) return length;
    length += lengthOf(part, limit - length);
  }
  return length;
}
