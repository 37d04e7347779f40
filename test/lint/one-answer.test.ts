import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { disagreement, openRuns } from '../../scripts/laws/runs.ts';
import type { LintOptions } from '../../src/lint/options.ts';
import type { LintResult } from '../../src/result/result.ts';
import { changesIn } from '../../src/workspace/git/changes.ts';
import { commit, git, repository, write } from '../cli/git-helpers.ts';
import { resilint } from '../cli/helpers.ts';
import { calling, machine, parameters } from '../cli/machines.ts';
import { hasGit } from '../has-git.ts';

const linked = {
  parameters: { n: { type: 'string', defaultValue: 'linked' }, zones: { type: 'array', defaultValue: [] } },
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-07-01',
      name: "[parameters('n')]",
      location: 'westeurope',
      zones: "[parameters('zones')]",
      properties: {
        storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } } },
      },
    },
  ],
};

function linking(templateLink: object, more: object = {}) {
  const properties = { mode: 'Incremental', templateLink, ...more };
  return {
    resources: [{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd', properties }],
  };
}

/** Every way in which files hang together, with suppressions, a baseline, and settings by folder. */
const corpus: Readonly<Record<string, string | object>> = {
  'main.bicep': `${calling("name: 'first', zones: ['1']", 'first', 'parts/vm.bicep')}
// resilint-disable-next-line VM-2: has no zones
${calling("name: 'second'", 'second', 'parts/vm.bicep')}
module many 'parts/many.bicep' = [for n in ['a', 'b']: { name: n, params: { name: n } }]
`,
  'parts/vm.bicep': machine,
  'parts/many.bicep': `param name string\n${calling('name: name', 'inner', 'vm.bicep')}`,
  'parts/unused.bicep': machine,
  'parts/types.bicep': "@export()\nvar none = []\n@export()\ntype size = 'a' | 'b'\n",
  'importing.bicep': `import { none } from 'parts/types.bicep'\n${calling('zones: none', 'm', 'parts/vm.bicep')}`,
  'never.bicep': calling("name: 'never'", 'n', 'parts/never.bicep').replace(' = {', ' = if (false) {'),
  'parts/never.bicep': machine,
  'circle/a.bicep': "module b 'b.bicep' = { name: 'b' }\n",
  'circle/b.bicep': "module a 'a.bicep' = { name: 'a' }\n",
  'app/main.bicep': machine.replace("'itself'", "'app'"),
  'app/main.parameters.json': parameters({ name: { value: 'dev' } }),
  'env/prod.bicepparam': "using '../app/main.bicep'\nextends 'base.bicepparam'\nparam name = 'prod'\n",
  'env/base.bicepparam': "using none\nparam zones = ['1']\n",
  'env/part.bicepparam': "using '../parts/vm.bicep'\nparam name = 'alone'\n",
  'arm/azuredeploy.json': linking({ uri: "[uri(deployment().properties.templateLink.uri, 'nested/vm.json')]" }),
  'arm/azuredeploy.parameters.json': parameters({}),
  'arm/main.json': linking(
    { uri: "[concat('https://templates.example/arm/nested/', 'v', 'm', '.json')]" },
    { parametersLink: { relativePath: 'nested/vm.values.json' } },
  ),
  'arm/nested/vm.json': linked,
  'arm/nested/vm.values.json': parameters({ n: { value: 'given' }, zones: { value: ['3'] } }),
  'other/azuredeploy.json': linking({ uri: 'https://templates.example/elsewhere/azuredeploy.json' }),
  'broken/main.bicep': calling("name: 'x'", 'x', '../parts/broken.bicep'),
  'parts/broken.bicep': `${machine}output o string = missing\n`,
  'strict/main.bicep': calling('', 'strict', '../parts/vm.bicep'),
  'strict/resilint.config.json': '{ "policies": { "VM-8": "high", "VM-2": "off" } }',
  'resilint.config.json': '{ "baseline": "baseline.jsonl", "policies": { "VM-1": "low" } }',
  'baseline.jsonl': '',
};

const options: Partial<LintOptions> = { packs: ['vm'] };

function accepted(): string {
  const folder = repository(corpus);
  resilint(folder, 'check', 'arm', 'parts/never.bicep', '--packs', 'vm', '--update-baseline', '--fail-on', 'never');
  commit(folder, 'baseline');
  return folder;
}

describe.skipIf(!hasGit)('of the same code the same is told', { timeout: 120_000 }, () => {
  it('by a run over everything, and by one over a file, its folder, a pattern or a change', async () => {
    const folder = accepted();
    const { run, waysTo, waysInto } = openRuns(folder, options);
    const whole = await run({});
    expect(whole.findings.length).toBeGreaterThan(20);
    const files = whole.files.map((file) => file.path);
    const agree = async (told: readonly string[], [way, result]: readonly [string, () => Promise<LintResult>]) => {
      const part = await result();
      for (const file of told) expect(disagreement(file, way, whole, part), `${file}, ${way}`).toBeUndefined();
    };
    for (const [at, file] of files.entries())
      for (const way of waysTo(file).filter(([name], nth) => name === 'named' || nth === at % 4))
        await agree([file], way);
    for (const dir of ['parts', 'env', 'arm', 'circle'])
      for (const way of waysInto(dir))
        await agree(
          files.filter((file) => file.startsWith(`${dir}/`)),
          way,
        );
  });

  it('by what git has staged', async () => {
    const folder = accepted();
    const { run } = openRuns(folder, options);
    for (const file of ['parts/vm.bicep', 'arm/nested/vm.json', 'parts/broken.bicep', 'parts/types.bicep']) {
      const text = typeof corpus[file] === 'string' ? `// changed\n${corpus[file]}` : { ...linked, outputs: {} };
      write(folder, file, text);
      git(folder, 'add', '--all');
      const whole = await run({});
      const { files, overlay } = await changesIn(folder, { kind: 'staged' });
      const staged = await run({ changed: files, overlay });
      expect(disagreement(file, 'staged', whole, staged)).toBeUndefined();
      for (const linted of staged.files)
        expect(disagreement(linted.path, 'staged', whole, staged), linted.path).toBeUndefined();
      git(folder, 'reset', '--quiet', '--hard');
    }
  });

  it('by the hook, which passes on names', () => {
    const folder = accepted();
    const cli = path.resolve('dist/cli.js');
    const entry = ['check', '--ignore-unknown', '--force-exclude', '--packs', 'vm', '--format', 'concise'];
    const lines = (...args: string[]) =>
      spawnSync(process.execPath, [cli, ...entry, ...args], { cwd: folder, encoding: 'utf8' })
        .stdout.split('\n')
        .filter((line) => /^[^\s:]+:\d+:\d+: /.test(line))
        .sort();
    const names = git(folder, 'ls-files')
      .split('\n')
      .filter((name) => /\.(bicep|bicepparam|jsonc?)$/.test(name));
    expect(lines(...names)).toEqual(lines());
    const module = lines().filter((line) => line.startsWith('parts/vm.bicep:'));
    expect(lines('parts/vm.bicep').filter((line) => line.startsWith('parts/vm.bicep:'))).toEqual(module);
  });
});
