import { chmodSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { changesOf } from '../../../src/action/changes.ts';
import { changesIn } from '../../../src/workspace/git/changes.ts';
import { commit, git, repository, write } from '../../cli/git-helpers.ts';
import { hasGit } from '../../has-git.ts';

const past = 1_600_000_000;

async function since(top: string, ref?: string): Promise<string[]> {
  return [...(await changesIn(top, { kind: 'since', ref })).files].sort();
}

async function overlay(top: string): Promise<[string, string | undefined][]> {
  const staged = await changesIn(top, { kind: 'staged' });
  return Array.from(staged.overlay, ([file, bytes]) => [file, bytes && Buffer.from(bytes).toString()]);
}

describe.skipIf(!hasGit)('what changed', () => {
  it('is nothing in a checkout with the line ends of Windows', async () => {
    const top = repository({
      'a.json': '{\n}\n',
      'b.bicep': 'var a = 1\n',
      '.gitattributes': '*.bicep text eol=crlf\n',
    });
    git(top, 'config', 'core.autocrlf', 'true');
    for (const name of ['a.json', 'b.bicep']) {
      rmSync(path.join(top, name));
      git(top, 'checkout', '--quiet', '--', name);
      expect(readFileSync(path.join(top, name), 'utf8')).toContain('\r\n');
      utimesSync(path.join(top, name), past, past);
    }
    expect(await since(top)).toEqual([]);
    expect(await overlay(top)).toEqual([]);
    git(top, 'config', 'core.autocrlf', 'false');
    expect(await since(top)).toEqual(['a.json']);
  });

  it('is nothing where files were copied, so that all of their times are others', async () => {
    const top = repository({ 'a.json': '{}', 'sub/b.json': '[]' });
    for (const name of ['a.json', 'sub/b.json']) utimesSync(path.join(top, name), past, past);
    expect(await since(top)).toEqual([]);
  });

  it('is nothing that was taken back', async () => {
    const top = repository({ 'a.json': '{}' });
    write(top, 'a.json', '[]');
    git(top, 'add', 'a.json');
    write(top, 'a.json', '{}');
    expect(await since(top)).toEqual([]);
    expect(await overlay(top)).toEqual([['a.json', '[]']]);
  });

  it.skipIf(process.platform === 'win32')('is a mode where modes count', async () => {
    const top = repository({ 'a.json': '{}' });
    chmodSync(path.join(top, 'a.json'), 0o755);
    expect(await since(top)).toEqual(['a.json']);
    git(top, 'config', 'core.fileMode', 'false');
    expect(await since(top)).toEqual([]);
  });

  it('is what a conflict left, which stands as it is on the disk', async () => {
    const top = repository({ 'a.json': '0\n' });
    write(top, 'a.json', '1\n');
    commit(top, 'one');
    git(top, 'switch', '--quiet', 'main');
    write(top, 'a.json', '2\n');
    commit(top, 'two');
    expect(() => git(top, 'merge', '--quiet', 'work')).toThrow();
    expect(await since(top, 'HEAD')).toEqual(['a.json']);
    expect([...(await changesIn(top, { kind: 'staged' })).files]).toEqual(['a.json']);
    expect(await overlay(top)).toEqual([]);
  });

  it('is no file that is only meant to be added, once git has nothing of it', async () => {
    const top = repository({ 'a.json': '{}' });
    write(top, 'b.json', '{}');
    git(top, 'add', '--intent-to-add', 'b.json');
    expect(await since(top)).toEqual(['b.json']);
    expect(await changesIn(top, { kind: 'staged' })).toEqual({ files: new Set(), overlay: new Map() });
  });

  it('keeps the file itself where git holds what a filter made of it', async () => {
    const top = repository({
      'a.json': '{}',
      'b.json': '{}',
      '.gitattributes': 'a.json filter=sealed\nb.json filter=none\n',
    });
    git(top, 'config', 'filter.sealed.clean', 'cat');
    for (const name of ['a.json', 'b.json']) write(top, name, '[]');
    expect(await overlay(top)).toEqual([['b.json', '{}']]);
    expect(await since(top)).toEqual(['a.json', 'b.json']);
  });

  it('is read from the index of a commit of all files, within its hook', async () => {
    const top = repository({ 'a.json': '{}' });
    write(top, 'a.json', '[]');
    const next = path.join(top, '.git/next-index-1.lock');
    writeFileSync(next, readFileSync(path.join(top, '.git/index')));
    process.env.GIT_INDEX_FILE = next;
    try {
      git(top, 'add', 'a.json');
      expect([...(await changesIn(top, { kind: 'staged' })).files]).toEqual(['a.json']);
    } finally {
      delete process.env.GIT_INDEX_FILE;
    }
    expect([...(await changesIn(top, { kind: 'staged' })).files]).toEqual([]);
  });

  it('is told by lines, whatever ends them', async () => {
    const top = repository({ 'a.json': 'one\ntwo\nthree\n', 'b.json': '{}\n' });
    const before = git(top, 'rev-parse', 'HEAD').trim();
    write(top, 'a.json', 'one\r\n2\r\nthree\r\nfour\r\n');
    write(top, 'c.json', '{}\n');
    git(top, 'add', 'c.json');
    const found = await changesOf(top, { before });
    if (!('changes' in found)) throw new Error(found.reason);
    const { files, isChanged } = found.changes;
    expect([...files].sort()).toEqual(['a.json', 'c.json']);
    expect([1, 2, 3, 4].filter((line) => isChanged('a.json', line))).toEqual([2, 4]);
    expect([isChanged('b.json', 1), isChanged('c.json', 1)]).toEqual([false, true]);
  });

  it('is a whole file where a partial clone lacks what it was', async () => {
    const origin = repository({ 'a.json': 'one\ntwo\n' });
    const before = git(origin, 'rev-parse', 'HEAD').trim();
    write(origin, 'a.json', 'one\n2\n');
    commit(origin, 'second');
    git(origin, 'config', 'uploadpack.allowFilter', 'true');
    git(
      path.dirname(origin),
      'clone',
      '--quiet',
      '--filter=blob:none',
      `file://${origin.replaceAll('\\', '/')}`,
      'clone',
    );
    const found = await changesOf(path.join(origin, '../clone'), { before });
    if (!('changes' in found)) throw new Error(found.reason);
    expect([...found.changes.files]).toEqual(['a.json']);
    expect([1, 2].map((line) => found.changes.isChanged('a.json', line))).toEqual([true, true]);
  });
});
