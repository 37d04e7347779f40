import type { Workload } from '../../settings/workloads.ts';
import { openUnion } from '../../source/union.ts';
import { openModuleCache } from '../../workspace/bicep/module-cache.ts';
import { byPath, type Candidate } from '../../workspace/find/discover.ts';
import type { References } from '../../workspace/find/references.ts';
import type { Session } from '../../workspace/session.ts';
import type { Chosen } from '../choose/candidates.ts';
import type { PartFiles } from './part.ts';

/** Files that nothing outside of them is judged with, as far as that is known before they are. Plain data. */
export interface FileGroup extends PartFiles {
  /** The parameter files in other folders that may say they are for a template. */
  readonly parameters: ReadonlyMap<string, readonly string[]>;
}

/**
 * The files of a run in groups that hang together: by names that stand in files, by lying beside each other, as the parts
 * of a workload. That is only likely to be all of it, so what each group did read is compared when it was judged.
 */
export function groupsOf(session: Session, chosen: Chosen, workloads: readonly Workload[]): readonly FileGroup[] {
  const { references, candidates, judged } = chosen;
  const asked = new Set(candidates.map(({ path }) => path));
  if (session.parameterFiles.isChosen) return [groupOf(judged, asked, chosen)];
  const union = openUnion<string>();
  for (const tie of references.ties()) union.join(tie);
  for (const tie of modulesOf(session, references)) union.join(tie);
  for (const { members } of workloads)
    union.join(members.flatMap(({ template, parameters = [] }) => [template].concat(parameters)));
  return union.sets(judged, ({ path }) => path).map((files) => groupOf(files, asked, chosen));
}

/** Groups that turned out to read the same files, as one. */
export function joinGroups(groups: readonly FileGroup[], order: ReadonlyMap<string, number>): FileGroup {
  const inOrder = (files: readonly Candidate[]): Candidate[] =>
    files.toSorted((a, b) => (order.get(a.path) ?? 0) - (order.get(b.path) ?? 0));
  return {
    candidates: groups.flatMap(({ candidates }) => candidates).sort(byPath),
    judged: inOrder(groups.flatMap(({ judged }) => judged)),
    parameters: new Map(groups.flatMap(({ parameters }) => [...parameters])),
  };
}

/** The place of each file in the order in which a run judges. */
export function orderOf({ judged }: Chosen): ReadonlyMap<string, number> {
  return new Map(judged.map(({ path }, at) => [path, at]));
}

function groupOf(files: readonly Candidate[], isAsked: ReadonlySet<string>, { references }: Chosen): FileGroup {
  const elsewhere = files.map(({ path }) => [path, references.parametersFor(path)] as const);
  return {
    candidates: files.filter(({ path }) => isAsked.has(path)).sort(byPath),
    judged: files,
    parameters: new Map(elsewhere.filter(([, own]) => own.length > 0)),
  };
}

/** The users of a module that is on this machine: what it holds is judged in each of them. */
function* modulesOf(session: Session, references: References): Iterable<readonly string[]> {
  const cache = openModuleCache(session.workspace);
  for (const [reference, users] of references.moduleUsers()) {
    const [first, second] = users;
    if (first === undefined || second === undefined) continue;
    if (cache.read({ path: first }, reference).kind === 'ok') yield users;
  }
}
