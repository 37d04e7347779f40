import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The commit that wrote `bundle/` last; or why none can be told. */
export type LastWritten =
  | { readonly kind: 'commit'; readonly commit: string }
  | { readonly kind: 'unknown'; readonly why: string }
  | { readonly kind: 'changed'; readonly why: string };

export function lastWritten(root: string): LastWritten {
  const shallow = git(root, ['rev-parse', '--is-shallow-repository']);
  if (shallow === undefined) return { kind: 'unknown', why: 'this is no clone, or git is not installed' };
  if (shallow === 'true') return { kind: 'unknown', why: 'this clone has no history (git fetch --unshallow)' };
  if (git(root, ['status', '--porcelain', '--', 'bundle']) !== '')
    return { kind: 'changed', why: 'bundle/ is changed, and not what the source as it is gives' };
  const commit = git(root, ['log', '--max-count=1', '--format=%H', '--', 'bundle']);
  return commit ? { kind: 'commit', commit } : { kind: 'unknown', why: 'no commit has a bundle/' };
}

/** Whether a folder is what it was in a commit. */
export function isUnchanged(root: string, commit: string, folder: string): boolean {
  return git(root, ['diff', '--quiet', commit, '--', folder]) !== undefined;
}

/** Writes the files of a commit into a new folder, and leaves the clone as it is. */
export function extract(root: string, commit: string, folder: string): void {
  const env = { ...process.env, GIT_INDEX_FILE: path.join(folder, '.index') };
  const prefix = `--prefix=${folder.replaceAll(path.sep, '/')}/`;
  for (const args of [
    ['read-tree', commit],
    ['checkout-index', '--all', prefix],
  ])
    if (git(root, args, env) === undefined) throw new Error(`git ${args[0]} failed for the commit ${commit}`);
}

/** What git prints, without the last line end; `undefined` where it fails. */
function git(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  return status === 0 ? stdout.trimEnd() : undefined;
}
