import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { codeCacheFile, readCode, writeCode } from '../../src/start/code-cache.ts';

function root(): string {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-cache-')));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

const linux = process.platform === 'linux';

describe.runIf(linux)('the cache of compiled code', () => {
  it('is kept in a folder that only the user can read', () => {
    const file = codeCacheFile('a', { XDG_CACHE_HOME: root() }) ?? '';
    writeCode(file, Buffer.from('code'));
    expect(readCode(file)?.toString()).toBe('code');
    expect(readdirSync(path.dirname(file))).toEqual(['a.v8']);
  });

  it('is not used where somebody else can write', () => {
    const home = root();
    mkdirSync(path.join(home, 'resilint'));
    chmodSync(path.join(home, 'resilint'), 0o777);
    expect(codeCacheFile('a', { XDG_CACHE_HOME: home })).toBeUndefined();
  });

  it('is not read through a link, nor from a file that somebody else can write', () => {
    const home = root();
    const file = codeCacheFile('a', { XDG_CACHE_HOME: home }) ?? '';
    writeFileSync(path.join(home, 'elsewhere'), 'planted');
    symlinkSync(path.join(home, 'elsewhere'), file);
    expect(readCode(file)).toBeUndefined();
    rmSync(file);
    writeFileSync(file, 'planted');
    chmodSync(file, 0o666);
    expect(readCode(file)).toBeUndefined();
    const other = root();
    symlinkSync(path.dirname(file), path.join(other, 'resilint'));
    expect(codeCacheFile('a', { XDG_CACHE_HOME: other })).toBeUndefined();
  });

  it('holds the latest few, and is silent where it cannot be written', () => {
    const home = root();
    for (let at = 0; at < 8; at += 1)
      writeCode(codeCacheFile(`v${at}`, { XDG_CACHE_HOME: home }) ?? '', Buffer.from('x'));
    expect(readdirSync(path.join(home, 'resilint')).length).toBe(4);
    writeFileSync(path.join(home, 'file'), '');
    expect(codeCacheFile('a', { XDG_CACHE_HOME: path.join(home, 'file') })).toBeUndefined();
    writeCode(path.join(home, 'nowhere', 'a.v8'), Buffer.from('x'));
  });

  it('can be turned off', () => {
    expect(codeCacheFile('a', { XDG_CACHE_HOME: root(), NODE_DISABLE_COMPILE_CACHE: '1' })).toBeUndefined();
  });

  it("is of no folder that a repository fills, though the files there are the user's", () => {
    const top = root();
    mkdirSync(path.join(top, '.git'));
    mkdirSync(path.join(top, 'home/resilint'), { recursive: true, mode: 0o700 });
    expect(codeCacheFile('a', { XDG_CACHE_HOME: path.join(top, 'home') })).toBeUndefined();
    const link = path.join(root(), 'link');
    symlinkSync(path.join(top, 'home'), link);
    expect(codeCacheFile('a', { XDG_CACHE_HOME: link })).toBeUndefined();
    expect(codeCacheFile('a', { XDG_CACHE_HOME: '.cache' }) ?? '/').toMatch(/^\//);
  });

  it('is of no folder below the current one, where builds say that home is', () => {
    const folder = root();
    expect(codeCacheFile('a', { XDG_CACHE_HOME: folder }, folder)).toBeUndefined();
    for (const HOME of ['.', folder]) {
      const env = { ...process.env, HOME, XDG_CACHE_HOME: '' };
      const { status } = spawnSync(process.execPath, [path.resolve('dist/cli.js'), '--version'], { cwd: folder, env });
      expect([status, readdirSync(folder)]).toEqual([0, []]);
    }
  });
});
