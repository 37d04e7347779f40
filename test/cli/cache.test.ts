import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { fleet } from '../lint/part/fleet.ts';
import { resilint, workspace } from './helpers.ts';

const cli = path.resolve('dist/cli.js');
const linux = process.platform === 'linux';

/** What a run tells, but for times. */
function told(folder: string, ...args: string[]) {
  const { code, stdout, stderr } = resilint(folder, ...args);
  return { code, stdout: stdout.replace(/"milliseconds": ?[\d.]+/, ''), stderr };
}

function start(folder: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: 'ignore' });
}

const ended = (child: ChildProcess) =>
  new Promise((resolve) => {
    if (child.exitCode === null && child.signalCode === null) child.once('exit', resolve);
    else resolve(child.exitCode);
  });

describe('--cache', () => {
  it.each(['json', 'sarif', 'stylish', 'markdown'])(
    'gives the same bytes of %s cold, warm, and with threads',
    (format) => {
      const folder = workspace(fleet());
      const plain = told(folder, '--format', format);
      for (const jobs of ['4', '1', '2'])
        expect(told(folder, '--format', format, '--cache-location', '../results', '--jobs', jobs)).toEqual(plain);
      expect(readdirSync(path.join(folder, '../results'))).toHaveLength(1);
    },
  );

  it('leaves with a kill at any moment what the next run uses or drops', async () => {
    const folder = workspace(fleet());
    const plain = told(folder);
    const args = ['--cache-location', '../results', '--jobs', '2'];
    for (const wait of [150, 250, 350, 500, 700, 900]) {
      const child = start(folder, ...args);
      await new Promise((resolve) => setTimeout(resolve, wait));
      child.kill('SIGKILL');
      await ended(child);
    }
    expect(told(folder, ...args)).toEqual(plain);
    expect(told(folder, ...args)).toEqual(plain);
  });

  it('is shared by runs at the same time', async () => {
    const folder = workspace(fleet());
    const plain = told(folder);
    const args = ['--cache-location', '../results'];
    const children = Array.from({ length: 4 }, () => start(folder, ...args));
    expect(await Promise.all(children.map(ended))).toEqual([1, 1, 1, 1]);
    expect(told(folder, ...args)).toEqual(plain);
    expect(readdirSync(path.join(folder, '../results'))).toHaveLength(1);
  });

  it.runIf(linux)('is not used in a folder that somebody else can write, or behind a link', () => {
    const folder = workspace(fleet());
    const open = path.join(folder, '../open');
    mkdirSync(open);
    chmodSync(open, 0o777);
    symlinkSync(open, path.join(folder, '../link'));
    for (const name of ['../open', '../link']) {
      const { code, stdout } = resilint(folder, '--cache-location', name);
      expect(code).toBe(1);
      expect(stdout).toContain('Results are not kept');
    }
    expect(readdirSync(open)).toEqual([]);
  });

  it('edits nothing by what an earlier run found', () => {
    const folder = workspace(fleet());
    expect(resilint(folder, '--cache-location', '../results', '--diff').code).toBeLessThan(2);
    expect(existsSync(path.join(folder, '../results'))).toBe(false);
  });
});

describe.runIf(hasGit)('a folder of the repository', () => {
  const git = (folder: string, ...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  const repository = (): string => {
    const folder = workspace(fleet());
    rmSync(path.join(folder, '.git'), { recursive: true });
    git(folder, 'init', '-q');
    return folder;
  };

  it('holds results where git tracks nothing in it', () => {
    const folder = repository();
    expect(told(folder, '--cache-location', '.results')).toEqual(told(folder));
    expect(readdirSync(path.join(folder, '.results'))).toHaveLength(1);
    git(folder, 'add', '-f', '.results');
    expect(resilint(folder, '--cache-location', '.results').stdout).toContain('git tracks');
    expect(resilint(folder, '--cache-location', '.').stdout).toContain('not for a cache');
  });

  it.runIf(linux)('leads nowhere else', () => {
    const folder = repository();
    mkdirSync(path.join(folder, '../elsewhere'));
    symlinkSync(path.join(folder, '../elsewhere'), path.join(folder, 'link'));
    expect(resilint(folder, '--cache-location', 'link/results').stdout).toContain('lies behind a link');
    expect(readdirSync(path.join(folder, '../elsewhere'))).toEqual([]);
  });

  it('is none of the default', () => {
    const folder = repository();
    writeFileSync(path.join(folder, 'x.txt'), '');
    const env = { ...process.env, XDG_CACHE_HOME: path.join(folder, 'home'), HOME: folder, LOCALAPPDATA: folder };
    const run = () =>
      execFileSync(process.execPath, [cli, '--cache', '--fail-on', 'never'], { cwd: folder, env, stdio: 'pipe' });
    if (linux) expect(run().toString()).toContain('1 ');
    expect(existsSync(path.join(folder, 'home/resilint/results'))).toBe(false);
  });
});
