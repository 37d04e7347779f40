import { type Diagnostic, diagnostic } from '../../template/diagnostic.ts';
import { closest } from '../../template/suggest.ts';
import type { ExpressionSyntax, IdentifierSyntax, TextSpan } from '../syntax.ts';
import { type BicepFile, type BicepFiles, type BicepSymbol, placeOf } from './file.ts';
import { functionNamed, functionNames, type SharedFunctions } from './function-table.ts';

/** What one look at a file shares. */
export interface Check {
  readonly file: BicepFile;
  readonly shared: SharedFunctions;
  /** For what the file imports. */
  readonly files: BicepFiles | undefined;
  readonly problems: Diagnostic[];
}

/** Names that a part of a file sees besides what the file declares: loop and lambda variables, nested resources. */
export type Seen = ReadonlySet<string>;

export function report(check: Check, code: string, message: string, at: TextSpan): void {
  check.problems.push(diagnostic('error', code, message, placeOf(check.file.source, at)));
}

const namespaces: ReadonlySet<string> = new Set(['az', 'sys', 'this']);

/** A name used as a value. */
export function checkName(check: Check, name: string, seen: Seen, at: TextSpan): void {
  const symbol = check.file.symbols.get(name);
  if (name === '' || seen.has(name) || (symbol === undefined && namespaces.has(name))) return;
  if (symbol === undefined) {
    const hint = closest(name, [...seen, ...check.file.symbols.keys()]);
    const advice = hint === undefined ? '' : `; did you mean '${hint}'?`;
    report(check, 'unknown-name', `there is nothing called '${name}' in this file${advice}`, at);
  } else if (symbol.kind === 'type') {
    report(check, 'not-a-value', `'${name}' is a type, not a value`, at);
  } else if (symbol.kind === 'func') {
    report(check, 'not-a-value', `'${name}' is a function; call it: ${name}(…)`, at);
  }
}

/** A call by name: of a function that the file declares or imports, or of one that every file has. */
export function checkCall(check: Check, name: IdentifierSyntax, args: readonly ExpressionSyntax[], at: TextSpan): void {
  const symbol = check.file.symbols.get(name.name);
  if (symbol?.kind === 'imported' || name.name === '') return;
  if (symbol?.kind === 'func') checkOwnFunction(check, name, args, at, symbol);
  else checkBuiltIn(check, name, args, at);
}

function checkOwnFunction(
  check: Check,
  { name }: IdentifierSyntax,
  args: readonly ExpressionSyntax[],
  at: TextSpan,
  { lambda }: Extract<BicepSymbol, { kind: 'func' }>,
): void {
  if (lambda.kind === 'error' || lambda.parameters.some((each) => each.kind === 'error')) return;
  const parameters = lambda.parameters.flatMap((each) => (each.kind === 'error' ? [] : [each]));
  const required = parameters.findLastIndex((each) => each.type.kind !== 'nullableType') + 1;
  const signature = `${name}(${parameters.map((each) => each.name.name).join(', ')})`;
  checkCount(check, { signature, minArguments: required, maxArguments: parameters.length }, args.length, at);
}

export function checkBuiltIn(
  check: Check,
  name: IdentifierSyntax,
  args: readonly ExpressionSyntax[],
  at: TextSpan,
): void {
  const found = functionNamed(name.name, check.shared);
  if (found.kind === 'known') {
    checkCount(check, found.signature, args.length, at);
    return;
  }
  const functions = Array.from(check.file.symbols).flatMap(([each, symbol]) => (symbol.kind === 'func' ? [each] : []));
  const hint = closest(name.name, [...functions, ...functionNames(check.shared)]);
  const advice = found.advice ? `; in Bicep ${found.advice}` : hint === undefined ? '' : `; did you mean '${hint}'?`;
  report(check, 'unknown-function', `'${name.name}' is not a function of Bicep${advice}`, name);
}

interface Counted {
  readonly signature: string;
  readonly minArguments: number;
  readonly maxArguments: number;
}

export function checkCount(
  check: Check,
  { signature, minArguments, maxArguments }: Counted,
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
  const message = `${signature} takes ${expected} argument${expected === '1' ? '' : 's'}, ${given} ${given === 1 ? 'is' : 'are'} given`;
  report(check, 'argument-count', message, at);
}
