import type { ErrorSyntax, SyntaxDiagnostic, SyntaxNode } from '../syntax.ts';
import { Token, type TokenKind } from '../token.ts';
import { addError, type Cursor, kindHere } from './cursor.ts';

/** What a recovery may stop at. */
export const recoverUntil = {
  newLine: [Token.NewLine],
  assignment: [Token.Assignment, Token.NewLine],
  assignmentOrBrace: [Token.Assignment, Token.LeftBrace, Token.NewLine],
  brace: [Token.LeftBrace, Token.NewLine],
  braceInLoop: [Token.RightSquare, Token.LeftBrace, Token.NewLine],
  square: [Token.RightSquare, Token.NewLine],
  objectItem: [Token.NewLine, Token.RightBrace],
  objectKey: [Token.Colon, Token.NewLine, Token.RightBrace],
  objectSpread: [Token.Comma, Token.NewLine, Token.RightBrace],
  arraySpread: [Token.Comma, Token.NewLine, Token.RightSquare],
  argument: [Token.NewLine, Token.Comma, Token.RightParen],
  typeArgument: [Token.NewLine, Token.Comma, Token.GreaterThan],
  paren: [Token.NewLine, Token.RightParen],
  loopIterable: [Token.Colon, Token.RightSquare, Token.NewLine],
  hole: [Token.StringMiddle, Token.StringRight, Token.NewLine],
  operand: [Token.StringRight, Token.RightBrace, Token.RightParen, Token.RightSquare, Token.NewLine],
  ternaryBranch: [Token.Colon, Token.StringRight, Token.RightBrace, Token.RightParen, Token.RightSquare, Token.NewLine],
  listItem: [Token.StringRight, Token.RightBrace, Token.RightParen, Token.RightSquare, Token.NewLine, Token.Comma],
  listEnd: [Token.StringRight, Token.RightBrace, Token.RightSquare, Token.NewLine],
  importItem: [Token.Comma, Token.NewLine],
  nameOrNewLine: [Token.Identifier, Token.NewLine],
  nameBeforeString: [Token.StringComplete, Token.StringLeft, Token.NewLine],
} as const satisfies Record<string, readonly TokenKind[]>;

/**
 * Turns the failure at hand into an error node that covers what was read from token `from` on (`kept`: how many errors
 * there were then) up to the next token of `until`. Errors within the dropped piece go with it: one failure, one error.
 */
export function recover(
  cursor: Cursor,
  from: number,
  kept: number,
  until: readonly TokenKind[],
  silent = false,
): ErrorSyntax {
  const failure = innermost(cursor, kept);
  cursor.errors.length = kept;
  skipTo(cursor, until);
  cursor.failure = undefined;
  if (failure !== undefined && !silent) addError(cursor, failure);
  return errorNode(cursor, from);
}

/** Where several brackets are open at the end, the innermost is the one most likely forgotten. */
function innermost(cursor: Cursor, kept: number): SyntaxDiagnostic | undefined {
  const { failure, errors } = cursor;
  const last = errors.length > kept ? errors.at(-1) : undefined;
  const sameEnd = failure?.opener !== undefined && last?.opener !== undefined && last.start === failure.start;
  return sameEnd ? last : failure;
}

export function skipTo(cursor: Cursor, until: readonly TokenKind[]): void {
  for (;;) {
    const kind = cursor.kinds[cursor.at] as TokenKind;
    if (kind === Token.EndOfFile || until.includes(kind)) return;
    cursor.at += 1;
  }
}

/** Covers the tokens from `from` to the one read last; empty where none was read. */
export function errorNode(cursor: Cursor, from: number): ErrorSyntax {
  const start = cursor.starts[from] as number;
  return { kind: 'error', start, end: cursor.at > from ? (cursor.ends[cursor.at - 1] as number) : start };
}

const statementEnds: readonly TokenKind[] = [
  Token.NewLine,
  Token.EndOfFile,
  Token.RightBrace,
  Token.RightParen,
  Token.RightSquare,
  Token.StringMiddle,
  Token.StringRight,
];

/**
 * Whether the node says that something is missing, or that nothing could be read up to the end of the line or of the
 * brackets: then an error of what was to follow it would only repeat the complaint.
 */
export function hidesNext(cursor: Cursor, node: SyntaxNode): boolean {
  if (node.start === node.end) return true;
  const unread = node.kind === 'error' || (node.kind === 'identifier' && node.name === '');
  return unread && statementEnds.includes(kindHere(cursor));
}
