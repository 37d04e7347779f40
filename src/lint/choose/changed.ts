import path from 'node:path';
import type { RunSettings } from '../../settings/run-settings.ts';
import type { Workload } from '../../settings/workloads.ts';
import { isParameterFile } from '../../workspace/bind/parameter-files.ts';
import type { References } from '../../workspace/find/references.ts';
import type { Session } from '../../workspace/session.ts';
import { configuredUsers } from './parameter-users.ts';

/** Which templates a set of changed files concerns. */
export interface ChangedScope {
  /** Whether a file may use a changed one, as its text and those on the way say. Cheap, and never too few; the run then knows. */
  mayUse(file: string): boolean;
  /** Whether a template that was judged did use a changed file, or is one. */
  uses(file: string): boolean;
}

export interface ChangedRun {
  readonly session: Session;
  readonly settings: RunSettings;
  readonly references: References;
  /** Paths relative to the workspace root, deleted ones included. */
  readonly changed: ReadonlySet<string>;
  /** Files that hold for every template of the run. */
  readonly parameters: readonly string[];
  readonly workloads: readonly Workload[];
}

/** A change in one template of a workload concerns the others, which are judged together with it. */
export async function changedScope(run: ChangedRun): Promise<ChangedScope> {
  const { settings, references, changed, parameters, workloads } = run;
  const uses = usesChanged(run);
  if (parameters.some((file) => changed.has(file))) return { mayUse: () => true, uses };
  if (changed.size === 0) return { mayUse: () => false, uses };
  const touched = references.closure([...changed, ...(await configuredUsers(settings, references, changed))]);
  return { mayUse: (file) => judgedWith(workloads, file).some((each) => touched.has(each)), uses };
}

/** Whether a template that was judged in a session did use a changed file, or is one. */
export function usesChanged({
  session,
  changed,
  parameters,
  workloads,
}: Pick<ChangedRun, 'session' | 'changed' | 'parameters' | 'workloads'>): ChangedScope['uses'] {
  if (parameters.some((file) => changed.has(file))) return () => true;
  if (changed.size === 0) return () => false;
  const unread = [...changed].filter((file) => isParameters(file) && !isParameterFile(session.documents, file));
  const uses = (file: string): boolean => {
    const reached = session.documents.uses.reach(file);
    return (
      unread.some((each) => maySet(each, file)) ||
      [...changed].some((each) => reached.has(each) || reached.has(`${folderOf(each)}/`))
    );
  };
  return (file) => judgedWith(workloads, file).some((each) => changed.has(each) || uses(each));
}

/** A file, and all files of the workloads that it is a template of. */
function judgedWith(workloads: readonly Workload[], file: string): readonly string[] {
  const mine = workloads.filter(({ members }) => members.some(({ template }) => template === file));
  const others = mine.flatMap(({ members }) =>
    members.flatMap(({ template, parameters = [] }) => [template].concat(parameters)),
  );
  return [file, ...others];
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
