import type { Lexed } from '../lexer.ts';
import type { ErrorSyntax, ProgramSyntax, StatementSyntax, SyntaxDiagnostic } from '../syntax.ts';
import { Token } from '../token.ts';
import { boundariesBetween, boundaryWithin } from './boundaries.ts';
import { addError, type Cursor, createCursor, kindHere, skipNewLines } from './cursor.ts';
import { refuse } from './errors.ts';
import { parseExpressionSyntax } from './expressions.ts';
import { NestingError } from './nesting.ts';
import { errorNode, recover, recoverUntil, skipTo } from './recover.ts';
import { type FileKind, parseNestedResource, parseStatement } from './statements.ts';
import { parseType } from './types.ts';

const grammar = { expression: parseExpressionSyntax, type: parseType, nestedResource: parseNestedResource };

/** Tokens up to `until` that a statement with an unclosed bracket ran over, and where statements begin in them. */
interface BrokenPart {
  readonly until: number;
  /** In order; those before the cursor are dropped from `next` on. */
  readonly boundaries: readonly number[];
  next: number;
}

export function parseProgram(
  text: string,
  lexed: Lexed,
  fileKind: FileKind,
): { program: ProgramSyntax; errors: SyntaxDiagnostic[] } {
  const cursor = createCursor(text, lexed, grammar);
  const statements: StatementSyntax[] = [];
  let broken: BrokenPart = { until: 0, boundaries: [], next: 0 };
  skipNewLines(cursor);
  while (kindHere(cursor) !== Token.EndOfFile) {
    if (cursor.at < broken.until) parseUpTo(cursor, fileKind, statements, boundaryAhead(cursor, broken));
    else broken = parseNext(cursor, fileKind, statements) ?? broken;
    skipNewLines(cursor);
  }
  return { program: { kind: 'program', statements, start: 0, end: text.length }, errors: cursor.errors };
}

/**
 * Parses one statement. If it has errors and ran over what looks like the beginning of others (a bracket was not
 * closed), it is parsed again up to there; what it ran over is returned, and the statements in it are bounded from the
 * start. So no token is parsed more than twice.
 */
function parseNext(cursor: Cursor, fileKind: FileKind, statements: StatementSyntax[]): BrokenPart | undefined {
  const from = cursor.at;
  const kept = cursor.errors.length;
  const before = statements.length;
  parseGuarded(cursor, fileKind, statements);
  if (cursor.errors.length === kept) return undefined;
  const until = cursor.at;
  const limit = boundaryWithin(cursor, fileKind, from, until);
  if (limit === -1) return undefined;
  cursor.at = from;
  cursor.errors.length = kept;
  statements.length = before;
  parseUpTo(cursor, fileKind, statements, limit);
  return { until, boundaries: boundariesBetween(cursor, fileKind, limit, until), next: 0 };
}

/** The boundary that ends the statement at hand, -1 if none does; its own decorators and keyword are passed over. */
function boundaryAhead(cursor: Cursor, broken: BrokenPart): number {
  const { boundaries } = broken;
  while (broken.next < boundaries.length && (boundaries[broken.next] as number) <= cursor.at) broken.next += 1;
  let index = broken.next;
  let decorated = cursor.kinds[cursor.at] === Token.At;
  for (; decorated && index < boundaries.length; index += 1) {
    decorated = cursor.kinds[boundaries[index] as number] === Token.At;
  }
  return boundaries[index] ?? -1;
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
  const kind = kindHere(cursor);
  if (kind === Token.NewLine || kind === Token.EndOfFile) return;
  const from = cursor.at;
  const kept = cursor.errors.length;
  refuse(
    cursor,
    'expected-line-end',
    'the end of the line after the statement',
    'write each statement on a separate line',
  );
  statements.push(recover(cursor, from, kept, recoverUntil.newLine));
}

/** Gives up a statement at the token where it got too deep; it reaches as far as anything bounds it. */
function refuseNesting(cursor: Cursor, from: number, kept: number): ErrorSyntax {
  cursor.errors.length = kept;
  const place = cursor.kinds[cursor.at] === Token.EndOfFile ? from : cursor.at;
  skipTo(cursor, []);
  const message = 'this statement is nested too deeply to be read; split it: put inner parts into variables';
  const start = cursor.starts[place] as number;
  addError(cursor, { code: 'nesting-too-deep', message, start, end: cursor.ends[place] as number });
  return errorNode(cursor, from);
}
