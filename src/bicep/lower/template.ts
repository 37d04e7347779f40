import type { Diagnostic } from '../../template/diagnostic.ts';
import type { Output, Parameter, Resource, Template } from '../../template/template.ts';
import type { OutputSyntax, ParameterSyntax } from '../syntax.ts';
import { resourcesOf } from './bind.ts';
import { lower } from './expression.ts';
import { type BicepFile, type BicepFiles, placeAt, type ResourceSymbol, targetScopeOf } from './file.ts';
import { exportsOf, importedBy, type KnownImports, noImports } from './imports.ts';
import { finish, type Inherited, type Lowering, newParts, type TemplateParts } from './lowering.ts';
import { lowerModule } from './modules.ts';
import { symbolKey } from './references.ts';
import { lowerResource } from './resources.ts';
import { functionOf, valueOfName } from './symbols.ts';
import { lowerType, typeNamed } from './types.ts';

/** A parsed .bicep file as a template. `problems` are those of reading it (syntax, names of files). */
export function lowerTemplate(file: BicepFile, files: BicepFiles, problems: readonly Diagnostic[]): Template {
  const parts = newParts(problems);
  const to = createLowering(file, files, parts);
  const parameters = new Map<string, Parameter>();
  const outputs = new Map<string, Output>();
  const resources: Resource[] = [];
  for (const statement of file.program.statements) {
    if (statement.kind === 'param') parameters.set(statement.name.name.toLowerCase(), lowerParameter(statement, to));
    if (statement.kind === 'output') outputs.set(statement.name.name.toLowerCase(), lowerOutput(statement, to));
    if (statement.kind === 'module') resources.push(lowerModule(statement, to));
    if (statement.kind === 'var') to.name(statement.name.name, new Map(), placeAt(file.source, statement));
    if (statement.kind === 'func') functionOf(statement.name.name, to);
    if (statement.kind === 'type') typeNamed(statement.name.name, to);
    if (statement.kind === 'resource') {
      for (const symbol of to.resources.values())
        if (outermost(symbol) === statement) resources.push(lowerResource(symbol, to));
    }
  }
  finish(parts);
  return {
    source: file.source,
    language: 'bicep',
    scope: targetScopeOf(file),
    symbolic: true,
    parameters,
    variables: parts.variables,
    functions: parts.functions,
    definitions: parts.definitions,
    resources,
    outputs,
    place: placeAt(file.source, file.program),
    diagnostics: parts.problems,
  };
}

function outermost(symbol: ResourceSymbol) {
  return (symbol.ancestors[0] ?? symbol).syntax;
}

interface LoweringOptions {
  readonly prefix?: string;
  readonly inherited?: Inherited;
  readonly depth?: number;
  readonly known?: KnownImports;
}

/** A file on its way into `parts`; imported files get a prefix of their own. */
export function createLowering(
  file: BicepFile,
  files: BicepFiles,
  parts: TemplateParts,
  { prefix = '', inherited = new Map(), depth = 0, known = noImports() }: LoweringOptions = {},
): Lowering {
  const resources = new Map(resourcesOf(file).map((symbol) => [symbolKey(symbol), symbol]));
  const to: Lowering = {
    file,
    files,
    parts,
    prefix,
    inherited,
    resources,
    lower: (node, locals, key) => lower(node, to, locals, key),
    name: (name, locals, place) => valueOfName(name, to, locals, place),
    imported: (statement) =>
      importedBy(statement, to, depth, known, (imported, at) =>
        exportsOf(createLowering(imported, files, parts, { prefix: at, depth: depth + 1, known })),
      ),
    report: (code, message, place, severity = 'error') => parts.problems.push({ severity, code, message, place }),
  };
  return to;
}

function lowerParameter(statement: ParameterSyntax, to: Lowering): Parameter {
  const { name, defaultValue } = statement;
  return {
    name: name.name,
    type: lowerType(statement.type, statement.decorators, to),
    ...(defaultValue && { defaultValue: to.lower(defaultValue, new Map(), name) }),
    place: placeAt(to.file.source, statement, name),
  };
}

function lowerOutput(statement: OutputSyntax, to: Lowering): Output {
  return {
    name: statement.name.name,
    type: lowerType(statement.type, statement.decorators, to),
    value: to.lower(statement.value, new Map(), statement.name),
    place: placeAt(to.file.source, statement, statement.name),
  };
}
