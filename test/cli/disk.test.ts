import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { badMachine, isCivil, type Outcome, workspace } from './helpers.ts';
import { leftovers, mend, pairs, statesOf } from './pairs.ts';

const cli = path.resolve('dist/cli.js');
const isRoot = process.getuid?.() === 0;

/** Runs a shell where file systems can be mounted that nobody else sees. */
function mounted(script: string) {
  const flags = isRoot ? '-m' : '-rm';
  return spawnSync('unshare', [flags, 'sh', '-ec', script], { encoding: 'utf8', timeout: 60_000 });
}

const canMount = process.platform === 'linux' && mounted('mount -t tmpfs -o size=64k none /mnt').status === 0;

function run(folder: string, args: readonly string[], { uid }: { readonly uid?: number } = {}): Outcome {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1', NODE_DISABLE_COMPILE_CACHE: '1' },
    ...(uid !== undefined && { uid, gid: uid }),
  });
  return { code: status, stdout, stderr, milliseconds: 0 };
}

describe.skipIf(!canMount)('a full disk', () => {
  /** Runs on a small disk that holds the folder and is full but for some bytes. */
  function onFullDisk(folder: string, free: number, args: readonly string[]) {
    const copy = mkdtempSync(path.join(tmpdir(), 'resilint-copy-'));
    onTestFinished(() => rmSync(copy, { recursive: true, force: true }));
    const words = args.map((each) => `'${each}'`).join(' ');
    const result = mounted(`
      mount -t tmpfs -o size=1m none /mnt
      cp -r '${folder}' /mnt/work
      cd /mnt/work
      dd if=/dev/zero of=/mnt/rest bs=4096 2>/dev/null || true
      truncate -s -${free} /mnt/rest
      code=0
      NODE_DISABLE_COMPILE_CACHE=1 '${process.execPath}' '${cli}' ${words} || code=$?
      cp -r /mnt/work/. '${copy}'
      exit $code`);
    return { ...result, copy };
  }

  it('leaves files as they were, and says so', () => {
    const { status, stdout, copy } = onFullDisk(pairs(8), 0, mend);
    expect(stdout).toContain('could not be written: the disk is full; nothing in it was changed');
    expect(status).toBe(0);
    expect(statesOf(copy)).toEqual({ old: 8, new: 0, half: 0, broken: 0 });
    expect(leftovers(copy)).toEqual([]);
  });

  it('makes the edits that there is room for, each whole', () => {
    const { stdout, copy } = onFullDisk(pairs(8), 4096, mend);
    expect(stdout).toContain('the disk is full');
    expect(statesOf(copy)).toMatchObject({ half: 0, broken: 0 });
    expect(leftovers(copy)).toEqual([]);
  });

  it('leaves the report and the baseline that there were', () => {
    const folder = workspace({ 'a.json': badMachine, 'report.json': 'old', 'base.jsonl': '' });
    const { status, stderr, copy } = onFullDisk(folder, 0, ['a.json', '--report', 'json=report.json']);
    expect(stderr).toContain("the report 'report.json' cannot be written: the disk is full");
    expect(status).toBe(2);
    expect(readFileSync(path.join(copy, 'report.json'), 'utf8')).toBe('old');
    const update = onFullDisk(folder, 0, ['a.json', '--baseline', 'base.jsonl', '--update-baseline']);
    expect(update.stderr).toContain('the baseline was not written');
    expect(update.status).toBe(2);
    expect(leftovers(update.copy)).toEqual([]);
  });
});

describe.skipIf(!canMount)('a disk that can only be read', () => {
  it('is told, and what is on it is linted', () => {
    const folder = pairs(2);
    const script = (args: string) => `
      mount --bind '${folder}' /mnt
      mount -o remount,ro,bind /mnt
      cd /mnt
      '${process.execPath}' '${cli}' ${args}`;
    const fixed = mounted(script(mend.join(' ')));
    expect(fixed.stdout).toContain('could not be written: the disk can only be read');
    expect(statesOf(folder)).toMatchObject({ old: 2 });
    const report = mounted(script('. --report json=new/out.json'));
    expect(report.stderr).toContain("the report 'new/out.json' cannot be written: the disk can only be read");
    expect(report.status).toBe(2);
    const started = mounted(script('init'));
    expect(started.stderr).toContain("'resilint.config.json' cannot be written: the disk can only be read");
    expect(started.status).toBe(2);
  });
});

