import path from 'node:path';
import { realFolder } from '../../source/door/inside.ts';
import type { Overlay } from '../../source/workspace.ts';
import { workspaceRoot } from '../files/workspace-root.ts';
import { OptionError } from '../policies/select.ts';
import { baseOf } from './base.ts';
import { attempt, type Git, GitError, gitIn, items } from './git.ts';

/** What counts as changed. */
export type ChangeChoice =
  | { readonly kind: 'since' /** Absent: the default branch. */; readonly ref?: string | undefined }
  | { readonly kind: 'staged' };

export interface Changes {
  /** Files that were added, changed or deleted, relative to the workspace root; a renamed one is both of its names. */
  readonly files: ReadonlySet<string>;
  /** For staged changes: what the index holds of files that are different, or not there, in the working tree. */
  readonly overlay: Overlay;
}

/**
 * Asks git what changed: in the working tree (untracked files included) since the merge base with a revision, or in the
 * index. Throws `OptionError` where there is no git, no repository, or no such revision.
 */
export async function changesIn(cwd: string, choice: ChangeChoice): Promise<Changes> {
  const root = realFolder(workspaceRoot(cwd));
  const top = await topLevel(root);
  const git = gitIn(top);
  const inRoot = (file: string): string => path.relative(root, path.join(top, file)).replaceAll(path.sep, '/');
  const files = (names: readonly string[]): string[] => names.map(inRoot).filter((file) => !file.startsWith('../'));
  try {
    if (choice.kind === 'staged') {
      const staged = items(await git('diff', ...namesOnly, '--cached'));
      const overlay = await indexOverlay(top, git, staged);
      return {
        files: new Set(files(staged)),
        overlay: new Map([...overlay].map(([file, bytes]) => [inRoot(file), bytes])),
      };
    }
    return { files: new Set(files(await changedSince(git, choice.ref))), overlay: new Map() };
  } catch (error) {
    if (error instanceof GitError) throw new OptionError(`git cannot say what changed: ${error.message}`);
    throw error;
  }
}

/** Both names of a renamed file; no programs that the repository names. */
const namesOnly = ['--name-only', '-z', '--no-renames', '--no-ext-diff', '--no-textconv', '--ignore-submodules'];

async function topLevel(root: string): Promise<string> {
  try {
    const top = (await gitIn(root)('rev-parse', '--show-toplevel')).toString().replace(/\r?\n$/, '');
    return realFolder(top);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new OptionError(
      /not a git repository/.test(error.message)
        ? `what changed is known in a git repository only, and '${root}' is in none`
        : `git cannot read this repository: ${error.message}`,
    );
  }
}

async function changedSince(git: Git, ref: string | undefined): Promise<string[]> {
  const untracked = items(await git('ls-files', '--others', '--exclude-standard', '-z'));
  const born = (await attempt(git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))) !== undefined;
  if (!born && ref === undefined) return [...untracked, ...items(await git('ls-files', '-z'))];
  const base = await baseOf(git, ref);
  return [...untracked, ...items(await git('diff', ...namesOnly, base, '--'))];
}

async function indexOverlay(top: string, git: Git, staged: readonly string[]): Promise<Overlay> {
  const differing = new Set(items(await git('diff', ...namesOnly)));
  // `100644 <object> 0<tab><path>`, at most one of stage 0 a path; links and submodules have other modes.
  const index = new Map(
    items(await git('ls-files', '--stage', '-z')).flatMap((entry) => {
      const [, object, file] = /^100\d{3} ([0-9a-f]+) 0\t(.*)$/s.exec(entry) ?? [];
      return object === undefined || file === undefined ? [] : [[file, object]];
    }),
  );
  const wanted = [...differing].flatMap((file) => {
    const object = index.get(file);
    return object === undefined ? [] : [{ file, object }];
  });
  const blobs = await objects(top, wanted);
  return new Map([
    ...staged.filter((file) => !index.has(file)).map((file) => [file, undefined] as const),
    ...wanted.map(({ file, object }) => [file, blobs.get(object)] as const),
  ]);
}

/** The content of objects: `<object> blob <size>`, a line break, the bytes and a line break for each. */
async function objects(top: string, wanted: readonly { object: string }[]): Promise<ReadonlyMap<string, Buffer>> {
  if (wanted.length === 0) return new Map();
  const output = await gitIn(top, wanted.map(({ object }) => `${object}\n`).join(''))('cat-file', '--batch');
  const found = new Map<string, Buffer>();
  for (let at = 0; at < output.length; ) {
    const end = output.indexOf(10, at);
    const [id = '', , size] = output.subarray(at, end).toString().split(' ');
    const next = end + 1 + Number(size ?? 0);
    found.set(id, output.subarray(end + 1, next));
    at = next + 1;
  }
  return found;
}
