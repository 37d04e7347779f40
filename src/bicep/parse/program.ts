import type { Lexed } from '../lexer.ts';
import type { ErrorSyntax, ProgramSyntax, StatementSyntax, SyntaxDiagnostic } from '../syntax.ts';
import { Token } from '../token.ts';
import { boundaryAhead, boundaryWithin } from './boundaries.ts';
import { type Cursor, createCursor, kindOf, report, skipNewLines } from './cursor.ts';
import { fail } from './errors.ts';
import { parseExpression } from './expressions.ts';
import { NestingError } from './nesting.ts';
import { errorNode, recover, skipTo, UNTIL } from './recover.ts';
import { type FileKind, parseNestedResource, parseStatement } from './statements.ts';
import { parseType } from './types.ts';

const GRAMMAR = { expression: parseExpression, type: parseType, nestedResource: parseNestedResource };

export function parseProgram(
  text: string,
  lexed: Lexed,
  fileKind: FileKind,
): { program: ProgramSyntax; errors: SyntaxDiagnostic[] } {
  const cursor = createCursor(text, lexed, GRAMMAR);
  const statements: StatementSyntax[] = [];
  let brokenUntil = 0;
  skipNewLines(cursor);
  while (kindOf(cursor) !== Token.EndOfFile) {
    brokenUntil = parseNext(cursor, fileKind, statements, brokenUntil);
    skipNewLines(cursor);
  }
  return { program: { kind: 'program', statements, start: 0, end: text.length }, errors: cursor.errors };
}

/**
 * Parses one statement. If it has errors and ran over what looks like the beginning of others (a bracket was not
 * closed), it is parsed again up to there. Up to token `brokenUntil` that has been found to be so, and statements are
 * bounded from the start, so that no token is parsed more than twice. Returns the new `brokenUntil`.
 */
function parseNext(cursor: Cursor, fileKind: FileKind, statements: StatementSyntax[], brokenUntil: number): number {
  const from = cursor.at;
  const kept = cursor.errors.length;
  if (from < brokenUntil) {
    parseUpTo(cursor, fileKind, statements, boundaryAhead(cursor, fileKind, brokenUntil));
    return brokenUntil;
  }
  const before = statements.length;
  parseGuarded(cursor, fileKind, statements);
  const reached = cursor.at;
  const limit = cursor.errors.length > kept ? boundaryWithin(cursor, fileKind, from, reached) : -1;
  if (limit === -1) return brokenUntil;
  cursor.at = from;
  cursor.errors.length = kept;
  statements.length = before;
  parseUpTo(cursor, fileKind, statements, limit);
  return reached;
}

/** Parses a statement as if the file ended at token `limit`, if there is one. */
function parseUpTo(cursor: Cursor, fileKind: FileKind, statements: StatementSyntax[], limit: number): void {
  if (limit === -1) {
    parseGuarded(cursor, fileKind, statements);
    return;
  }
  const kind = cursor.kinds[limit] as number;
  cursor.kinds[limit] = Token.EndOfFile;
  cursor.limit = limit;
  parseGuarded(cursor, fileKind, statements);
  cursor.kinds[limit] = kind;
  cursor.limit = -1;
}

/** Parses a statement and its line end; too deeply nested ones become an error node. */
function parseGuarded(cursor: Cursor, fileKind: FileKind, statements: StatementSyntax[]): void {
  const from = cursor.at;
  const kept = cursor.errors.length;
  Object.assign(cursor, { depth: 0, links: 0, height: 0, lastDecorator: -1, keyword: -1 });
  try {
    const statement = parseStatement(cursor, fileKind);
    statements.push(statement);
    if (statement.kind !== 'error' && statement.kind !== 'missing') endStatement(cursor, statements);
  } catch (error) {
    if (!(error instanceof NestingError)) throw error;
    statements.push(refuseNesting(cursor, from, kept));
  }
}

/** A statement ends its line. */
function endStatement(cursor: Cursor, statements: StatementSyntax[]): void {
  const kind = kindOf(cursor);
  if (kind === Token.NewLine || kind === Token.EndOfFile) return;
  const from = cursor.at;
  const kept = cursor.errors.length;
  fail(
    cursor,
    'expected-line-end',
    'the end of the line after the statement',
    'Each statement stands on lines of its own.',
  );
  statements.push(recover(cursor, from, kept, UNTIL.newLine));
}

function refuseNesting(cursor: Cursor, from: number, kept: number): ErrorSyntax {
  cursor.errors.length = kept;
  skipTo(cursor, []);
  const node = errorNode(cursor, from);
  const message = 'This statement is nested too deeply to be read. Split it: put inner parts into variables.';
  const start = cursor.starts[from] as number;
  report(cursor, { code: 'nesting-too-deep', message, start, end: cursor.ends[from] as number });
  return node;
}
