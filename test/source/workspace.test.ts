import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isInside, maxFileSize, openWorkspace, type ReadResult } from '../../src/source/workspace.ts';

let outer = '';
let root = '';

/** Windows lets only some people make links. */
let hasLinks = true;

beforeAll(() => {
  outer = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-workspace-')));
  root = path.join(outer, 'root');
  mkdirSync(path.join(root, 'sub'), { recursive: true });
  writeFileSync(path.join(outer, 'secret.json'), '{}');
  writeFileSync(path.join(root, 'a.json'), '{ "a": 1 }');
  writeFileSync(path.join(root, '..b.json'), '{}');
  writeFileSync(path.join(root, 'sub', 'c.json'), '{}');
  writeFileSync(path.join(root, 'binary.json'), Buffer.of(0, 1, 2, 0xff));
  writeFileSync(path.join(root, 'large.json'), '');
  truncateSync(path.join(root, 'large.json'), maxFileSize + 1);
  try {
    symlinkSync(path.join(outer, 'secret.json'), path.join(root, 'leak.json'));
    symlinkSync(outer, path.join(root, 'up'), 'dir');
    symlinkSync(path.join(root, 'a.json'), path.join(root, 'sub', 'alias.json'));
    symlinkSync('loop.json', path.join(root, 'loop.json'));
  } catch {
    hasLinks = false;
  }
});
afterAll(() => rmSync(outer, { recursive: true, force: true }));

function read(file: string): ReadResult {
  return openWorkspace(root).read(file);
}

describe('reading in a workspace', () => {
  it('reads a file by its path from the root', () => {
    expect(read('a.json')).toMatchObject({ kind: 'ok', source: { path: 'a.json', text: '{ "a": 1 }' } });
    expect(read('sub\\c.json')).toMatchObject({ kind: 'ok', source: { path: 'sub/c.json' } });
    expect(read('..b.json')).toMatchObject({ kind: 'ok', source: { path: '..b.json' } });
  });

  it('reads a file once, however its path is written', () => {
    const workspace = openWorkspace(root);
    expect(workspace.read('./sub/../a.json')).toBe(workspace.read('a.json'));
  });

  it.each([
    ['none.json', 'not-found', "there is no file 'none.json'"],
    ['a.json/x.json', 'not-found', "there is no file 'a.json/x.json'"],
    ['sub', 'is-a-directory', "'sub' is a folder, not a file"],
    ['.', 'is-a-directory', "'.' is a folder, not a file"],
    ['../secret.json', 'outside-workspace', "'../secret.json' lies outside the workspace and is not read"],
    ['sub/../../secret.json', 'outside-workspace', "'../secret.json' lies outside the workspace and is not read"],
    ['binary.json', 'not-text', "'binary.json' is not text in UTF-8, or in UTF-16 with a byte order mark"],
    [
      'large.json',
      'too-large',
      "'large.json' has 32.0 MiB; files above 32.0 MiB are not read (Azure accepts templates up to 4 MB)",
    ],
    ['a\0.json', 'unreadable', "'a\0.json' holds a null character, which no name of a file does"],
  ])('%j: %s', (file, code, message) => {
    expect(read(file)).toMatchObject({ kind: 'error', code, message });
  });

  it('refuses an absolute path that leads out', () => {
    expect(read(path.join(outer, 'secret.json'))).toMatchObject({ kind: 'error', code: 'outside-workspace' });
  });

  it('has nothing to read where there is no folder', () => {
    expect(openWorkspace(path.join(outer, 'none')).read('a.json')).toMatchObject({ kind: 'error', code: 'not-found' });
  });
});

describe('links', () => {
  it('refuses those that lead out, of files and of folders', (context) => {
    context.skip(!hasLinks, 'links cannot be made here');
    const message = 'is a link that leads outside the workspace and is not read';
    expect(read('leak.json')).toMatchObject({ code: 'outside-workspace', message: `'leak.json' ${message}` });
    expect(read('up/secret.json')).toMatchObject({ code: 'outside-workspace', message: `'up/secret.json' ${message}` });
  });

  it('follows those that stay inside to the one file there is', (context) => {
    context.skip(!hasLinks, 'links cannot be made here');
    const workspace = openWorkspace(root);
    expect(workspace.read('sub/alias.json')).toBe(workspace.read('a.json'));
    expect(workspace.read('sub/alias.json')).toMatchObject({ source: { path: 'a.json' } });
  });

  it('says so where a link leads to itself', (context) => {
    context.skip(!hasLinks, 'links cannot be made here');
    expect(read('loop.json')).toMatchObject({ kind: 'error', code: 'unreadable' });
  });
});

describe('inside or outside', () => {
  it.each([
    ['', true],
    ['a', true],
    ['..a', true],
    ['a/../b', true],
    ['..', false],
    ['../x', false],
    ['../root2', false],
  ])('%j', (relative, inside) => {
    const folder = path.resolve('root');
    expect(isInside(folder, path.resolve(folder, relative))).toBe(inside);
  });
});
