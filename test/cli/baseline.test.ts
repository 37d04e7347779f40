import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { isCivil, type Outcome, resilint, workspace } from './helpers.ts';

const file = 'resilint.baseline.jsonl';

function machine(name: string): string {
  return `resource ${name} 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: '${name}'
  location: 'westeurope'
  properties: {
    storageProfile: {
      osDisk: { name: 'os', createOption: 'FromImage', vhd: { uri: 'https://store.blob.core.windows.net/os.vhd' } }
      dataDisks: [
        { lun: 0, createOption: 'Empty', vhd: { uri: 'https://store.blob.core.windows.net/0.vhd' } }
      ]
    }
  }
}
`;
}

function entries(folder: string, name = file): string[] {
  return readFileSync(path.join(folder, name), 'utf8').trimEnd().split('\n');
}

/** The findings that are left, by policy and resource. */
function left({ stdout }: Outcome): string[] {
  const findings = JSON.parse(stdout).findings as { policy: string; resource: { name: string } }[];
  return findings.map(({ policy, resource }) => `${policy} ${resource.name}`);
}

function check(folder: string, ...args: string[]): Outcome {
  return resilint(folder, 'check', '--preset', 'all', '--baseline', file, '--format', 'json', ...args);
}

function withBaseline(files: Parameters<typeof workspace>[0]): string {
  const folder = workspace(files);
  const outcome = resilint(folder, 'check', '--preset', 'all', '--baseline', file, '--update-baseline');
  expect(outcome.code).toBe(0);
  return folder;
}

describe('--update-baseline', () => {
  it('writes the findings there are, which then do not count', () => {
    const folder = workspace({ 'infra/main.bicep': machine('a') });
    const before = resilint(folder, 'check');
    expect(before.code).toBe(1);
    const outcome = resilint(folder, 'check', '--preset', 'all', '--baseline', file, '--update-baseline');
    expect(outcome.code).toBe(0);
    expect(outcome.stdout).toMatch(
      /note: (\d) findings are in the baseline now \(\d entries, one a policy and resource: \d new, 0 removed\)\.? \[[\s\S]*^\1 in the baseline$/m,
    );
    expect(outcome.stdout).toMatch(/^\d in the baseline$/m);
    expect(outcome.stdout).not.toMatch(/VM-5/);
    expect(entries(folder).map((line) => JSON.parse(line))).toContainEqual({
      path: 'infra/main.bicep',
      policy: 'VM-5',
      resource: expect.stringMatching(/providers\/Microsoft.Compute\/virtualMachines\/a$/),
      route: 'properties.storageProfile.osDisk.vhd',
      count: 1,
    });
    expect(resilint(folder, 'check', '--preset', 'all', '--baseline', file).code).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['.git', 'infra', file]);
  });

  it('writes the same bytes again, and nothing where nothing changed', () => {
    const folder = withBaseline({ 'b.bicep': machine('b'), 'a.bicep': machine('a') });
    const text = readFileSync(path.join(folder, file), 'utf8');
    expect(entries(folder)).toEqual([...entries(folder)].sort());
    chmodSync(path.join(folder, file), 0o444);
    expect(check(folder, '--update-baseline').code).toBe(0);
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe(text);
  });

  it('takes out what is mended, in what was looked at as a whole', () => {
    const folder = withBaseline({ 'a/main.bicep': machine('a'), 'b/main.bicep': machine('b') });
    const of = (name: string) =>
      entries(folder).filter((line) => JSON.parse(line).path === `${name}/main.bicep`).length;
    const before = of('b');
    for (const name of ['a', 'b']) writeFileSync(path.join(folder, name, 'main.bicep'), '');
    check(folder, 'a/main.bicep', '--update-baseline');
    expect([of('a'), of('b')]).toEqual([before, before]);
    check(folder, '--select', 'VM-5', '--update-baseline');
    expect([of('a'), of('b')]).toEqual([before, before]);
    const { stdout } = resilint(folder, 'check', '--preset', 'all', 'a', '--baseline', file, '--update-baseline');
    expect(stdout).toMatch(new RegExp(`\\(${before} entries, .*: 0 new, ${before} removed\\)`));
    expect([of('a'), of('b')]).toEqual([0, before]);
  });

  it('wants a file, and to be alone', () => {
    const folder = workspace({ 'main.bicep': machine('a') });
    for (const [args, message] of [
      [['--update-baseline'], /which baseline\? give --baseline FILE/],
      [['--update-baseline', '--baseline', file, '--fix'], /goes with neither --fix nor --diff/],
      [['--update-baseline', '--baseline', 'main.bicep/x.jsonl'], /baseline/],
    ] as const) {
      const outcome = resilint(folder, 'check', '--preset', 'all', ...args);
      expect(outcome.code).toBe(2);
      expect(outcome.stderr).toMatch(message);
      expect(isCivil(outcome)).toBe(true);
    }
    expect(existsSync(path.join(folder, file))).toBe(false);
  });
});

