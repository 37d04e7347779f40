import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { resilint, workspace } from './helpers.ts';

const machine = `resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm'
  location: 'westeurope'
  properties: {
    hardwareProfile: { vmSize: 'Standard_D4s_v5' }
    storageProfile: {
      imageReference: { publisher: 'Canonical', offer: 'o', sku: 's', version: 'latest' }
      osDisk: { // the only one
        createOption: 'FromImage'
        managedDisk: { storageAccountType: 'Standard_LRS' }
      }
    }
  }
}`;
const policies = ['--select', 'VM-2', '--select', 'VM-6', '--select', 'VM-8'];
const all = ['check', ...policies];
const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');

describe('--fix', () => {
  it('says what it made, and what is left for --fix=all', () => {
    const folder = workspace({ 'a.bicep': machine, 'b.bicep': machine });
    const safe = resilint(folder, 'check', '--fix', ...policies);
    expect(safe.stderr).toBe('no fixes made; 6 more with --fix=all\n');
    expect(safe.code).toBe(1);
    expect(read(folder, 'a.bicep')).toBe(machine);
    const made = resilint(folder, ...all, '--fix=all');
    expect(made.stderr).toBe('6 fixes made in 2 files\n');
    expect(made.code).toBe(0);
    expect(made.stdout).toContain('No findings in 2 files');
    expect(read(folder, 'a.bicep')).toContain("storageAccountType: 'Premium_LRS'");
    expect(read(folder, 'a.bicep')).toContain('osDisk: { // the only one\n');
  });

  it('fixes what hides another finding, which was there before and is told then', () => {
    const folder = workspace({ 'main.bicep': machine });
    const select = ['--select', 'category:availability', '--ignore', 'DR-8', '-f', 'concise'];
    expect(resilint(folder, ...select).stdout).not.toContain('VM-1');
    const { stdout, stderr } = resilint(folder, '--fix=all', ...select);
    expect(stderr).toBe('1 fix made in 1 file\n');
    expect(stdout).toContain(' VM-1');
    expect(stdout).not.toContain(' VM-2');
    expect(read(folder, 'main.bicep')).toContain('zones: [');
  });

  it('keeps tabs, carriage returns, a byte order mark and an end without a line break', () => {
    const text = `\uFEFF${machine.replaceAll('  ', '\t').replaceAll('\n', '\r\n')}`;
    const folder = workspace({ 'main.bicep': text });
    resilint(folder, ...all, '--fix=all');
    const after = read(folder, 'main.bicep');
    expect(after).not.toBe(text);
    expect(after.startsWith('\uFEFFresource')).toBe(true);
    expect(after.endsWith('}')).toBe(true);
    expect(after).not.toMatch(/(?<!\r)\n|^ /m);
  });

  it('does not go with --diff', () => {
    const { code, stderr } = resilint(workspace({ 'main.bicep': machine }), 'check', '--fix', '--diff');
    expect([code, stderr]).toEqual([2, 'resilint: --fix writes and --diff does not: choose one\n']);
  });

  it('leaves each file old or new when it is killed', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `f${at}.bicep`);
    const folder = workspace(Object.fromEntries(names.map((name) => [name, machine])));
    const copy = workspace({ 'main.bicep': machine });
    resilint(copy, ...all, '--fix=all');
    const mended = read(copy, 'main.bicep');
    const child = spawn(process.execPath, [path.resolve('dist/cli.js'), ...all, '--fix=all'], { cwd: folder });
    const ended = new Promise((resolve) => child.once('exit', resolve));
    while (child.exitCode === null && !names.some((name) => read(folder, name) !== machine)) await setTimeout(1);
    child.kill('SIGKILL');
    await ended;
    const texts = names.map((name) => read(folder, name));
    expect(texts).toContain(mended);
    expect([...new Set(texts)].filter((text) => text !== machine && text !== mended)).toEqual([]);
    expect(readdirSync(folder).filter((name) => !name.startsWith('.')).length).toBe(60);
  });
});

describe('--diff', () => {
  it('shows nothing and ends with 0 where there is nothing to make', () => {
    const folder = workspace({ 'main.bicep': machine });
    const outcome = resilint(folder, 'check', '--diff', ...policies);
    expect([outcome.code, outcome.stdout]).toEqual([0, '']);
    expect(outcome.stderr).toBe('no safe or in-place fixes; 3 with --diff=all\n');
    expect(resilint(folder, '--diff=safe', ...policies).stderr).toBe('no safe fixes; 3 with --diff=all\n');
    expect(resilint(folder, '--diff=all', '--select', 'VM-20').stderr).toBe('no fixes\n');
  });

  it.skipIf(!hasGit).each([
    ['as it is', machine],
    ['with carriage returns', machine.replaceAll('\n', '\r\n')],
    ['with a byte order mark and a line break at the end', `\uFEFF${machine}\n`],
  ])('is a patch of what --fix writes in the end, which git takes: a file %s', (_, text) => {
    const folder = workspace({ 'sub/main.bicep': text });
    const { code, stdout } = resilint(path.join(folder, 'sub'), ...all, '--diff=all');
    expect(code).toBe(1);
    expect(read(folder, 'sub/main.bicep')).toBe(text);
    spawnSync('git', ['init', '-q'], { cwd: folder });
    const applied = spawnSync('git', ['apply', '--whitespace=nowarn', '-'], {
      cwd: folder,
      input: stdout,
      encoding: 'utf8',
    });
    expect(applied.stderr).toBe('');
    const other = workspace({ 'sub/main.bicep': text });
    resilint(path.join(other, 'sub'), ...all, '--fix=all');
    expect(read(folder, 'sub/main.bicep')).toBe(read(other, 'sub/main.bicep'));
    expect(read(folder, 'sub/main.bicep')).not.toBe(text);
  });
});
