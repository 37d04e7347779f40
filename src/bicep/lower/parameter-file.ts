import type { Place } from '../../template/place.ts';
import type { DeploymentArgument } from '../../template/template.ts';
import type { ParameterAssignmentSyntax } from '../syntax.ts';
import { call, literal, object } from './build.ts';
import { type BicepFile, type BicepFiles, placeAt } from './file.ts';
import type { Inherited, Lowering, TemplateParts } from './lowering.ts';
import { extendedFiles } from './parameter-bases.ts';
import { createLowering } from './template.ts';

export interface AssignedParameters {
  readonly values: ReadonlyMap<string, DeploymentArgument>;
  /** The path that `using` names, relative to the file. */
  readonly using?: string;
}

/**
 * The values that a .bicepparam file assigns. What it extends comes first, and what it assigns itself wins. Variables and
 * functions of all go to `parts`; each file of the chain sees, by bare name and in `base`, what those before it assign.
 *
 * Source: https://learn.microsoft.com/azure/azure-resource-manager/bicep/parameter-files
 */
export function assignedParameters(file: BicepFile, files: BicepFiles, parts: TemplateParts): AssignedParameters {
  const chain = extendedFiles(file, files);
  const values = new Map<string, DeploymentArgument>();
  let inherited: Inherited = new Map();
  for (const [depth, each] of Array.from(chain.files.entries()).reverse()) {
    const prefix = depth === 0 ? '' : `base${depth}.`;
    const to = createLowering(each, files, parts, { prefix, inherited: whatIsSeen(inherited, each) });
    inherited = assign(to, values, inherited);
    if (depth === 0 && chain.broken) reportBase(chain.broken, to);
  }
  const using = usingIn(file);
  return using === undefined ? { values } : { values, using };
}

/** Enters what a file assigns; gives what a file that extends it inherits. */
function assign(to: Lowering, values: Map<string, DeploymentArgument>, before: Inherited): Inherited {
  const inherited = new Map(before);
  for (const statement of to.file.program.statements) {
    if (statement.kind !== 'paramAssignment') continue;
    const { name } = statement.name;
    values.set(name.toLowerCase(), argumentOf(statement, to));
    // Behind a variable, so that it is evaluated once however often it is named.
    inherited.set(name, (place) => call('variables', [literal(to.prefix + name, place)], place));
    to.name(name, new Map(), placeAt(to.file.source, statement.name));
  }
  return inherited;
}

function whatIsSeen(inherited: Inherited, file: BicepFile): Inherited {
  if (inherited.size === 0) return inherited;
  const base = (place: Place) =>
    object(
      Array.from(inherited, ([key, value]) => ({ key, value: value(place) })),
      placeAt(file.source, file.program),
    );
  return new Map([...inherited, ['base', base]]);
}

function usingIn(file: BicepFile): string | undefined {
  const paths = file.program.statements.flatMap((each) =>
    each.kind === 'using' && each.path.kind === 'string' ? [each.path.value] : [],
  );
  return paths.at(-1);
}

function reportBase({ path, file, at }: NonNullable<ReturnType<typeof extendedFiles>['broken']>, to: Lowering): void {
  const message = `'${path}' cannot be extended: there is no such file in the workspace, or the files extend each other in a circle`;
  to.report('unreadable-file', message, placeAt(file.source, at));
}

/** `az.getSecret(…)` is read from the key vault when the template is deployed. */
function argumentOf(statement: ParameterAssignmentSyntax, to: Lowering): DeploymentArgument {
  const { name, value } = statement;
  const secret = (value.kind === 'methodCall' || value.kind === 'functionCall') && value.name.name === 'getSecret';
  const place = placeAt(to.file.source, statement, name);
  return { name: name.name, value: to.lower(value, new Map(), name), secret, place };
}
