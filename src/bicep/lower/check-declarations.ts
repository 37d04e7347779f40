import { listed } from '../../template/list.ts';
import { closest } from '../../template/suggest.ts';
import type { IdentifierSyntax, StatementSyntax, TextSpan } from '../syntax.ts';
import { addProblem, type CheckedFile } from './check.ts';
import { bodyObject } from './check-bodies.ts';

/** Names and statements that a file has twice, of which none can be said to count. */
export function checkDeclarations(check: CheckedFile, statements: readonly StatementSyntax[]): void {
  const seen = new Set<string>();
  for (const statement of statements) {
    for (const { name, ...at } of namesOf(statement)) declare(check, name, `${spaceOf(statement)} ${name}`, at, seen);
    if (isSingle(statement)) checkSingle(check, statement, seen);
    if (statement.kind === 'targetScope') checkScope(check, statement);
    if (statement.kind === 'resource') checkNested(check, statement);
  }
}

function declare(check: CheckedFile, name: string, key: string, at: TextSpan, seen: Set<string>): void {
  if (name === '') return;
  if (name === 'this') addProblem(check, 'reserved-name', "'this' is a name of Bicep's own; choose another", at);
  else if (seen.has(key))
    addProblem(check, 'duplicate-name', `'${name}' is declared twice in this file; rename one`, at);
  seen.add(key);
}

/** Outputs, metadata and assertions cannot be named elsewhere, so each has names of its own. */
function spaceOf({ kind }: StatementSyntax): string {
  return kind === 'output' || kind === 'metadata' || kind === 'assert' ? kind : 'symbol';
}

function namesOf(statement: StatementSyntax): readonly IdentifierSyntax[] {
  switch (statement.kind) {
    case 'param':
    case 'paramAssignment':
    case 'var':
    case 'type':
    case 'func':
    case 'resource':
    case 'module':
    case 'test':
    case 'output':
    case 'metadata':
    case 'assert':
      return [statement.name];
    case 'extension':
      return (statement.alias ?? statement.specification.kind === 'identifier')
        ? [statement.alias ?? (statement.specification as IdentifierSyntax)]
        : [];
    case 'import':
      return importedNames(statement.symbols);
    default:
      return [];
  }
}

function importedNames(symbols: Extract<StatementSyntax, { kind: 'import' }>['symbols']): readonly IdentifierSyntax[] {
  if (symbols.kind === 'wildcardImport') return [symbols.alias];
  if (symbols.kind === 'error') return [];
  return symbols.items.flatMap((item) => {
    if (item.kind === 'error') return [];
    return item.alias ?? (item.name.kind === 'identifier' ? item.name : []);
  });
}

function isSingle({ kind }: StatementSyntax): boolean {
  return kind === 'targetScope' || kind === 'using' || kind === 'extends';
}

function checkSingle(check: CheckedFile, { kind, ...at }: StatementSyntax, seen: Set<string>): void {
  const key = `statement ${kind}`;
  if (seen.has(key)) addProblem(check, 'duplicate-statement', `'${kind}' occurs twice in this file; remove one`, at);
  seen.add(key);
}

/** Those that Azure deploys to, and those that other tools of Bicep's take. */
const scopes = [
  'resourceGroup',
  'subscription',
  'managementGroup',
  'tenant',
  'local',
  'orchestrator',
  'desiredStateConfiguration',
];

function checkScope(check: CheckedFile, { value }: Extract<StatementSyntax, { kind: 'targetScope' }>): void {
  if (value.kind !== 'string' || scopes.includes(value.value)) return;
  const hint = closest(value.value, scopes);
  const advice =
    hint === undefined ? `it is one of ${listed(scopes.map((each) => `'${each}'`))}` : `did you mean '${hint}'?`;
  addProblem(check, 'unknown-scope', `'${value.value}' is no target scope; ${advice}`, value);
}

function checkNested(check: CheckedFile, resource: Extract<StatementSyntax, { kind: 'resource' }>): void {
  const seen = new Set<string>();
  for (const item of bodyObject(resource.body)?.items ?? []) {
    if (item.kind !== 'resource') continue;
    declare(check, item.name.name, item.name.name, item.name, seen);
    checkNested(check, item);
  }
}