describe.skipIf(process.platform === 'win32')('what may not be read or written', () => {
  /** The folder as another user has it, for whom modes count. */
  function owned(folder: string): { readonly uid?: number } {
    if (!isRoot) return {};
    for (const name of ['', ...readdirSync(folder, { recursive: true, encoding: 'utf8' })])
      chownSync(path.join(folder, name), 65534, 65534);
    chmodSync(path.dirname(folder), 0o755);
    return { uid: 65534 };
  }

  it('a read-only folder or file is left alone, and said', () => {
    const folder = pairs(3);
    const user = owned(folder);
    chmodSync(path.join(folder, 'pair0'), 0o555);
    chmodSync(path.join(folder, 'pair1/m.bicep'), 0o444);
    const outcome = run(folder, mend, user);
    chmodSync(path.join(folder, 'pair0'), 0o755);
    expect(outcome.stdout).toMatch(/'pair0\/m\.bicep' could not be written: writing is not allowed there/);
    expect(outcome.stdout).toMatch(/'pair1\/m\.bicep' is read-only and is left alone/);
    expect(statesOf(folder)).toEqual({ old: 2, new: 1, half: 0, broken: 0 });
    expect(leftovers(folder)).toEqual([]);
    expect(isCivil(outcome)).toBe(true);
  });

  it('a file or folder that may not be read is told, and the others are linted', () => {
    const folder = workspace({
      'good.json': badMachine,
      'secret.json': badMachine,
      'closed/a.json': badMachine,
      'policies/OWN-1.json': '{}',
    });
    const user = owned(folder);
    for (const name of ['secret.json', 'closed', 'policies']) chmodSync(path.join(folder, name), 0);
    const outcome = run(folder, ['.', '-f', 'concise'], user);
    const named = run(folder, ['closed/a.json'], user);
    const policies = run(folder, ['good.json', '--policies', 'policies'], user);
    for (const name of ['secret.json', 'closed', 'policies']) chmodSync(path.join(folder, name), 0o755);
    expect(outcome.stdout).toContain('good.json');
    expect(outcome.stdout).toContain("'secret.json' cannot be read (EACCES)");
    expect(outcome.code).toBe(1);
    for (const each of [outcome, named, policies]) expect(isCivil(each)).toBe(true);
    expect(policies.code).toBe(2);
  });

  it('a read-only report is left alone', () => {
    const folder = workspace({ 'a.json': badMachine, 'out.json': 'old' });
    chmodSync(path.join(folder, 'out.json'), 0o444);
    const outcome = run(folder, ['a.json', '--report', 'json=out.json']);
    expect(outcome.stderr).toContain("the report 'out.json' cannot be written: it is read-only");
    expect(outcome.code).toBe(2);
    expect(readFileSync(path.join(folder, 'out.json'), 'utf8')).toBe('old');
  });

  it.skipIf(!isRoot)('files of somebody else keep their owner', () => {
    const folder = pairs(1);
    chownSync(path.join(folder, 'pair0/m.bicep'), 12345, 23456);
    run(folder, mend);
    expect(statesOf(folder)).toMatchObject({ new: 1 });
    expect(statSync(path.join(folder, 'pair0/m.bicep'))).toMatchObject({ uid: 12345, gid: 23456 });
    const shared = pairs(1);
    const user = owned(shared);
    chownSync(path.join(shared, 'pair0/m.bicep'), 12345, 23456);
    chmodSync(path.join(shared, 'pair0/m.bicep'), 0o666);
    const outcome = run(shared, mend, user);
    expect(outcome.stdout).toContain("'pair0/m.bicep' could not be written: its owner could not be kept");
    expect(statesOf(shared)).toMatchObject({ old: 1 });
    expect(leftovers(shared)).toEqual([]);
  });
});
