/** Reads single files of a public repository's checkout: a work tree, or a git directory without one. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

export interface Checkout {
  /** `https://github.com/<owner>/<name>`. */
  readonly repository: string;
  readonly folder: string;
}

export interface StoredFile {
  readonly text: string;
  /** Day of the commit that last changed the file, `2026-06-23`. */
  readonly date: string;
  /** The file as it was read: a link to that commit. */
  readonly url: string;
}

const limit = 2 ** 29;

export function readStored(checkout: Checkout, path: string): StoredFile {
  const [commit = '', date = ''] = git(checkout, ['log', '-1', '--format=%H %cs', '--', path]).trim().split(' ');
  if (commit === '') throw new Error(`${checkout.folder} is no checkout of ${checkout.repository}: it has no ${path}`);
  return { text: git(checkout, ['show', `HEAD:${path}`]), date, url: `${checkout.repository}/blob/${commit}/${path}` };
}

function git(checkout: Checkout, args: readonly string[]): string {
  const bare = existsSync(join(checkout.folder, 'objects'));
  const where = bare ? ['--git-dir', checkout.folder] : ['-C', checkout.folder];
  return execFileSync('git', [...where, ...args], { maxBuffer: limit, stdio: ['ignore', 'pipe', 'ignore'] }).toString(
    'utf8',
  );
}
