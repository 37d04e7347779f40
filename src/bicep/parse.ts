import { maxDiagnostics } from './lex/state.ts';
import { lex } from './lexer.ts';
import { parseProgram } from './parse/program.ts';
import type { FileKind } from './parse/statements.ts';
import type { Comment, LinterDirective, ProgramSyntax, SyntaxDiagnostic } from './syntax.ts';

export interface ParseResult {
  readonly program: ProgramSyntax;
  /** In order of place. Empty exactly if the text is well-formed. */
  readonly errors: readonly SyntaxDiagnostic[];
  readonly comments: readonly Comment[];
  readonly directives: readonly LinterDirective[];
}

/**
 * Parses the text of a .bicep or .bicepparam file. Never throws, whatever the text: what cannot be read becomes error
 * nodes and errors, and the statements around it are there. Time and memory are linear in the text's length.
 * The rules are those of https://learn.microsoft.com/azure/azure-resource-manager/bicep/file and of the compiler.
 */
export function parseBicep(text: string, kind: FileKind): ParseResult {
  const lexed = lex(text);
  const { program, errors } = parseProgram(text, lexed, kind);
  return { program, errors: mergeErrors(lexed.errors, errors), comments: lexed.comments, directives: lexed.directives };
}

/** All errors in order; of those at one place the first, which is the lexer's. */
function mergeErrors(
  lexical: readonly SyntaxDiagnostic[],
  syntactic: readonly SyntaxDiagnostic[],
): readonly SyntaxDiagnostic[] {
  if (lexical.length === 0 && syntactic.length === 0) return syntactic;
  const all = [...lexical, ...syntactic].sort((a, b) => a.start - b.start);
  const errors = all.filter((error, index) => index === 0 || error.start !== all[index - 1]?.start);
  const complete = lexical.length < maxDiagnostics && syntactic.length < maxDiagnostics;
  return complete && errors.length < maxDiagnostics ? errors : cutErrors(errors.slice(0, maxDiagnostics));
}

/** Says in the place of the last error that there are more. */
function cutErrors(errors: SyntaxDiagnostic[]): SyntaxDiagnostic[] {
  const { start, end } = errors.at(-1) as SyntaxDiagnostic;
  const message = 'There are many more syntax errors, which are not shown. Is this a Bicep file?';
  return [...errors.slice(0, -1), { code: 'too-many-errors', message, start, end }];
}
