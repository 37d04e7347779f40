import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { findRepository } from '../../../src/workspace/git/repository.ts';
import { git, repository } from '../../cli/git-helpers.ts';
import { workspace } from '../../cli/helpers.ts';
import { hasGit } from '../../has-git.ts';

describe.skipIf(!hasGit)('the repository of a folder', () => {
  it('is that of the nearest folder with a .git that is one', () => {
    const top = repository({ 'infra/a.json': '{}' });
    mkdirSync(path.join(top, 'infra/.git'));
    expect(findRepository(path.join(top, 'infra'))).toEqual({
      top,
      data: path.join(top, '.git'),
      index: path.join(top, '.git/index'),
    });
  });

  it('is none that only looks like one', () => {
    const folder = workspace({ 'infra/a.json': '{}' });
    rmSync(path.join(folder, '.git'), { recursive: true });
    git(folder, 'init', '--quiet', '--bare', 'infra/bare');
    expect(findRepository(path.join(folder, 'infra/bare'))).toBeUndefined();
  });

  it.each(['', 'gitdir: ', 'gitdir: nowhere', 'gitdir: infra', 'x'.repeat(1 << 20), '\0'])(
    'is said to be none where .git is a file that leads to none (%#)',
    (text) => {
      const folder = workspace({ 'infra/a.json': '{}' });
      rmSync(path.join(folder, '.git'), { recursive: true });
      writeFileSync(path.join(folder, '.git'), text);
      expect(() => findRepository(folder)).toThrow(/'.*\.git' names no repository/);
    },
  );

  it.skipIf(process.platform === 'win32')('does not hang on what is no file', () => {
    const folder = workspace({});
    rmSync(path.join(folder, '.git'), { recursive: true });
    symlinkSync('/dev/zero', path.join(folder, '.git'));
    expect(findRepository(folder)).toBeUndefined();
  });

  it('has the index of a commit that is being made, and no index of another repository', () => {
    const top = repository({ 'a.json': '{}' });
    const indexFor = (file: string): string | undefined => {
      process.env.GIT_INDEX_FILE = file;
      try {
        return findRepository(top)?.index;
      } finally {
        delete process.env.GIT_INDEX_FILE;
      }
    };
    expect(indexFor('.git/next-index-1.lock')).toBe(path.join(top, '.git/next-index-1.lock'));
    expect(indexFor(path.join(top, '.git/index.lock'))).toBe(path.join(top, '.git/index.lock'));
    expect(indexFor(path.join(top, '../other/.git/index'))).toBe(path.join(top, '.git/index'));
    expect(indexFor('')).toBe(path.join(top, '.git/index'));
  });
});
