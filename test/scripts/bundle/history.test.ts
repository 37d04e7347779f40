import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, it, onTestFinished } from 'vitest';
import { extract, isUnchanged, lastWritten } from '../../../scripts/bundle/history.ts';
import { git, write } from '../../action/runner.ts';

let root = '';
beforeEach(() => {
  root = temporary();
  git(root, 'init', '--quiet', '--initial-branch=main');
});

function temporary(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-history-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Commits files; answers the commit. */
function commit(files: Readonly<Record<string, string>>): string {
  write(root, files);
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--message', 'a change');
  return git(root, 'rev-parse', 'HEAD').trim();
}

it('the commit that wrote the bundle last is found behind those that did not', () => {
  commit({ 'src/a.ts': '1', 'bundle/cli.js': '1' });
  const second = commit({ 'src/a.ts': '2', 'bundle/cli.js': '2' });
  commit({ 'src/a.ts': '3', 'data/types/index.json': '{}' });
  expect(lastWritten(root)).toEqual({ kind: 'commit', commit: second });
  expect(isUnchanged(root, second, 'bundle')).toBe(true);
  expect(isUnchanged(root, second, 'data/types')).toBe(false);
});

it('its files are written as they were, and the clone is left alone', () => {
  const first = commit({ 'src/a.ts': '1\n', 'bundle/cli.js': '1\n' });
  commit({ 'src/a.ts': '2\n', 'src/b.ts': '2\n' });
  const folder = temporary();
  extract(root, first, folder);
  expect(readdirSync(path.join(folder, 'src'))).toEqual(['a.ts']);
  expect(readFileSync(path.join(folder, 'src/a.ts'), 'utf8')).toBe('1\n');
  expect(git(root, 'status', '--porcelain')).toBe('');
});

it('a bundle that is changed and not committed is no commit’s', () => {
  commit({ 'bundle/cli.js': '1' });
  writeFileSync(path.join(root, 'bundle/cli.js'), '2');
  expect(lastWritten(root).kind).toBe('changed');
});

it('without history nothing is told', () => {
  expect(lastWritten(temporary())).toMatchObject({ kind: 'unknown', why: expect.stringContaining('no clone') });
  commit({ 'bundle/cli.js': '1' });
  commit({ 'src/a.ts': '1' });
  const shallow = path.join(temporary(), 'shallow');
  git(root, 'clone', '--quiet', '--depth=1', pathToFileURL(root).href, shallow);
  expect(lastWritten(shallow)).toMatchObject({ kind: 'unknown', why: expect.stringContaining('no history') });
});
