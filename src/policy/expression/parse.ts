import { ExpressionError, type PolicyExpression } from './expression.ts';
import { type ExpressionToken, tokensOf } from './token.ts';

/** Nested deeper than any person writes. */
const maxDepth = 100;

interface Cursor {
  readonly tokens: readonly ExpressionToken[];
  next: number;
  depth: number;
}

/** Reads `[field('type')]`. Throws `ExpressionError`. */
export function parsePolicyExpression(text: string): PolicyExpression {
  const cursor: Cursor = { tokens: tokensOf(text, 1, text.length - 1), next: 0, depth: 0 };
  const expression = parseValue(cursor);
  const left = peek(cursor);
  if (left.kind !== 'end') throw unexpected(left, 'the end of the expression');
  return expression;
}

function parseValue(cursor: Cursor): PolicyExpression {
  cursor.depth += 1;
  if (cursor.depth > maxDepth) throw new ExpressionError('the expression is nested too deep', peek(cursor).offset);
  let value = parsePrimary(cursor);
  for (;;) {
    if (accept(cursor, '.')) {
      const name = peek(cursor);
      if (name.kind !== 'name') throw unexpected(name, 'the name of a property');
      cursor.next += 1;
      value = { kind: 'access', base: value, key: { kind: 'literal', value: name.text } };
    } else if (accept(cursor, '[')) {
      value = { kind: 'access', base: value, key: parseValue(cursor) };
      expect(cursor, ']');
    } else {
      cursor.depth -= 1;
      return value;
    }
  }
}

function parsePrimary(cursor: Cursor): PolicyExpression {
  const token = peek(cursor);
  cursor.next += 1;
  switch (token.kind) {
    case 'string':
      return { kind: 'literal', value: token.text };
    case 'number':
      return { kind: 'literal', value: Number(token.text) };
    case 'name':
      return { kind: 'call', name: token.text, args: parseArguments(cursor, token), offset: token.offset };
    default:
      throw unexpected(token, 'a function, a text in single quotes or a number');
  }
}

function parseArguments(cursor: Cursor, name: ExpressionToken): PolicyExpression[] {
  if (!accept(cursor, '('))
    throw new ExpressionError(`'${name.text}' needs '(' and ')': it is a function`, name.offset);
  const args: PolicyExpression[] = [];
  if (accept(cursor, ')')) return args;
  do args.push(parseValue(cursor));
  while (accept(cursor, ','));
  expect(cursor, ')');
  return args;
}

function peek(cursor: Cursor): ExpressionToken {
  return cursor.tokens[cursor.next] ?? { kind: 'end', text: '', offset: 0 };
}

function accept(cursor: Cursor, mark: string): boolean {
  const token = peek(cursor);
  const found = token.kind === 'mark' && token.text === mark;
  if (found) cursor.next += 1;
  return found;
}

function expect(cursor: Cursor, mark: string): void {
  const token = peek(cursor);
  if (!accept(cursor, mark)) throw unexpected(token, `'${mark}'`);
}

function unexpected(token: ExpressionToken, wanted: string): ExpressionError {
  const found = token.kind === 'end' ? 'the expression ends' : `'${token.text}' stands`;
  return new ExpressionError(`${found} where ${wanted} is expected`, token.offset);
}
