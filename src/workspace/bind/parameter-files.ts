import path from 'node:path';
import { readParameterFile } from '../../arm/parameter-file.ts';
import { type ReadBicep, readBicepParameters, usingOf } from '../../bicep/read.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import { groupBy } from '../../source/group-by.ts';
import type { SourceText } from '../../source/text.ts';
import type { Workspace } from '../../source/workspace.ts';
import type { ParameterSet, Template } from '../../template/template.ts';
import { sharedFunctions } from '../bicep/functions.ts';
import type { Documents } from '../documents.ts';
import { besidesIn, mayNameTemplate, templateNameOf } from './beside.ts';

/** Finds the parameter sets a template is judged with. */
export interface ParameterFiles {
  /** The sets of a template: those named for the run, else those that lie beside it by convention. None: the defaults. */
  setsFor(template: string): readonly ParameterSet[];
  /** Where parameter files lie that name a template in another folder. */
  readonly elsewhere: Elsewhere;
  /** The template that a parameter file itself names, by `using` or in its metadata. */
  templateOf(file: string): string | undefined;
  /** The names of the files beside a template that name it themselves. */
  naming(template: string): readonly string[];
  /** Whether the sets were named for the run. */
  readonly isChosen: boolean;
  /** The set of one file, named by its path relative to the workspace root; none where it cannot be read. */
  read(file: string): readonly ParameterSet[];
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Shared by the sessions of a run. */
export interface Elsewhere {
  /** The parameter files that may say they are for a template, wherever they lie; none before somebody has looked. */
  filesFor(template: string): readonly string[];
}

/** The parameter files of a run, of which some have other texts now. */
export interface Before {
  readonly parameterFiles: Pick<ParameterFiles, 'elsewhere' | 'naming'>;
  readonly texts: ReadonlyMap<string, string>;
}

/** `given` are paths relative to the workspace root that apply to every template of the run. */
export function openParameterFiles(
  workspace: Workspace,
  documents: Documents,
  given: readonly string[],
  before?: Before,
): ParameterFiles {
  const elsewhere: Elsewhere = before?.parameterFiles.elsewhere ?? { filesFor: () => [] };
  const diagnostics: LintDiagnostic[] = [];
  const chosen = given.flatMap((file) => readSet(documents, file, diagnostics, true));
  const named = (file: string): string | undefined => templateNamedIn(file, workspace, documents);
  const naming = before === undefined ? indexOfNaming(workspace, named) : namingAfter(before, named);
  return {
    diagnostics,
    elsewhere,
    templateOf: named,
    naming,
    isChosen: given.length > 0,
    read: (file) => readSet(documents, file, diagnostics, true),
    setsFor(template) {
      if (chosen.length > 0) return chosen.filter((set) => isFor(template, set));
      const folder = path.posix.dirname(template);
      const { byBase, common } = besidesIn(workspace, folder);
      const read = (file: string): ParameterSet[] =>
        readSet(documents, path.posix.join(folder, file), diagnostics, false);
      const bound = byBase.get(templateNameOf(path.posix.basename(template))) ?? [];
      const beside = [...new Set([...bound, ...naming(template)])].sort();
      const others = elsewhere
        .filesFor(template)
        .filter((file) => path.posix.dirname(file) !== folder && named(file) === template);
      const own = [...beside.flatMap(read), ...others.flatMap((file) => readSet(documents, file, diagnostics, false))];
      if (own.length > 0) return own;
      const document = documents.open(template);
      if (document.kind !== 'template') return [];
      return common.flatMap(read).filter((set) => takesAll(document.template, set));
    },
  };
}

/** A .bicepparam file is for the template that it names by `using`; every other file is for whatever it is given to. */
function isFor(template: string, { source, ...set }: ParameterSet & { readonly using?: string }): boolean {
  return set.using === undefined || source === undefined || targetOf(source.path, set.using) === template;
}

function targetOf(file: string, using: string): string {
  return path.posix.normalize(path.posix.join(path.posix.dirname(file), using));
}

function usedBy(file: string, read: ReadBicep): string | undefined {
  const using = usingOf(read);
  return using === undefined ? undefined : targetOf(file, using);
}

/** What parameter files name as their templates. */
const targets = new WeakMap<SourceText, { readonly template: string | undefined }>();

/** The template that a parameter file itself names. A run asks for each template of a folder, and each proof again. */
function templateNamedIn(file: string, workspace: Workspace, documents: Documents): string | undefined {
  const read = workspace.read(file);
  if (read.kind !== 'ok' || read.source.path !== file) return templateOf(file, documents);
  const known = targets.get(read.source) ?? { template: templateOf(file, documents) };
  targets.set(read.source, known);
  return known.template;
}

/** Whether a file is a parameter file, in either language. */
export function isParameterFile(documents: Documents, file: string): boolean {
  const { kind } = documents.open(file);
  return kind === 'parameters' || kind === 'bicep-parameters';
}

function templateOf(file: string, documents: Documents): string | undefined {
  const document = documents.open(file);
  if (document.kind === 'bicep-parameters') return usedBy(document.source.path, document.read);
  if (document.kind !== 'parameters') return undefined;
  const { templatePath } = readParameterFile(document.source, document.json);
  return templatePath === undefined ? undefined : targetOf(file, templatePath);
}

/**
 * `azuredeploy.parameters.json` lies beside templates of other names too. It belongs to one that takes every parameter it
 * sets, where no template of its own name is there.
 */
function takesAll(template: Template, set: ParameterSet): boolean {
  return set.values.size > 0 && [...set.values.keys()].every((key) => template.parameters.has(key));
}

type Naming = ParameterFiles['naming'];
type Named = ParameterFiles['templateOf'];

/** Each file is asked once, however many templates lie beside it. */
function indexOfNaming(workspace: Workspace, named: Named): Naming {
  const folders = new Map<string, ReadonlyMap<string | undefined, readonly string[]>>();
  return (template) => {
    const folder = path.posix.dirname(template);
    const index =
      folders.get(folder) ??
      groupBy(besidesIn(workspace, folder).others, (file) => named(path.posix.join(folder, file)));
    folders.set(folder, index);
    return index.get(template) ?? [];
  };
}

/** Of the files those alone are asked again that have other texts. */
function namingAfter({ parameterFiles, texts }: Before, named: Named): Naming {
  return (template) => {
    const folder = path.posix.dirname(template);
    const changed = [...texts.keys()].filter((file) => path.posix.dirname(file) === folder && mayNameTemplate(file));
    return [
      ...parameterFiles.naming(template).filter((file) => !texts.has(path.posix.join(folder, file))),
      ...changed.filter((file) => named(file) === template).map((file) => path.posix.basename(file)),
    ];
  };
}

function readSet(documents: Documents, file: string, diagnostics: LintDiagnostic[], named: boolean): ParameterSet[] {
  const document = documents.open(file);
  if (document.kind === 'bicep-parameters')
    return [readBicepParameters(document.read, documents.bicep, sharedFunctions)];
  if (document.kind === 'parameters') return [readParameterFile(document.source, document.json)];
  if (document.kind === 'failed') diagnostics.push(...document.diagnostics);
  else if (named) {
    const message = `'${file}' is no parameter file: its $schema should name deploymentParameters.json`;
    diagnostics.push({ severity: 'error', code: 'not-parameters', message, file });
  }
  return [];
}
