import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createNamed, writeNamed } from '../../../src/source/door/write.ts';
import { folders, isWindows } from './folders.ts';

const named = (root: string, given: string) => ({ root, absolute: path.resolve(root, given), given });
const link = 'is a link, and nothing is written through one: name what it leads to';
const behind = 'lies behind a link, and nothing is written through one: name what it leads to';

describe('a file that is named', () => {
  it('is written with its folders, in the place of what was there, with its mode', () => {
    const { root, outside } = folders();
    expect(writeNamed(named(root, 'a/b/c.txt'), 'one')).toEqual({ kind: 'ok' });
    if (!isWindows) chmodSync(path.join(root, 'a/b/c.txt'), 0o640);
    expect(writeNamed(named(root, 'a/b/c.txt'), 'two')).toEqual({ kind: 'ok' });
    expect(readFileSync(path.join(root, 'a/b/c.txt'), 'utf8')).toBe('two');
    if (!isWindows) expect(statSync(path.join(root, 'a/b/c.txt')).mode & 0o777).toBe(0o640);
    expect(readdirSync(path.join(root, 'a/b'))).toEqual(['c.txt']);
    expect(writeNamed(named(root, '../outside/d.txt'), 'out')).toEqual({ kind: 'ok' });
    expect(readFileSync(path.join(outside, 'd.txt'), 'utf8')).toBe('out');
  });

  it('that is to be new does not take the place of anything', () => {
    const { root } = folders();
    expect(createNamed(named(root, 'a.txt'), 'one')).toEqual({ kind: 'ok' });
    expect(createNamed(named(root, 'a.txt'), 'two')).toMatchObject({ message: "'a.txt' is there already" });
    expect(readFileSync(path.join(root, 'a.txt'), 'utf8')).toBe('one');
    expect(readdirSync(root)).toEqual(['a.txt']);
  });

  it('has a place, or it is said why not', () => {
    const { root } = folders();
    writeFileSync(path.join(root, 'file'), '');
    mkdirSync(path.join(root, 'folder'));
    const message = (given: string) => {
      const written = writeNamed(named(root, given), 'x');
      return written.kind === 'error' && written.message.replace(/^'.*?' /s, '');
    };
    expect(message('folder')).toBe('cannot be written: it is a folder');
    expect(message('file/x')).toBe('cannot be written: a part of its path is a file');
    expect(message('../outside')).toBe('cannot be written: it is a folder');
    expect(message('x'.repeat(300))).toMatch(/cannot be written: (its name is too long|ENOENT)/);
    expect(writeNamed({ root, absolute: path.join(root, 'a\0b'), given: 'a\0b' }, 'x')).toMatchObject({
      kind: 'error',
    });
  });
});

describe.skipIf(isWindows)('a link', () => {
  it('of the workspace is written through nowhere', () => {
    const { top, root, outside } = folders();
    writeFileSync(path.join(outside, 'victim'), 'original');
    writeFileSync(path.join(root, 'source.bicep'), 'original');
    symlinkSync('../outside/victim', path.join(root, 'out'));
    symlinkSync('../outside/none', path.join(root, 'dangling'));
    symlinkSync('source.bicep', path.join(root, 'in'));
    symlinkSync('../outside', path.join(root, 'folder'));
    symlinkSync('.', path.join(root, 'here'));
    symlinkSync('/dev/stdout', path.join(root, 'device'));
    symlinkSync(root, path.join(top, 'alias'));
    for (const write of [writeNamed, createNamed]) {
      for (const given of ['out', 'dangling', 'in', 'device', 'folder', path.join(top, 'alias', 'out')])
        expect(write(named(root, given), 'new')).toMatchObject({ message: `'${given}' ${link}` });
      for (const given of ['folder/victim', 'folder/none/x', 'here/x', path.join(top, 'alias', 'folder', 'x')])
        expect(write(named(root, given), 'new')).toMatchObject({ message: `'${given}' ${behind}` });
    }
    expect(readFileSync(path.join(outside, 'victim'), 'utf8')).toBe('original');
    expect(readFileSync(path.join(root, 'source.bicep'), 'utf8')).toBe('original');
    expect(readdirSync(outside)).toEqual(['victim']);
    expect(lstatSync(path.join(root, 'out')).isSymbolicLink()).toBe(true);
  });

  it('outside leads where the person says as a folder, and nowhere in the place of the file', () => {
    const { root, outside } = folders();
    mkdirSync(path.join(outside, 'real'));
    symlinkSync('real', path.join(outside, 'folder'));
    writeFileSync(path.join(outside, 'victim'), 'original');
    symlinkSync('victim', path.join(outside, 'planted'));
    expect(writeNamed(named(root, '../outside/folder/a'), 'new')).toEqual({ kind: 'ok' });
    expect(readFileSync(path.join(outside, 'real/a'), 'utf8')).toBe('new');
    expect(writeNamed(named(root, '../outside/planted'), 'new')).toMatchObject({ kind: 'error' });
    expect(readFileSync(path.join(outside, 'victim'), 'utf8')).toBe('original');
  });

  it('to the workspace by another name is the workspace', () => {
    const { top, root } = folders();
    symlinkSync(root, path.join(top, 'alias'));
    expect(writeNamed(named(root, path.join(top, 'alias', 'a')), 'new')).toEqual({ kind: 'ok' });
    expect(existsSync(path.join(root, 'a'))).toBe(true);
  });
});

describe.skipIf(isWindows)('a pipe or device', () => {
  it('that is named outside is written into, and waited for by nobody', () => {
    const { root, outside } = folders();
    spawnSync('mkfifo', [path.join(outside, 'pipe'), path.join(root, 'pipe')]);
    expect(writeNamed(named(root, '/dev/null'), 'x')).toEqual({ kind: 'ok' });
    expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
    expect(writeNamed(named(root, '../outside/pipe'), 'x')).toMatchObject({
      message: "'../outside/pipe' cannot be written: nobody reads from it",
    });
    expect(writeNamed(named(root, 'pipe'), 'x')).toMatchObject({
      message: "'pipe' cannot be written: it is no plain file",
    });
  });
});
