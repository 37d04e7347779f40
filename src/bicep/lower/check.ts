import { type Diagnostic, diagnostic } from '../../template/diagnostic.ts';
import type { BicepFunction, Namespace, Signature } from '../../template/functions.ts';
import { listed } from '../../template/list.ts';
import type { DiagnosticCode } from '../../template/rules.ts';
import { chained, closest } from '../../template/suggest.ts';
import type { ExpressionSyntax, IdentifierSyntax, TextSpan } from '../syntax.ts';
import { type BicepFile, type BicepFiles, type BicepSymbol, declaredAs, fileKindOf, placeAt } from './file.ts';
import { bicepFunction, functionNames, type SharedFunctions } from './function-table.ts';
import { namespaceOf } from './namespaces.ts';

/** What one look at a file shares. */
export interface CheckedFile {
  readonly file: BicepFile;
  readonly shared: SharedFunctions;
  /** For what the file imports. */
  readonly files: BicepFiles | undefined;
  readonly problems: Diagnostic[];
}

/** Names that a part of a file sees besides what the file declares: loop and lambda variables, nested resources. */
export type Seen = ReadonlySet<string>;

export function addProblem(check: CheckedFile, code: DiagnosticCode, message: string, at: TextSpan): void {
  check.problems.push(diagnostic('error', code, message, placeAt(check.file.source, at)));
}

/** A name used as a value. */
export function checkName(check: CheckedFile, name: string, seen: Seen, at: TextSpan): void {
  const symbol = check.file.symbols.get(name);
  if (name === '') return;
  if (namespaceOf(name, check.file) || (name === 'this' && seen.has(name))) {
    addProblem(
      check,
      'not-a-value',
      `'${name}' is a namespace, not a value; call one of its functions: ${name}.…()`,
      at,
    );
  } else if (seen.has(name)) {
    return;
  } else if (symbol === undefined) {
    addProblem(check, 'unknown-name', unknownName(check, name, seen), at);
  } else if (symbol.kind === 'type') {
    addProblem(check, 'not-a-value', `'${name}' is a type, not a value`, at);
  } else if (symbol.kind === 'func') {
    addProblem(check, 'not-a-value', `'${name}' is a function; call it: ${name}(…)`, at);
  }
}

function unknownName(check: CheckedFile, name: string, seen: Seen): string {
  if (name === 'this') return "'this' is the resource in whose body it is written; here it is in none";
  const hint = closest(name, chained(seen, check.file.symbols.keys()));
  return `there is nothing called '${name}' in this file${hint === undefined ? '' : `; did you mean '${hint}'?`}`;
}

/** A call by name: of a function that the file declares or imports, or of one that every file has. */
export function checkCall(
  check: CheckedFile,
  name: IdentifierSyntax,
  args: readonly ExpressionSyntax[],
  at: TextSpan,
): void {
  const symbol = check.file.symbols.get(name.name);
  if (symbol?.kind === 'imported' || name.name === '') return;
  if (symbol?.kind === 'func') checkOwnFunction(check, name, args, at, symbol);
  else checkBuiltIn(check, name, args, at);
}

function checkOwnFunction(
  check: CheckedFile,
  { name }: IdentifierSyntax,
  args: readonly ExpressionSyntax[],
  at: TextSpan,
  { lambda }: Extract<BicepSymbol, { kind: 'func' }>,
): void {
  if (lambda.kind === 'error' || lambda.parameters.some((each) => each.kind === 'error')) return;
  const parameters = lambda.parameters.flatMap((each) => (each.kind === 'error' ? [] : [each]));
  const required = parameters.findLastIndex((each) => each.type.kind !== 'nullableType') + 1;
  // The signature of a long list is not put together for each right call.
  if (args.length >= required && args.length <= parameters.length) return;
  const signature = `${name}(${listed(parameters.map((each) => each.name.name))})`;
  checkCount(check, { signature, minArguments: required, maxArguments: parameters.length }, args.length, at);
}

export function checkBuiltIn(
  check: CheckedFile,
  name: IdentifierSyntax,
  args: readonly ExpressionSyntax[],
  at: TextSpan,
  namespace?: { readonly name: string; readonly is: Namespace },
): void {
  const found = bicepFunction(name.name, check.shared);
  if (found.kind === 'function') {
    const misplaced = placeFlaw(name.name, found, check.file, namespace);
    if (misplaced) addProblem(check, 'misplaced-function', misplaced, name);
    checkCount(check, found, args.length, at);
    return;
  }
  const hint = closest(name.name, chained(declaredAs('func', check.file), functionNames(check.shared)));
  const advice = found.advice ? `; in Bicep ${found.advice}` : hint === undefined ? '' : `; did you mean '${hint}'?`;
  addProblem(check, 'unknown-function', `'${name.name}' is not a function of Bicep${advice}`, name);
}

/** What is wrong with calling a function in this kind of file, or by this namespace. */
function placeFlaw(
  name: string,
  { files, namespace: right }: BicepFunction,
  file: BicepFile,
  namespace: { readonly name: string; readonly is: Namespace } | undefined,
): string | undefined {
  if (files !== undefined && files !== fileKindOf(file))
    return files === 'bicepparam'
      ? `'${name}' is a function of parameter files (.bicepparam); a template gets such values as parameters`
      : `'${name}' is a function of templates; a parameter file does not know where it is deployed to`;
  return namespace && namespace.is !== right
    ? `'${namespace.name}' has no function '${name}'; '${right}' has`
    : undefined;
}

export function checkCount(
  check: CheckedFile,
  { signature, minArguments, maxArguments }: Signature,
  given: number,
  at: TextSpan,
): void {
  if (given >= minArguments && given <= maxArguments) return;
  const expected =
    minArguments === maxArguments
      ? String(minArguments)
      : maxArguments === Number.POSITIVE_INFINITY
        ? `at least ${minArguments}`
        : `${minArguments} to ${maxArguments}`;
  const message = `${signature} expects ${expected} argument${expected === '1' ? '' : 's'}, ${given} ${given === 1 ? 'is' : 'are'} given`;
  addProblem(check, 'argument-count', message, at);
}
