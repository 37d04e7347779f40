import { ExpressionError } from './expression.ts';

export interface ExpressionToken {
  readonly kind: 'name' | 'number' | 'string' | 'mark' | 'end';
  /** A string's decoded content, else as written. */
  readonly text: string;
  readonly offset: number;
}

const pattern = /\s*(?:([A-Za-z_]\w*)|(-?\d+(?:\.\d+)?)|'((?:[^']|'')*)'|([()[\],.]))/y;

/** The tokens of `text` from `start` to `end`. Throws `ExpressionError`. */
export function tokensOf(text: string, start: number, end: number): ExpressionToken[] {
  const tokens: ExpressionToken[] = [];
  const inner = text.slice(0, end);
  let offset = start;
  while (inner.slice(offset).trim() !== '') {
    pattern.lastIndex = offset;
    const match = pattern.exec(inner);
    if (match === null) throw new ExpressionError(problemAt(inner, offset), offset);
    tokens.push(tokenOf(match));
    offset = pattern.lastIndex;
  }
  tokens.push({ kind: 'end', text: '', offset: end });
  return tokens;
}

function tokenOf(match: RegExpExecArray): ExpressionToken {
  const [whole, name, number, string, mark] = match;
  const offset = match.index + whole.length - whole.trimStart().length;
  if (name !== undefined) return { kind: 'name', text: name, offset };
  if (number !== undefined) return { kind: 'number', text: number, offset };
  if (string !== undefined) return { kind: 'string', text: string.replaceAll("''", "'"), offset };
  return { kind: 'mark', text: mark ?? '', offset };
}

function problemAt(text: string, offset: number): string {
  const rest = text.slice(offset).trimStart();
  if (rest.startsWith("'")) return 'a text in single quotes is not closed';
  return `'${rest.slice(0, 1)}' cannot stand in an expression${rest.startsWith('"') ? ': texts are written in single quotes' : ''}`;
}
