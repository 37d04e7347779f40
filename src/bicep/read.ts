import type { SourceText } from '../source/text.ts';
import { type Diagnostic, diagnostic } from '../template/diagnostic.ts';
import type { ParameterSet, Template } from '../template/template.ts';
import { bindFile } from './lower/bind.ts';
import { checkFile } from './lower/check-file.ts';
import { type BicepFile, type BicepFiles, placeAt } from './lower/file.ts';
import type { SharedFunctions } from './lower/function-table.ts';
import { finish, newParts } from './lower/lowering.ts';
import { assignedParameters } from './lower/parameter-file.ts';
import { lowerTemplate } from './lower/template.ts';
import { parseBicep } from './parse.ts';

export type { BicepFile, BicepFiles, Unread } from './lower/file.ts';
export type { SharedFunctions } from './lower/function-table.ts';

/** A parsed file with its syntax errors as diagnostics. */
export interface ReadBicep {
  readonly file: BicepFile;
  readonly problems: readonly Diagnostic[];
}

export function readBicepFile(source: SourceText): ReadBicep {
  const kind = /\.bicepparam$/i.test(source.path) ? 'bicepparam' : 'bicep';
  const { program, errors } = parseBicep(source.text, kind);
  const problems = errors.map((error) => diagnostic('error', 'bicep-syntax', error.message, placeAt(source, error)));
  return { file: bindFile(source, program), problems };
}

/**
 * A .bicep file as a template. Unreadable statements are left out; the others are all there. With `shared`, the
 * functions that Bicep shares with ARM JSON, the file's names and calls are checked too.
 */
export function readBicepTemplate(
  { file, problems }: ReadBicep,
  files: BicepFiles,
  shared?: SharedFunctions,
): Template {
  const flaws = shared ? checkFile(file, shared, files) : [];
  return lowerTemplate(file, files, [...problems, ...flaws]);
}

/** The path that a parameter file's `using` names, relative to it. */
export function usingOf({ file }: ReadBicep): string | undefined {
  for (const each of file.program.statements)
    if (each.kind === 'using' && each.path.kind === 'string') return each.path.value;
  return undefined;
}

export interface BicepParameters extends ParameterSet {
  /** The path that `using` names, relative to the file. Absent for `using none` and where there is none. */
  readonly using?: string;
}

/** A .bicepparam file as a parameter set. */
export function readBicepParameters(
  { file, problems }: ReadBicep,
  files: BicepFiles,
  shared?: SharedFunctions,
): BicepParameters {
  const flaws = shared ? checkFile(file, shared, files) : [];
  const parts = newParts([...problems, ...flaws]);
  const assigned = assignedParameters(file, files, parts);
  finish(parts);
  const template = lowerTemplate(file, files, []);
  return {
    label: file.source.path,
    source: file.source,
    ...assigned,
    diagnostics: parts.problems,
    template: { ...template, variables: parts.variables, functions: parts.functions, definitions: parts.definitions },
    place: placeAt(file.source, file.program),
  };
}
