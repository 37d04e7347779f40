import type { ExpressionSyntax, IdentifierSyntax, LambdaSyntax } from '../syntax.ts';
import { type Cursor, significant, skipNewLines, textAt } from './cursor.ts';
import { Allow } from './flags.ts';
import { recover, recoverUntil } from './recover.ts';

/** Words that begin a statement: the body of a lambda is not looked for on a line that begins with one. */
const statementWords: ReadonlySet<string> = new Set([
  'assert',
  'import',
  'metadata',
  'param',
  'var',
  'resource',
  'output',
  'module',
  'type',
]);

/** Parses a lambda from its arrow on (the next token); the parameters have been read. */
export function parseLambdaBody(cursor: Cursor, parameters: IdentifierSyntax[], start: number): LambdaSyntax {
  cursor.at += 1;
  const body = parseBodyAfterArrow(cursor, true);
  return { kind: 'lambda', parameters, body, start, end: body.end };
}

/** Parses the body of a lambda, which may begin on a later line if there is an arrow. */
export function parseBodyAfterArrow(cursor: Cursor, lineEnds: boolean): ExpressionSyntax {
  if (lineEnds && !statementWords.has(textAt(cursor, significant(cursor, cursor.at)))) skipNewLines(cursor);
  const from = cursor.at;
  const kept = cursor.errors.length;
  return cursor.grammar.expression(cursor, Allow.Literals) ?? recover(cursor, from, kept, recoverUntil.paren);
}
