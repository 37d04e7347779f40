import type { DeploymentArgument, ParameterSet } from '../../template/template.ts';
import type { ParameterAssignmentSyntax } from '../syntax.ts';
import { object } from './build.ts';
import { type BicepFile, type BicepFiles, type Locals, placeOf } from './file.ts';
import type { Lowering, TemplateParts } from './lowering.ts';
import { createLowering } from './template.ts';

/** Parameter files that extend each other further than this are a circle. */
const maxExtends = 20;

export interface AssignedParameters {
  readonly values: ReadonlyMap<string, DeploymentArgument>;
  /** The path that `using` names, relative to the file. */
  readonly using?: string;
}

/**
 * The values that a .bicepparam file assigns. What it extends comes first, and what it assigns itself wins; `base` is
 * what the extended file assigns. Variables and functions of both go to `parts`.
 */
export function assignedParameters(
  file: BicepFile,
  files: BicepFiles,
  parts: TemplateParts,
  depth = 0,
): AssignedParameters {
  const to = createLowering(file, files, parts, depth === 0 ? '' : `base${depth}.`);
  const values = new Map<string, DeploymentArgument>();
  let using: string | undefined;
  for (const statement of file.program.statements) {
    if (statement.kind === 'using' && statement.path.kind === 'string') using = statement.path.value;
    if (statement.kind === 'extends' && statement.path.kind === 'string') {
      const base = depth < maxExtends ? files.bicep(file.source, statement.path.value) : undefined;
      if (base === undefined) reportBase(statement.path.value, to, statement.path);
      else for (const [key, value] of assignedParameters(base, files, parts, depth + 1).values) values.set(key, value);
    }
  }
  const locals = baseLocals(values, file);
  for (const statement of file.program.statements)
    if (statement.kind === 'paramAssignment')
      values.set(statement.name.name.toLowerCase(), argumentOf(statement, to, locals));
  return using === undefined ? { values } : { values, using };
}

function reportBase(path: string, to: Lowering, at: { readonly start: number; readonly end: number }): void {
  const message = `'${path}' cannot be extended: there is no such file in the workspace, or the files extend each other in a circle`;
  to.report('unreadable-import', message, placeOf(to.file.source, at));
}

function baseLocals(values: ParameterSet['values'], file: BicepFile): Locals {
  if (!file.program.statements.some((statement) => statement.kind === 'extends')) return new Map();
  const entries = Array.from(values.values(), ({ name, value }) => ({ key: name, value }));
  return new Map([['base', object(entries, placeOf(file.source, file.program))]]);
}

/** `az.getSecret(…)` is read from the key vault when the template is deployed. */
function argumentOf(statement: ParameterAssignmentSyntax, to: Lowering, locals: Locals): DeploymentArgument {
  const { name, value } = statement;
  const secret = (value.kind === 'methodCall' || value.kind === 'functionCall') && value.name.name === 'getSecret';
  const place = placeOf(to.file.source, statement, name);
  return { name: name.name, value: to.lower(value, locals, name), secret, place };
}
