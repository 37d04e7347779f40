import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { git, repository } from './git-helpers.ts';
import { badMachine, isCivil, resilint, template, workspace } from './helpers.ts';

const cli = path.resolve('dist/cli.js');
const many = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}.json`, badMachine] as const));

function withInput(folder: string, input: string, ...args: string[]) {
  return spawnSync(process.execPath, [cli, ...args], { cwd: folder, input, encoding: 'utf8' });
}

describe('standard input', () => {
  const text = template(badMachine);
  const vm = `resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm'
  location: 'westeurope'
  properties: { storageProfile: { osDisk: { createOption: 'FromImage', vhd: { uri: 'https://a/b.vhd' } } } }
}
`;

  it('is linted as the file it is said to be, there or not, with the modules and configuration of its folder', () => {
    const folder = workspace({
      'infra/resilint.config.json': '{ "policies": { "all": "off", "VM-5": "low" } }',
      'infra/m.bicep': vm,
    });
    const { stdout, status } = withInput(folder, text, '-', '--stdin-filename', 'infra/new.json', '-f', 'concise');
    expect(stdout.split('\n')[0]).toMatch(/^infra\/new\.json:\d+:\d+: low VM-5 /);
    expect(status).toBe(1);
    const bicep = withInput(
      folder,
      "module m 'm.bicep' = { name: 'm' }\n",
      '-',
      '--stdin-filename',
      'infra/main.bicep',
    );
    expect(bicep.stdout).toMatch(/^infra\/m\.bicep:\d+:\d+: low VM-5 /);
    expect(existsSync(path.join(folder, 'infra/new.json'))).toBe(false);
  });

  it('comes back with --fix, edited or not, and the report goes to standard error', () => {
    const folder = workspace({});
    const same = withInput(folder, text, '-', '--stdin-filename', 'a.json', '--fix', '--select', 'VM-5');
    expect(same.stdout).toBe(text);
    expect(same.stderr).toMatch(/^no fixes made\na\.json:\d+:\d+: high VM-5 /);
    const zonal = ['--select', 'VM-2', '--fix=all'];
    const machine = template({
      resources: [
        {
          type: 'Microsoft.Compute/virtualMachines',
          apiVersion: '2023-09-01',
          name: 'a',
          location: 'westeurope',
          properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' } },
        },
      ],
    });
    const fixed = withInput(folder, machine, '-', '--stdin-filename', 'a.json', ...zonal);
    expect(fixed.stdout).toContain('"zones"');
    expect(fixed.status).toBe(0);
    const diff = withInput(folder, machine, '-', '--stdin-filename', 'a.json', '--select', 'VM-2', '--diff=all');
    expect(diff.stdout).toMatch(/^\+.*"zones"/m);
    expect(diff.status).toBe(1);
  });

  it.each([
    [['-'], /needs --stdin-filename/],
    [['-', 'a.json', '--stdin-filename', 'b.json'], /name no other paths/],
    [['--stdin-filename', 'b.json'], /goes with '-'/],
    [['-', '--stdin-filename', '../b.json'], /lies outside the repository/],
  ])('%j is a usage error', (args, message) => {
    const { status, stderr } = withInput(workspace({}), text, ...args);
    expect(status).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('output', () => {
  it('of a megabyte reaches a slow reader whole', async () => {
    const child = spawn(process.execPath, [cli, '--format', 'sarif', '--show-unknown', '--preset', 'all'], {
      cwd: workspace(many(60)),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let text = '';
    for await (const chunk of child.stdout) {
      text += chunk;
      if (text.length < 400_000) await new Promise((resolve) => setTimeout(resolve, 10));
    }
    expect(text.length).toBeGreaterThan(1_000_000);
    expect(JSON.parse(text).version).toBe('2.1.0');
  });

  it.skipIf(!existsSync('/dev/full'))('that a full disk refuses is told, and ends with 2', () => {
    const folder = workspace({ 'main.json': badMachine });
    const report = resilint(folder, '--report', 'sarif=/dev/full');
    expect(report.stderr).toMatch(/the report '\/dev\/full' cannot be written: the disk is full/);
    expect(report.stdout).toContain('VM-5');
    expect(report.code).toBe(2);
    const standard = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" > /dev/full`], {
      cwd: folder,
      encoding: 'utf8',
    });
    expect(standard.stderr).toMatch(/standard output cannot be written: the disk is full/);
    expect(standard.status).toBe(2);
  });

  it('that has no place is told: a folder, a file as a folder', () => {
    const folder = workspace({ 'main.json': badMachine });
    mkdirSync(path.join(folder, 'out'));
    for (const [file, reason] of [
      ['out', 'it is a folder'],
      ['main.json/log.sarif', 'a part of its path is a file'],
    ]) {
      const outcome = resilint(folder, '--report', `sarif=${file}`);
      expect(outcome.stderr).toContain(reason);
      expect(outcome.code).toBe(2);
      expect(isCivil(outcome)).toBe(true);
    }
  });

  it('takes the place of an older report at once, and leaves nothing beside it', () => {
    const folder = workspace({ 'main.json': badMachine });
    mkdirSync(path.join(folder, 'out'));
    writeFileSync(path.join(folder, 'out/log.sarif'), 'old');
    resilint(folder, '--report', 'sarif=out/log.sarif');
    expect(JSON.parse(readFileSync(path.join(folder, 'out/log.sarif'), 'utf8')).version).toBe('2.1.0');
    expect(readdirSync(path.join(folder, 'out'))).toEqual(['log.sarif']);
  });

  it.skipIf(process.platform === 'win32')('of an interrupted run is none, with 130', async () => {
    const folder = workspace(many(1500));
    const child = spawn(process.execPath, [cli, '--report', 'sarif=log.sarif'], { cwd: folder, stdio: 'ignore' });
    setTimeout(() => child.kill('SIGINT'), 700);
    const code = await new Promise((resolve) => child.on('close', resolve));
    expect(code).toBe(130);
    expect(existsSync(path.join(folder, 'log.sarif'))).toBe(false);
  });

  it('says each diagnostic once where the build shows those of the report', () => {
    const folder = workspace({ 'bad.json': `${template({}).slice(0, -4)} "resources": [`, 'main.json': badMachine });
    for (const format of ['github', 'azure']) {
      const { stdout, stderr } = resilint(folder, '--format', format);
      expect(stdout).toContain('json-syntax');
      expect(stderr).toBe('');
    }
    expect(resilint(folder, '--format', 'sarif').stderr).toContain('[json-syntax]');
  });

  it.skipIf(!hasGit)('names the repository in SARIF, without user and password', () => {
    const folder = repository({ 'main.json': badMachine });
    git(folder, 'remote', 'add', 'origin', 'https://user:secret@example.com/team/infra.git');
    const { stdout } = resilint(folder, '--format', 'sarif');
    expect(JSON.parse(stdout).runs[0].versionControlProvenance).toMatchObject([
      { repositoryUri: 'https://example.com/team/infra', branch: 'work' },
    ]);
    expect(stdout).not.toContain('secret');
  });
});

