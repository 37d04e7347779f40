import { closest } from '../../template/suggest.ts';
import type { IdentifierSyntax, ImportSyntax, StatementSyntax, TextSpan } from '../syntax.ts';
import { addProblem, type CheckedFile } from './check.ts';
import type { BicepFile } from './file.ts';
import { circleMessage, leadsBack } from './import-circles.ts';

/** That a file exports what is imported from it by name, and does not import this one. Compiled modules are not looked at. */
export function checkImport(check: CheckedFile, statement: ImportSyntax): void {
  const { symbols, from } = statement;
  if (check.files && leadsBack(statement, check.file, check.files)) {
    addProblem(check, 'circular-import', circleMessage(from.kind === 'string' ? from.value : '', check.file), from);
    return;
  }
  if (symbols.kind !== 'importList') return;
  for (const item of symbols.items) {
    if (item.kind !== 'importItem' || item.name.kind === 'error') continue;
    checkExported(check, from, item.name.kind === 'string' ? item.name.value : item.name.name, item.name);
  }
}

/** `shared.name`, where `shared` is all that another file exports. */
export function checkMember(check: CheckedFile, base: string, { name, ...at }: IdentifierSyntax): void {
  const symbol = check.file.symbols.get(base);
  if (symbol?.kind === 'wildcard') checkExported(check, symbol.from.from, name, at);
}

function checkExported(check: CheckedFile, from: ImportSyntax['from'], wanted: string, name: TextSpan): void {
  const path = from.kind === 'string' ? from.value : '';
  const file = /\.bicep$/i.test(path) ? check.files?.bicep(check.file.source, path) : undefined;
  if (file === undefined) return;
  const declared = file.program.statements.find((each) => nameOf(each) === wanted);
  if (wanted === '' || (declared && isExported(declared))) return;
  addProblem(check, 'not-exported', messageFor(wanted, declared, file, path), name);
}

function messageFor(name: string, declared: StatementSyntax | undefined, file: BicepFile, path: string): string {
  if (declared && /^(type|var|func)$/.test(declared.kind))
    return `'${path}' does not export '${name}'; write @export() before its declaration there`;
  if (declared) return `'${name}' of '${path}' is no type, variable or function; nothing else can be imported`;
  const hint = closest(name, exportedBy(file));
  return `'${path}' exports nothing called '${name}'${hint === undefined ? '' : `; did you mean '${hint}'?`}`;
}

function* exportedBy({ program }: BicepFile): Iterable<string> {
  for (const statement of program.statements) {
    const name = isExported(statement) ? nameOf(statement) : undefined;
    if (name !== undefined) yield name;
  }
}

function nameOf(statement: StatementSyntax): string | undefined {
  return 'name' in statement && statement.name.kind === 'identifier' ? statement.name.name : undefined;
}

function isExported(statement: StatementSyntax): boolean {
  if (!('decorators' in statement)) return false;
  return statement.decorators.some(
    ({ expression }) =>
      (expression.kind === 'functionCall' || expression.kind === 'methodCall') && expression.name.name === 'export',
  );
}
