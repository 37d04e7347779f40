import type { Workspace } from '../source/workspace.ts';
import { looksLikeTemplate } from '../workspace/find/templates.ts';

/** How far a run is, in templates: of the JSON files of a repository most may be others. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Says how far a run is. What it takes to know is done when it is first asked. */
export type ProgressOf = () => Progress;

type Files = readonly { readonly path: string }[];

/** @param files What is looked at in all. */
export function openProgress(workspace: Workspace, files: Files): (done: () => Files) => ProgressOf {
  const known = new Map<string, boolean>();
  const isTemplate = ({ path }: Files[number]): boolean => {
    const is = known.get(path) ?? looksLikeTemplate(workspace, path);
    known.set(path, is);
    return is;
  };
  return (done) => () => {
    const total = files.filter(isTemplate).length;
    // What turned out to hang together is judged once more.
    return { done: Math.min(total, done().filter(isTemplate).length), total };
  };
}
