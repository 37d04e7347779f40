import type { Session } from '../../workspace/session.ts';

/** What of the workspace a run looks at, as plain data. */
export interface RunScope {
  /** Not every policy was judged. */
  readonly narrowed: boolean;
  /** The folders in which everything was looked at, so that what is not found is not there. */
  readonly folders: readonly string[];
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
  const given = (paths.length === 0 ? ['.'] : paths).map(session.pathOf);
  const isFolder = (each: string): boolean => session.workspace.kindOf(each) === 'folder';
  return {
    narrowed: select.length > 0 || ignore.length > 0 || packs !== undefined,
    folders: changed === undefined ? given.filter(isFolder) : [],
  };
}

/** Whether everything in a folder was looked at that this path is in. */
export function covers({ folders }: RunScope, file: string): boolean {
  return folders.some((folder) => folder === '' || file.startsWith(`${folder}/`));
}
