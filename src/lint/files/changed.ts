import path from 'node:path';
import type { Workload } from '../config/workloads.ts';
import { isParameterFile } from '../read/parameter-files.ts';
import type { Session } from '../read/session.ts';
import { type Candidate, discover } from './discover.ts';

/** Which templates a set of changed files concerns. */
export interface ChangedScope {
  /**
   * Whether a file may use a changed one: it, or a file on the way, says the name of one. Cheap, and never too few; the
   * run then knows.
   */
  mayUse(file: string): boolean;
  /** Whether a template that was linted did use a changed file, or is one. */
  uses(file: string): boolean;
}

/**
 * `changed`: paths relative to the workspace root, deleted ones included. `parameters`: files that hold for every template
 * of the run. A change in one template of a workload concerns the others, which are judged together with it.
 */
export async function changedScope(
  session: Session,
  candidates: readonly Candidate[],
  changed: ReadonlySet<string>,
  parameters: readonly string[],
  workloads: readonly Workload[],
): Promise<ChangedScope> {
  if (parameters.some((file) => changed.has(file))) return { mayUse: () => true, uses: () => true };
  const all = await discover(session.workspace, session.workspace.root, []);
  const touched = spread(
    session,
    [...candidates, ...all.candidates].map((each) => each.path),
    changed,
  );
  const unread = [...changed].filter((file) => isParameters(file) && !isParameterFile(session.documents, file));
  const uses = (file: string): boolean => {
    const reached = session.documents.uses.reach(file);
    return (
      unread.some((each) => maySet(each, file)) ||
      [...changed].some((each) => reached.has(each) || reached.has(`${folderOf(each)}/`))
    );
  };
  return {
    mayUse: (file) => judgedWith(workloads, file).some((each) => touched.has(each)),
    uses: (file) => judgedWith(workloads, file).some((each) => changed.has(each) || uses(each)),
  };
}

/** A file, and all files of the workloads that it is a template of. */
function judgedWith(workloads: readonly Workload[], file: string): readonly string[] {
  const mine = workloads.filter(({ members }) => members.some(({ template }) => template === file));
  const others = mine.flatMap(({ members }) =>
    members.flatMap(({ template, parameters = [] }) => [template].concat(parameters)),
  );
  return [file, ...others];
}

/** The changed files, those that say the name of one, those that say a name of these, and so on. */
function spread(session: Session, files: readonly string[], changed: ReadonlySet<string>): ReadonlySet<string> {
  const touched = new Set(changed);
  let left = [...new Set(files)].filter((file) => !touched.has(file));
  for (let fresh = [...changed]; fresh.length > 0; ) {
    const says = mentionOf(fresh);
    const folders = new Set(fresh.filter(isParameters).map(folderOf));
    fresh = left.filter((file) => folders.has(folderOf(file)) || says(file, textOf(session, file)));
    for (const file of fresh) touched.add(file);
    left = left.filter((file) => !touched.has(file));
  }
  return touched;
}

/** Bicep writes the names of files out; in JSON a name may be put together, with the ending apart. */
function mentionOf(files: readonly string[]): (file: string, text: string) => boolean {
  const names = files.map((file) => path.posix.basename(file));
  const whole = anyOf(names);
  const stems = anyOf(names.map((name) => name.replace(/\.\w+$/, '')));
  return (file, text) =>
    /\.bicep(param)?$/i.test(file) ? whole.test(text) || /\bloadDirectoryFileInfo\b/.test(text) : stems.test(text);
}

function anyOf(texts: readonly string[]): RegExp {
  return new RegExp([...new Set(texts)].map((text) => text.replace(/[^\w]/gu, '\\$&')).join('|'), 'i');
}

function textOf(session: Session, file: string): string {
  const read = session.workspace.read(file);
  return read.kind === 'ok' ? read.source.text : '';
}

/** Whether a parameter file that says nothing, or is gone, would belong to a template by its name. */
function maySet(parameters: string, template: string): boolean {
  const [name, own] = [parameters, template].map((file) => path.posix.basename(file).toLowerCase());
  const base = own?.replace(/\.\w+$/, '');
  return (
    folderOf(parameters) === folderOf(template) &&
    (name?.startsWith(`${base}.`) || /^azuredeploy\.param/.test(name ?? ''))
  );
}

/** By name, as parameter files beside a template are found. */
function isParameters(file: string): boolean {
  return /param/i.test(path.posix.basename(file));
}

function folderOf(file: string): string {
  return path.posix.dirname(file);
}
