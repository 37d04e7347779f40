import type { Session } from '../../workspace/session.ts';

/** What of the workspace a run looks at. */
export interface RunScope {
  /** Not every policy was judged. */
  readonly narrowed: boolean;
  /** Whether everything in a folder was looked at that this path is in, so that what is not found is not there. */
  covers(file: string): boolean;
}

export interface ScopeOptions {
  readonly paths: readonly string[];
  readonly select: readonly string[];
  readonly ignore: readonly string[];
  readonly packs?: readonly string[] | undefined;
  /** Only what uses one of these files is looked at. */
  readonly changed?: ReadonlySet<string> | undefined;
}

/** Folders are looked at as a whole; named files and what a pattern finds are a part. */
export function runScopeOf(session: Session, { paths, select, ignore, packs, changed }: ScopeOptions): RunScope {
  const given = paths.length === 0 ? ['.'] : paths;
  const folders = given.map(session.pathOf).filter((each) => session.workspace.kindOf(each) === 'folder');
  return {
    narrowed: select.length > 0 || ignore.length > 0 || packs !== undefined,
    covers: (file) => changed === undefined && folders.some((folder) => folder === '' || file.startsWith(`${folder}/`)),
  };
}
