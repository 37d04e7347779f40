import type { Diagnostic } from '../../template/diagnostic.ts';
import type { StatementSyntax, TypedLambdaSyntax } from '../syntax.ts';
import type { CheckedFile, Seen } from './check.ts';
import { checkModuleBody, checkResourceBody } from './check-bodies.ts';
import { checkDeclarations } from './check-declarations.ts';
import type { Decorated } from './check-decorators.ts';
import { checkBody, checkExpressionNames } from './check-expressions.ts';
import { checkImport } from './check-imports.ts';
import { checkLoops } from './check-loops.ts';
import { checkDecorators, checkTypeNames } from './check-types.ts';
import type { BicepFile, BicepFiles } from './file.ts';
import type { SharedFunctions } from './function-table.ts';
import { inheritedNames } from './parameter-bases.ts';

/**
 * Everything that is wrong with a file whatever it evaluates to: names, functions, types and decorators that nobody
 * declares, and wrong numbers of arguments. Looks at every part, so that the answer never depends on what is evaluated.
 */
export function checkFile(file: BicepFile, shared: SharedFunctions, files?: BicepFiles): readonly Diagnostic[] {
  const check: CheckedFile = { file, shared, files, problems: [] };
  const { statements } = file.program;
  const inherited = inheritedNames(file, files);
  checkDeclarations(check, statements);
  for (const statement of statements) {
    checkStatement(check, statement, inherited.names);
    checkLoops(check, statement);
  }
  return check.problems.filter(
    (problem) => !mayBeDeclared(problem, file) && !(inherited.open && problem.code === 'unknown-name'),
  );
}

/** A name in a statement that could not be read may be declared there: to call it unknown would be a second error for one. */
function mayBeDeclared({ code, place }: Diagnostic, { source, program }: BicepFile): boolean {
  if (!/^unknown-(name|type)$/.test(code) || place.kind !== 'text') return false;
  const name = source.text.slice(place.span.start, place.span.end);
  return program.statements.some(
    (each) => each.kind === 'error' && wordsIn(source.text.slice(each.start, each.end)).has(name),
  );
}

function wordsIn(text: string): ReadonlySet<string> {
  return new Set(text.match(/\w+/g));
}

function decoratedBy(statement: StatementSyntax): Decorated {
  const type = 'type' in statement ? statement.type : statement.kind === 'type' ? statement.value : undefined;
  return { kind: statement.kind, type };
}

function checkStatement(check: CheckedFile, statement: StatementSyntax, seen: Seen): void {
  if ('decorators' in statement) checkDecorators(check, statement.decorators, decoratedBy(statement));
  switch (statement.kind) {
    case 'param':
      checkTypeNames(check, statement.type);
      if (statement.defaultValue) checkExpressionNames(check, statement.defaultValue, seen);
      return;
    case 'var':
      if (statement.type) checkTypeNames(check, statement.type);
      checkExpressionNames(check, statement.value, seen);
      return;
    case 'output':
      checkTypeNames(check, statement.type);
      checkExpressionNames(check, statement.value, seen);
      return;
    case 'metadata':
    case 'assert':
    case 'paramAssignment':
      checkExpressionNames(check, statement.value, seen);
      return;
    case 'resource':
      checkResourceBody(check, statement);
      checkBody(check, statement.body, seen, !statement.existing);
      return;
    case 'module':
      checkModuleBody(check, statement);
      checkBody(check, statement.body, seen);
      return;
    case 'test':
      checkBody(check, statement.body, seen);
      return;
    case 'type':
      checkTypeNames(check, statement.value);
      return;
    case 'import':
      checkImport(check, statement);
      return;
    case 'func':
      if (statement.lambda.kind !== 'error') checkFunction(check, statement.lambda);
      return;
    default:
      return;
  }
}

function checkFunction(check: CheckedFile, lambda: TypedLambdaSyntax): void {
  const parameters = lambda.parameters.flatMap((each) => (each.kind === 'error' ? [] : [each]));
  for (const parameter of parameters) checkTypeNames(check, parameter.type);
  checkTypeNames(check, lambda.returnType);
  checkExpressionNames(check, lambda.body, new Set(parameters.map((each) => each.name.name)));
}
