import type { BrokenExpression, Expression, LiteralExpression } from '../template/expression.ts';
import type { PrimitiveType } from '../template/types.ts';

/** `${NAME}`, `${NAME=default}` and `${NAME:-default}` of azd and envsubst; `$(NAME)` and `#{NAME}#` of pipelines. */
const variable = /\$\{([A-Za-z_]\w*)(?::?[=-]([^}]*))?\}|\$\(([A-Za-z_][\w.]*)\)|#\{([A-Za-z_][\w.]*)\}#?/g;

/**
 * A text with what is put in place of its variables before it is deployed: their defaults, and unknowns where there are
 * none. A text that is one variable becomes what the parameter takes: azd writes true, false and numbers for it.
 */
export function substituted(literal: LiteralExpression, type: PrimitiveType): Expression {
  const { value: text, place } = literal;
  if (typeof text !== 'string' || !/[$#][{(]/.test(text)) return literal;
  const matches = [...text.matchAll(variable)];
  const [first] = matches;
  if (first === undefined) return literal;
  if (matches.length === 1 && first[0] === text) return alone(first, literal, type);
  const parts = matches.map((match) => partOf(match, literal));
  return {
    kind: 'call',
    name: 'format',
    args: [{ kind: 'literal', value: formatOf(text, matches), place }, ...parts],
    place,
  };
}

/** `a-${X}` gives `a-{0}`. */
function formatOf(text: string, matches: readonly RegExpMatchArray[]): string {
  const escaped = (from: number, to: number): string => text.slice(from, to).replace(/[{}]/g, '$&$&');
  let done = 0;
  let format = '';
  for (const [index, match] of matches.entries()) {
    format += `${escaped(done, match.index ?? 0)}{${index}}`;
    done = (match.index ?? 0) + match[0].length;
  }
  return format + escaped(done, text.length);
}

function partOf(match: RegExpMatchArray, { place }: LiteralExpression): LiteralExpression | BrokenExpression {
  const fallback = match[2];
  if (fallback !== undefined) return { kind: 'literal', value: fallback, place };
  return { kind: 'broken', message: `'${match[0]}' is still to be filled in`, place };
}

function alone(match: RegExpMatchArray, literal: LiteralExpression, type: PrimitiveType): Expression {
  const part = partOf(match, literal);
  if (part.kind === 'broken' || typeof part.value !== 'string') return part;
  const { value, place } = part;
  if (type === 'bool' && /^(true|false)$/i.test(value)) return { ...part, value: value.toLowerCase() === 'true' };
  if (type === 'int' && /^-?\d{1,15}$/.test(value)) return { ...part, value: Number(value) };
  const isText = type === 'string' || type === 'any';
  return isText || value !== '' ? part : { kind: 'broken', message: `'${match[0]}' is still to be filled in`, place };
}
