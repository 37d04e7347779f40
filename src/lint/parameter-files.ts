import { readdirSync } from 'node:fs';
import path from 'node:path';
import { readParameterFile } from '../arm/parameter-file.ts';
import { own } from '../source/json.ts';
import type { Workspace } from '../source/workspace.ts';
import type { ParameterSet } from '../template/template.ts';
import type { Documents } from './documents.ts';
import type { LintDiagnostic } from './result.ts';

/** Finds the parameter sets a template is judged with. */
export interface ParameterFiles {
  /** The sets of a template: those named for the run, else those that lie beside it by convention. None: the defaults. */
  setsFor(template: string): readonly ParameterSet[];
  readonly diagnostics: readonly LintDiagnostic[];
}

/** `named` are paths relative to the workspace root that apply to every template of the run. */
export function openParameterFiles(
  workspace: Workspace,
  documents: Documents,
  named: readonly string[],
): ParameterFiles {
  const diagnostics: LintDiagnostic[] = [];
  const chosen = named.flatMap((file) => readSet(documents, file, diagnostics, true));
  const folders = new Map<string, readonly string[]>();
  const filesIn = (folder: string): readonly string[] => {
    const known = folders.get(folder) ?? listFolder(workspace, folder);
    folders.set(folder, known);
    return known;
  };
  return {
    diagnostics,
    setsFor(template) {
      if (chosen.length > 0) return chosen;
      const folder = path.posix.dirname(template);
      const files = filesIn(folder).filter((file) => belongsTo(template, path.posix.join(folder, file), documents));
      return files.flatMap((file) => readSet(documents, path.posix.join(folder, file), diagnostics, false));
    },
  };
}

function listFolder(workspace: Workspace, folder: string): readonly string[] {
  try {
    return readdirSync(path.join(workspace.root, folder))
      .filter((name) => /\.jsonc?$/i.test(name))
      .sort();
  } catch {
    return [];
  }
}

/**
 * `main.parameters.json`, `main.parameters.prod.json` beside `main.json`, `azuredeploy.parameters.json` beside a
 * template that has none of its own name, and every parameter file whose `metadata.template` names the template.
 */
function belongsTo(template: string, file: string, documents: Documents): boolean {
  const base = path.posix
    .basename(template)
    .replace(/\.(jsonc?|arm|bicep)$/i, '')
    .toLowerCase();
  const name = path.posix.basename(file).toLowerCase();
  if (name.startsWith(`${base}.parameters.`) || name.startsWith('azuredeploy.parameters.')) return true;
  if (!name.includes('param')) return false;
  const document = documents.open(file);
  if (document.kind !== 'parameters') return false;
  const metadata = own(document.json, 'metadata');
  const link =
    typeof metadata === 'object' && metadata !== null && !Array.isArray(metadata)
      ? own(metadata as typeof document.json, 'template')
      : undefined;
  return typeof link === 'string' && path.posix.normalize(path.posix.join(path.posix.dirname(file), link)) === template;
}

function readSet(documents: Documents, file: string, diagnostics: LintDiagnostic[], named: boolean): ParameterSet[] {
  const document = documents.open(file);
  if (document.kind === 'parameters') return [readParameterFile(document.source, document.json)];
  if (document.kind === 'failed') diagnostics.push(...document.diagnostics);
  else if (named) {
    const message = `'${file}' is no parameter file: its $schema should name deploymentParameters.json`;
    diagnostics.push({ severity: 'error', code: 'not-parameters', message, file });
  }
  return [];
}
