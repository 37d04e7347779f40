import type { SourceText } from '../source/text.ts';
import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import type { DeploymentArgument, ParameterSet, Template } from '../template/template.ts';
import { bindFile } from './lower/bind.ts';
import { type BicepFile, type BicepFiles, placeOf } from './lower/file.ts';
import { createLowering, lowerTemplate } from './lower/template.ts';
import { parseBicep } from './parse.ts';

export type { BicepFile, BicepFiles, Unread } from './lower/file.ts';

/** A parsed file with its syntax errors as diagnostics. */
export interface ReadBicep {
  readonly file: BicepFile;
  readonly problems: readonly Diagnostic[];
}

export function readBicepFile(source: SourceText): ReadBicep {
  const kind = /\.bicepparam$/i.test(source.path) ? 'bicepparam' : 'bicep';
  const { program, errors } = parseBicep(source.text, kind);
  const problems = errors.map((error) =>
    diagnostic('error', `bicep-${error.code}`, error.message, placeOf(source, error)),
  );
  return { file: bindFile(source, program), problems };
}

/** A .bicep file as a template. Unreadable statements are left out; the others are all there. */
export function readBicepTemplate({ file, problems }: ReadBicep, files: BicepFiles): Template {
  return lowerTemplate(file, files, problems);
}

export interface BicepParameters extends ParameterSet {
  /** The path that `using` names, relative to the file. Absent for `using none` and where there is none. */
  readonly using?: string;
}

/** A .bicepparam file as a parameter set; what it extends comes first, what it assigns itself wins. */
export function readBicepParameters({ file, problems }: ReadBicep, files: BicepFiles, depth = 0): BicepParameters {
  const parts = { variables: new Map(), functions: new Map(), definitions: new Map(), problems: [...problems] };
  const to = createLowering(file, files, parts);
  const values = new Map<string, DeploymentArgument>();
  let using: string | undefined;
  for (const statement of file.program.statements) {
    if (statement.kind === 'using' && statement.path.kind === 'string') using = statement.path.value;
    if (statement.kind === 'extends' && statement.path.kind === 'string' && depth < 20) {
      const base = files.bicep(file.source, statement.path.value);
      const inherited = base && readBicepParameters({ file: base, problems: [] }, files, depth + 1);
      for (const [key, argument] of inherited?.values ?? []) values.set(key, argument);
    }
    if (statement.kind !== 'paramAssignment') continue;
    const { name } = statement.name;
    const secret = statement.value.kind === 'methodCall' && statement.value.name.name === 'getSecret';
    const value = to.lower(statement.value, new Map(), statement.name);
    values.set(name.toLowerCase(), { name, value, secret, place: placeOf(file.source, statement, statement.name) });
  }
  const template = lowerTemplate(file, files, []);
  return {
    label: file.source.path,
    source: file.source,
    values,
    diagnostics: parts.problems,
    template: { ...template, variables: parts.variables, functions: parts.functions },
    ...(using !== undefined && { using }),
  };
}
