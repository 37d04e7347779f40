import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { eventOf, folder, git, step, write } from '../action/runner.ts';
import { calling } from '../cli/machines.ts';
import { hasGit } from '../has-git.ts';

const cli = path.resolve('dist/cli.js');

function machine(sku: string): string {
  return `param name string
resource machine 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: name
  location: 'westeurope'
  properties: {
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: '${sku}' } } }
  }
}
`;
}

const before = {
  'resilint.config.json': '{ "baseline": "resilint.baseline.jsonl", "preset": "all" }\n',
  'main.bicep': calling("name: 'web'", 'web', 'parts/machine.bicep'),
  'parts/machine.bicep': machine('Premium_LRS'),
  'other.bicep': machine('Standard_LRS'),
};

interface Told {
  readonly ruleId: string;
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
}

/** What a log in SARIF says: policy, file and line of each finding. */
function findingsIn(log: string): string[] {
  const [run] = JSON.parse(log).runs as [{ readonly results: readonly Told[] }];
  return run.results.map(({ ruleId, locations: [place] }) => {
    const { artifactLocation, region } = place?.physicalLocation ?? {};
    return `${ruleId} ${artifactLocation?.uri}:${region?.startLine}`;
  });
}

/** As JSON has them: SARIF of a run over what changed tells of every file. */
function findingsOf(cwd: string, ...args: string[]): string[] {
  const { stdout } = spawnSync(process.execPath, [cli, ...args, '--format', 'json'], { cwd, encoding: 'utf8' });
  const { findings } = JSON.parse(stdout) as {
    findings: { policy: string; location: { file: string; startLine: number } }[];
  };
  return findings.map(({ policy, location }) => `${policy} ${location.file}:${location.startLine}`);
}

/** The arguments that pre-commit hands to the hook: those of its entry, then the files of the commit that it is for. */
function hookArguments(files: readonly string[]): string[] {
  const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as { id: string; entry: string; files: string }[];
  const hook = hooks.find(({ id }) => id === 'resilint');
  const [, ...args] = hook?.entry.split(' ') ?? [];
  return [...args, ...files.filter((file) => new RegExp(hook?.files ?? '').test(file))];
}

it.skipIf(!hasGit)(
  'a folder, a file, what is staged, the hook and the action find the same in a commit',
  { timeout: 120_000 },
  () => {
    const work = path.join(folder(), 'work');
    mkdirSync(work);
    git(work, 'init', '--quiet', '--initial-branch=main');
    write(work, before);
    spawnSync(process.execPath, [cli, '--update-baseline'], { cwd: work });
    git(work, 'add', '--all');
    git(work, 'commit', '--quiet', '--message', 'templates');
    const base = git(work, 'rev-parse', 'HEAD');
    expect(findingsOf(work)).toEqual([]);

    const files = ['parts/machine.bicep'];
    write(work, { 'parts/machine.bicep': machine('Standard_LRS') });
    git(work, 'add', '--all');
    const all = findingsOf(work);
    expect(all.length).toBeGreaterThan(0);
    expect(new Set(all.map((each) => each.split(' ')[1]?.split(':')[0]))).toEqual(new Set(files));
    expect(findingsOf(work, 'parts')).toEqual(all);
    expect(findingsOf(work, ...files)).toEqual(all);
    expect(findingsOf(work, '--staged')).toEqual(all);
    expect(findingsOf(work, '--since', 'HEAD')).toEqual(all);
    expect(findingsOf(work, ...hookArguments(files))).toEqual(all);

    git(work, 'commit', '--quiet', '--message', 'a change');
    const head = git(work, 'rev-parse', 'HEAD');
    expect(findingsOf(work)).toEqual(all);
    expect(findingsOf(work, '--since', base)).toEqual(all);
    for (const inputs of [{}, { 'changed-only': 'true' }]) {
      const told = step(
        work,
        { ...inputs, annotations: 'true', 'sarif-file': 'out.sarif' },
        { event: eventOf({ base, head }) },
      );
      expect(findingsIn(readFileSync(path.join(work, 'out.sarif'), 'utf8')).sort()).toEqual([...all].sort());
      const annotations = told.log.split('\n').filter((line) => /^::(error|warning|notice) file=/.test(line));
      expect(annotations, told.log).toHaveLength(all.length);
      for (const each of annotations) expect(each).toContain('file=parts/machine.bicep');
    }
  },
);