describe('what is asked instead of a report', () => {
  it('--list-files says what is linted and why the rest is not', () => {
    const folder = workspace({
      'main.bicep': "module m 'm.bicep' = { name: 'm' }\n",
      'm.bicep': '',
      'data.json': '{}',
      'out/a.json': badMachine,
      'old/a.json': badMachine,
      '.gitignore': 'out/\n',
      'resilint.config.json': '{ "ignores": ["old/"] }',
    });
    expect(resilint(folder, '--list-files').stdout.split('\n')).toEqual([
      'main.bicep',
      '- data.json: no template: its $schema names none',
      '- m.bicep: linted where others use it: through main.bicep',
      '- old/a.json: ignored by resilint.config.json',
      '- out/a.json: ignored by .gitignore (out/)',
      '- resilint.config.json: no template: its $schema names none',
      '',
    ]);
  });

  it('--print-config says what holds for a file', () => {
    const folder = workspace({
      'a.json': badMachine,
      'resilint.config.json': '{ "whole": true, "policies": { "all": "off", "VM-5": "low" } }',
    });
    const printed = JSON.parse(resilint(folder, '--print-config', 'a.json').stdout);
    expect(printed).toMatchObject({ file: 'a.json', configurations: ['resilint.config.json'], whole: true });
    expect(printed.policies['VM-5']).toEqual({ severity: 'low' });
    expect(printed.policies['VM-1']).toBeUndefined();
  });

  it('--quiet shows what fails and no more', () => {
    const folder = workspace({ 'a.json': badMachine });
    expect(resilint(folder, '--quiet', '--select', 'VM-14').stdout).toBe('');
    const { stdout } = resilint(folder, '--quiet', '--fail-on', 'high');
    expect(stdout).toContain(' high ');
    expect(stdout).not.toMatch(/ low |next:|show-unknown/);
  });

  it('text names files from the folder that it runs in, and what it names can be given back', () => {
    const folder = workspace({ 'a.json': badMachine, 'infra/b.json': badMachine, 'infra/c.json': '[' });
    const here = path.join(folder, 'infra');
    const args = ['--select', 'VM-5', '../a.json', 'b.json'];
    expect(resilint(here, ...args, '-f', 'concise').stdout).toMatch(/^\.\.\/a\.json:\d.*\nb\.json:\d/);
    expect(resilint(here, ...args, '--list-files').stdout).toBe('../a.json\nb.json\n');
    const { findings } = JSON.parse(resilint(here, ...args, '-f', 'json').stdout);
    expect(findings.map((each: { location: { file: string } }) => each.location.file)).toEqual([
      'a.json',
      'infra/b.json',
    ]);
  });

  it('--statistics counts the findings of each policy instead of a report', () => {
    const folder = workspace({ 'a.json': badMachine, 'b.json': badMachine });
    const { code, stdout, stderr } = resilint(folder, '--statistics', '--select', 'VM-2,VM-5,VM-12');
    expect(code).toBe(1);
    expect(stdout).toBe(
      '2  VM-2  [ ] Deploy virtual machines across availability zones\n2  VM-5  [ ] Use managed disks for virtual machines\n4 findings in 2 files\n',
    );
    expect(stderr).toBe('');
    const json = JSON.parse(resilint(folder, '--statistics', '--select', 'VM-5', '-f', 'json').stdout);
    expect(json).toEqual([
      { policy: 'VM-5', title: 'Use managed disks for virtual machines', count: 2, fixable: 0, fixableMore: 0 },
    ]);
    expect(resilint(folder, '--statistics', '-f', 'sarif').stderr).toContain('--statistics goes with the formats');
  });

  it('--limit shows the most severe findings, and says how many more there are', () => {
    const folder = workspace({ 'a.json': badMachine, 'b.json': badMachine });
    const { stdout } = resilint(
      folder,
      '--limit',
      '1',
      '--select',
      'VM-5,VM-19',
      '-f',
      'concise',
      '--report',
      'json=all.json',
    );
    expect(stdout.match(/: (high|medium|low) /g)).toEqual([': high ']);
    expect(stdout).toContain('more not shown (--limit 1)');
    expect(JSON.parse(readFileSync(path.join(folder, 'all.json'), 'utf8')).findings.length).toBeGreaterThan(1);
    expect(resilint(folder, '--limit', '-1').code).toBe(2);
  });

  it('--timings says what took the time', () => {
    const { stderr } = resilint(workspace({ 'a.json': badMachine }), '--timings', '--select', 'VM-5');
    expect(stderr).toMatch(
      /^1 file, 1 check, \d+ ms\nfinding files \d+ ms, evaluating and judging \d+ ms, proving edits \d+ ms$/m,
    );
    const folder = workspace({ 'a.json': badMachine, 'b.json': badMachine });
    expect(resilint(folder, '--timings').stderr).toMatch(/^slowest: [ab]\.json \d+ ms, [ab]\.json \d+ ms$/m);
  });

  it.each([
    [['chekc'], /no command, file or folder 'chekc'; did you mean 'resilint check'\?/],
    [['--formt', 'sarif'], /no option '--formt'; did you mean '--format'\?/],
    [['rules', '--polices', 'x'], /no option '--polices'; did you mean '--policies'\?/],
    [['man.json'], /^man\.json: error: There is no such file or folder; did you mean 'main\.json'\? \[not-found\]$/m],
  ])('%j: what was meant', (args, message) => {
    const { stdout, stderr } = resilint(workspace({ 'main.json': badMachine }), ...args);
    expect(stdout + stderr).toMatch(message);
  });
});
