import { mkdirSync, renameSync, symlinkSync, utimesSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../src/action/changes.ts';
import { changesIn } from '../../../src/workspace/git/changes.ts';
import { commit, git, repository, write } from '../../cli/git-helpers.ts';
import { hasGit } from '../../has-git.ts';

const files = { 'infra/a.json': '{ "a": 1 }\n', 'infra/b.json': '{ "b": 1 }\n', 'other/c.json': '{}\n' };

/** A repository, or `undefined` where this git or system makes none of this kind. */
type Make = () => string | undefined;

function attempted(make: Make): string | undefined {
  try {
    return make();
  } catch {
    return undefined;
  }
}

function configured(...args: readonly string[]): string {
  const top = repository(files);
  git(top, ...args);
  return top;
}

/** A clone of a repository, whose branch `main` is that of the origin. */
function clone(...args: readonly string[]): string {
  const origin = repository(files);
  git(origin, 'config', 'uploadpack.allowFilter', 'true');
  git(path.dirname(origin), 'clone', '--quiet', ...args, `file://${origin.replaceAll('\\', '/')}`, 'clone');
  return path.join(path.dirname(origin), 'clone');
}

function initialized(...args: readonly string[]): string {
  const top = path.join(repository(files), 'inner');
  mkdirSync(top);
  git(top, 'init', '--quiet', ...args);
  for (const [name, text] of Object.entries(files)) write(top, name, text);
  git(top, 'add', '--all');
  git(top, 'commit', '--quiet', '--message', 'first');
  return top;
}

function separated(): string {
  const top = repository(files);
  git(top, 'init', '--quiet', '--separate-git-dir', '../data');
  return top;
}

function linked(): string {
  const top = repository(files);
  renameSync(path.join(top, '.git'), path.join(top, '../real'));
  symlinkSync('../real', path.join(top, '.git'), 'dir');
  return top;
}

function worktree(of: string): string {
  git(of, 'worktree', 'add', '--quiet', '-b', 'linked', '../linked', 'main');
  return path.join(of, '../linked');
}

/** A bare repository beside nothing but its working trees. */
function hub(): string {
  const origin = repository(files);
  git(origin, 'clone', '--quiet', '--bare', '.', '../hub/.bare');
  return worktree(path.join(origin, '../hub/.bare'));
}

function submodule(): string {
  const origin = repository(files);
  const top = repository({ 'x.json': '{}' });
  git(top, '-c', 'protocol.file.allow=always', 'submodule', 'add', '--quiet', '-b', 'main', origin, 'sub');
  return path.join(top, 'sub');
}

const kinds: Readonly<Record<string, Make>> = {
  plain: () => repository(files),
  packed: () => configured('gc', '--quiet'),
  'with an index of version 4': () => configured('update-index', '--index-version', '4'),
  'with a split index': () => configured('update-index', '--split-index'),
  'with a cache of untracked files': () => configured('update-index', '--untracked-cache', '--force-untracked-cache'),
  'with a monitor in its index': () => configured('update-index', '--fsmonitor'),
  'with a sparse working tree': () => configured('sparse-checkout', 'set', '--cone', 'infra'),
  'with a sparse index': () => configured('sparse-checkout', 'set', '--cone', '--sparse-index', 'infra'),
  'of SHA-256': () => initialized('--object-format=sha256', '--initial-branch=main'),
  'with a table of references': () => initialized('--ref-format=reftable', '--initial-branch=main'),
  shallow: () => clone('--depth', '1', '--branch', 'main'),
  'without blobs': () => clone('--filter=blob:none', '--branch', 'main'),
  'without trees': () => clone('--filter=tree:0', '--branch', 'main'),
  'that borrows objects': () => clone('--shared', '--branch', 'main'),
  'with its data elsewhere': separated,
  'with a link to its data': linked,
  'with a second working tree': () => worktree(repository(files)),
  'bare, with a working tree': hub,
  'within another as a submodule': submodule,
};

describe.skipIf(!hasGit)('a repository', () => {
  it.each(Object.entries(kinds))('%s says what changed in it', async (kind, make) => {
    const top = attempted(make);
    if (top === undefined) return console.info(`skipped: this git makes no repository ${kind}`);
    const past = new Date('2020-01-01');
    utimesSync(path.join(top, 'infra/b.json'), past, past);
    const base = git(top, 'rev-parse', 'HEAD').trim();
    expect(await changesIn(top, { kind: 'since' })).toEqual({ files: new Set(), overlay: new Map() });

    write(top, 'infra/a.json', '{ "a": 2 }\n');
    git(top, 'add', 'infra/a.json');
    write(top, 'infra/a.json', '{ "a": 2,\n"b": 3 }\n');
    write(top, 'infra/new.json', '{}\n');
    const since = await changesIn(path.join(top, 'infra'), { kind: 'since' });
    expect([...since.files].sort()).toEqual(['infra/a.json', 'infra/new.json']);
    const staged = await changesIn(top, { kind: 'staged' });
    expect([...staged.files]).toEqual(['infra/a.json']);
    expect(Array.from(staged.overlay, ([file, bytes]) => [file, String(bytes)])).toEqual([
      ['infra/a.json', '{ "a": 2 }\n'],
    ]);
    const pushed = await changesOf(top, { before: base });
    expect('changes' in pushed && [...pushed.changes.files]).toEqual(['infra/a.json']);
    expect('changes' in pushed && [1, 2].map((line) => pushed.changes.isChanged('infra/a.json', line))).toEqual([
      true,
      true,
    ]);
  });

  it('without the trees of its base says what to fetch, and fetches nothing', async () => {
    const origin = repository(files);
    write(origin, 'infra/a.json', '{ "a": 2 }\n');
    commit(origin, 'second');
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    git(path.dirname(origin), 'clone', '--quiet', '--filter=tree:0', `file://${origin.replaceAll('\\', '/')}`, 'clone');
    const top = path.join(path.dirname(origin), 'clone');
    const since = () => changesIn(top, { kind: 'since', ref: 'HEAD~1' });
    await expect(since()).rejects.toThrow(
      /this clone is partial .* run 'git fetch --refetch --filter=blob:none origin'/,
    );
    git(top, 'fetch', '--quiet', '--refetch', '--filter=blob:none', 'origin');
    expect((await since()).files).toEqual(new Set(['infra/a.json']));
  });
});
