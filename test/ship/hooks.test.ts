import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it, type TestContext } from 'vitest';
import { parse } from 'yaml';
import { folder, git, write } from '../action/runner.ts';
import { machine } from '../action/templates.ts';
import { template } from '../cli/helpers.ts';

interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

const hooks = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as Hook[];

it('looks at templates and parameter files, in any folder', () => {
  for (const { files } of hooks) {
    const names = ['main.bicep', 'infra/prod.bicepparam', 'azuredeploy.json', 'a.jsonc', 'bicep.md', 'x.jsonl', 'json'];
    expect(names.filter((name) => new RegExp(files).test(name))).toEqual(names.slice(0, 4));
  }
});

/** npm would install all development dependencies for such a script, with every hook and every install from git. */
it('leaves npm no reason to install development dependencies', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const lifecycle = ['build', 'prepare', 'prepack', 'install', 'preinstall', 'postinstall'];
  expect(Object.keys(manifest.scripts).filter((name) => lifecycle.includes(name))).toEqual([]);
  expect(manifest).not.toHaveProperty('workspaces');
  expect(manifest).not.toHaveProperty('dependencies');
});

/** pre-commit needs a repository to fetch from: what a release would hold, with the bundle as it is now. */
function release(root: string): string {
  const repository = path.join(root, 'resilint');
  mkdirSync(repository);
  for (const name of ['package.json', '.pre-commit-hooks.yaml', 'data/types', 'schemas', 'README.md', 'LICENSE'])
    cpSync(name, path.join(repository, name), { recursive: true });
  cpSync('dist', path.join(repository, 'bundle'), { recursive: true });
  git(repository, 'init', '--quiet', '--initial-branch=main');
  git(repository, 'add', '--all');
  git(repository, 'commit', '--quiet', '--message', 'release');
  return repository;
}

const vault = template({
  resources: [
    {
      type: 'Microsoft.RecoveryServices/vaults',
      apiVersion: '2024-04-01',
      name: 'vault',
      location: 'westeurope',
      sku: { name: 'Standard' },
      properties: {
        securitySettings: {
          softDeleteSettings: { softDeleteState: 'Disabled' },
          immutabilitySettings: { state: 'Unlocked' },
        },
      },
    },
  ],
});

function preCommit(context: TestContext, root: string, cwd: string, ...args: readonly string[]) {
  const { status, stdout, error } = spawnSync('pre-commit', [...args, '--color', 'never'], {
    cwd,
    encoding: 'utf8',
    timeout: 240_000,
    env: {
      ...process.env,
      PRE_COMMIT_HOME: path.join(root, 'pre-commit'),
      PIP_DISABLE_PIP_VERSION_CHECK: '1',
      npm_config_update_notifier: 'false',
    },
  });
  if (error) context.skip('pre-commit is not installed here (pip install pre-commit)');
  return { status, stdout };
}

it('runs in the real pre-commit, on the files of the commit', { timeout: 300_000 }, (context) => {
  const root = folder();
  const work = path.join(root, 'work');
  mkdirSync(work);
  preCommit(context, root, work, '--version');
  git(work, 'init', '--quiet');
  const config = `repos:
  - repo: ${release(root).replaceAll('\\', '/')}
    rev: ${git(path.join(root, 'resilint'), 'rev-parse', 'HEAD')}
    hooks: [{ id: resilint, args: [--select, 'DR-5,VM-15'] }, { id: resilint-fix, args: [--select, 'DR-5,VM-15'] }]
`;
  const files = { 'bad.json': vault, 'good.json': machine('good'), 'package.json': '{}\n' };
  write(work, { '.pre-commit-config.yaml': config, '.gitignore': 'node_modules\n', ...files });
  git(work, 'add', '--all');

  const found = preCommit(context, root, work, 'run', 'resilint');
  expect(found.stdout).toMatch(/^bad\.json:\d+:\d+: medium DR-5/m);
  expect(found.stdout).not.toContain('good.json:');
  expect(found.status).toBe(1);

  const fixed = preCommit(context, root, work, 'run', 'resilint-fix');
  expect(fixed.stdout).toContain('files were modified by this hook');
  expect(readFileSync(path.join(work, 'bad.json'), 'utf8')).not.toContain('Disabled');

  git(work, 'add', '--all');
  expect(preCommit(context, root, work, 'run').status).toBe(0);

  // What would restart or cut something is told, and left to a person.
  write(work, { 'nic.json': machine('nic', { dns: true }) });
  git(work, 'add', '--all');
  const left = preCommit(context, root, work, 'run', 'resilint-fix');
  expect(left.stdout).toContain('no fixes made; 1 more with --fix=all');
  expect(left.status).toBe(1);
  expect(readFileSync(path.join(work, 'nic.json'), 'utf8')).toContain('10.0.0.4');
  expect(existsSync(path.join(work, 'node_modules'))).toBe(false);
});