describe('a baseline', () => {
  it('still holds when lines move and neighbours come, go and are renamed', () => {
    const folder = withBaseline({ 'main.bicep': machine('a') + machine('b') });
    const moved = `// more\n\n${machine('renamed').replaceAll('vhd:', 'managedDisk:')}${machine('b')}\n\n${machine('a')}`;
    writeFileSync(path.join(folder, 'main.bicep'), moved);
    expect(left(check(folder, '--select', 'VM-5'))).toEqual([]);
  });

  it('lets through what is new', () => {
    const folder = withBaseline({ 'main.bicep': machine('a') });
    writeFileSync(path.join(folder, 'main.bicep'), machine('b') + machine('a'));
    const outcome = check(folder, '--select', 'VM-5');
    expect(outcome.code).toBe(1);
    expect(left(outcome)).toEqual(['VM-5 b']);
    expect(JSON.parse(outcome.stdout).summary.baselined).toBe(1);
  });

  it('counts a module that is called once more, and offers no fix that would reach the first call', () => {
    const call = (name: string) =>
      `module ${name} 'm.bicep' = {\n  name: '${name}'\n  params: { name: 'vm-${name}' }\n}\n`;
    const module = `param name string\n${machine('vm').replace("name: 'vm'", 'name: name')}`;
    const folder = withBaseline({ 'main.bicep': call('a'), 'm.bicep': module });
    writeFileSync(path.join(folder, 'main.bicep'), call('a') + call('b'));
    const { stdout } = check(folder, '--select', 'VM-2');
    expect(JSON.parse(stdout).findings).toMatchObject([{ policy: 'VM-2', resource: { name: 'vm-b' }, fixes: [] }]);
  });

  it('holds for each parameter set and template alike', () => {
    const folder = withBaseline({
      'main.bicep': `param size string\n${machine('a').replace("location: 'westeurope'", 'location: size')}`,
      'main.parameters.one.json': parameters('westeurope'),
    });
    writeFileSync(path.join(folder, 'main.parameters.two.json'), parameters('northeurope'));
    expect(left(check(folder, '--select', 'VM-5'))).toEqual([]);
  });

  it('tells a whole run of entries that no longer occur, and a partial one not', () => {
    const folder = withBaseline({ 'main.bicep': machine('a') });
    writeFileSync(path.join(folder, 'main.bicep'), 'param nothing string\n');
    const stale = /^resilint\.baseline\.jsonl: note: \d entries of the baseline occur less often, or no longer/m;
    expect(check(folder).stderr).toMatch(stale);
    expect(resilint(folder, 'check', '--preset', 'all', '.', '--baseline', file).stdout).toMatch(stale);
    for (const part of [['main.bicep'], ['*.bicep'], ['--select', 'VM-5'], ['--ignore', 'VM-5']])
      expect(check(folder, ...part).stderr, part.join(' ')).not.toMatch(/baseline/);
  });

  it.skipIf(!hasGit)('holds in a run over what changed, which says nothing of the rest', () => {
    const suppressed = `// resilint-disable-file all: agreed\n${machine('b')}`;
    const folder = withBaseline({ 'main.bicep': machine('a'), 'b.bicep': suppressed });
    const git = (...args: string[]) => spawnSync('git', args, { cwd: folder });
    rmSync(path.join(folder, '.git'), { recursive: true });
    git('init', '-q', '-b', 'main');
    git('add', '.');
    git('-c', 'user.name=x', '-c', 'user.email=x@example.com', 'commit', '-qm', 'x');
    writeFileSync(path.join(folder, 'main.bicep'), machine('c'));
    const outcome = check(folder, '--since', 'HEAD');
    expect(new Set(left(outcome).map((each) => each.split(' ')[1]))).toEqual(new Set(['c']));
    expect(outcome.stderr).not.toMatch(/baseline/);
    expect(check(folder).stderr).toMatch(/baseline-stale/);
  });

  it('is silent about what may be in a file that cannot be read', () => {
    const folder = withBaseline({ 'main.bicep': machine('a'), 'other.json': '{}' });
    writeFileSync(path.join(folder, 'main.bicep'), Buffer.from([0xff, 0xff]));
    expect(check(folder).stderr).not.toMatch(/baseline/);
    const before = entries(folder);
    check(folder, '--update-baseline');
    expect(entries(folder)).toEqual(before);
  });

  it('is not fixed', () => {
    const folder = withBaseline({ 'main.bicep': machine('a') });
    expect(resilint(folder, 'check', '--preset', 'all', '--baseline', file, '--fix=all').stderr).toMatch(
      /^no fixes made$/m,
    );
  });

  it('takes what is said of suppressions too', () => {
    const folder = withBaseline({ 'main.bicep': `// resilint-disable-file VM-13\n${machine('a')}` });
    expect(resilint(folder, 'check', '--preset', 'all', '--baseline', file).code).toBe(0);
  });

  it('is named in the configuration, relative to it, and can be left out', () => {
    const folder = workspace({
      'main.bicep': machine('a'),
      'resilint.config.json': '{ "baseline": "checks/known.jsonl" }',
    });
    expect(resilint(folder, 'check').stderr).toMatch(/there is no baseline 'checks\/known\.jsonl'; --update-baseline/);
    expect(resilint(folder, 'check', '--preset', 'all', '--update-baseline').code).toBe(0);
    expect(resilint(folder, 'check').code).toBe(0);
    expect(resilint(folder, 'check', '--preset', 'all', '--no-baseline').code).toBe(1);
  });

  it('that is missing or not in order is exit 2', () => {
    const folder = workspace({ 'main.bicep': machine('a'), [file]: '\n{"path": 1}\n' });
    const malformed = check(folder);
    expect(malformed.stderr).toMatch(/^resilint: resilint\.baseline\.jsonl:2:1: expected the texts "path"/);
    const missing = check(folder, '--baseline', 'none.jsonl'); // of two, the last one counts
    expect(missing.stderr).toMatch(/there is no baseline 'none\.jsonl'; --update-baseline writes it/);
    const update = check(folder, '--update-baseline');
    expect([malformed, missing, update].map(({ code }) => code)).toEqual([2, 2, 2]);
    expect(readFileSync(path.join(folder, file), 'utf8')).toBe('\n{"path": 1}\n');
  });
});

function parameters(size: string): string {
  return `{
  "$schema": "https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#",
  "contentVersion": "1.0.0.0",
  "parameters": { "size": { "value": "${size}" } }
}
`;
}
