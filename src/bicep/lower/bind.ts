import type { SourceText } from '../../source/text.ts';
import type { ProgramSyntax, ResourceSyntax, StatementSyntax } from '../syntax.ts';
import type { BicepFile, BicepSymbol, ResourceSymbol } from './file.ts';
import { extensionNamed } from './namespaces.ts';
import { bodyOf } from './references.ts';

/** The names a file declares. Of two declarations of one name the first counts. */
export function bindFile(source: SourceText, program: ProgramSyntax): BicepFile {
  const symbols = new Map<string, BicepSymbol>();
  for (const statement of program.statements) {
    for (const [name, symbol] of symbolsOf(statement)) if (name !== '' && !symbols.has(name)) symbols.set(name, symbol);
  }
  return { source, program, symbols };
}

function symbolsOf(statement: StatementSyntax): (readonly [string, BicepSymbol])[] {
  switch (statement.kind) {
    case 'param':
    case 'var':
    case 'type':
    case 'func':
    case 'module':
    case 'paramAssignment':
      return [[statement.name.name, statement]];
    case 'resource':
      return [[statement.name.name, { kind: 'resource', name: statement.name.name, syntax: statement, ancestors: [] }]];
    case 'import':
      return importedNames(statement);
    case 'extension': {
      const name =
        statement.alias ?? (statement.specification.kind === 'identifier' ? statement.specification : undefined);
      return name ? [[name.name, { kind: 'extension', name: name.name, provider: extensionNamed(statement) }]] : [];
    }
    default:
      return [];
  }
}

function importedNames(statement: Extract<StatementSyntax, { kind: 'import' }>): (readonly [string, BicepSymbol])[] {
  const { symbols } = statement;
  if (symbols.kind === 'error') return [];
  if (symbols.kind === 'wildcardImport') return [[symbols.alias.name, { kind: 'wildcard', from: statement }]];
  return symbols.items.flatMap((item) => {
    if (item.kind === 'error' || item.name.kind === 'error') return [];
    const exportedName = item.name.kind === 'string' ? item.name.value : item.name.name;
    return [[item.alias?.name ?? exportedName, { kind: 'imported', item, exportedName, from: statement }] as const];
  });
}

/** The resources of a file with those nested in them, parents first. */
export function resourcesOf(file: BicepFile): ResourceSymbol[] {
  return file.program.statements.flatMap((statement) => (statement.kind === 'resource' ? nested(statement, []) : []));
}

function nested(syntax: ResourceSyntax, ancestors: readonly ResourceSymbol[]): ResourceSymbol[] {
  const symbol: ResourceSymbol = { kind: 'resource', name: syntax.name.name, syntax, ancestors };
  const items = bodyOf(symbol).object?.items ?? [];
  return [symbol, ...items.flatMap((item) => (item.kind === 'resource' ? nested(item, [...ancestors, symbol]) : []))];
}
