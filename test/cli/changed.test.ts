import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { commit, git, repository, write } from './git-helpers.ts';
import { badMachine, isCivil, resilint, template, workspace } from './helpers.ts';

/** The files that a run lints for themselves. */
function linted(folder: string, ...args: string[]): string[] {
  const { stdout, stderr } = resilint(folder, 'check', '--format', 'json', '--fail-on', 'never', ...args);
  if (stdout === '') throw new Error(stderr);
  return JSON.parse(stdout)
    .files.filter(({ kind }: { kind: string }) => kind === 'template')
    .map((file: { path: string }) => file.path);
}

const other = { resources: [{ ...badMachine.resources[0], name: 'other' }] };
const disk =
  "resource d 'Microsoft.Compute/disks@2023-10-02' = { name: 'd', location: 'westeurope', properties: {} }\n";
const parameters = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
  contentVersion: '1.0.0.0',
  parameters: {},
});
const linking = {
  variables: { name: 'inner' },
  resources: [
    {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'd',
      properties: {
        mode: 'Incremental',
        templateLink: { relativePath: "[concat('nested/', variables('name'), '.json')]" },
      },
    },
  ],
};

describe.skipIf(!hasGit)('--changed', () => {
  it('lints what was committed, edited, staged or added since the branch left main, and nothing else', () => {
    const folder = repository({
      'a.json': badMachine,
      'b.json': badMachine,
      'c.json': badMachine,
      'd.json': badMachine,
    });
    write(folder, 'a.json', other);
    commit(folder, 'second');
    write(folder, 'b.json', other);
    write(folder, 'c.json', other);
    git(folder, 'add', 'c.json');
    write(folder, 'new/e é.json', other);
    expect(linted(folder, '--changed')).toEqual(['a.json', 'b.json', 'c.json', 'new/e é.json']);
    expect(linted(folder, '--changed', 'new')).toEqual(['new/e é.json']);
    expect(linted(path.join(folder, 'new'), '--changed')).toEqual(['new/e é.json']);
    expect(linted(folder, '--since', 'HEAD')).toEqual(['b.json', 'c.json', 'new/e é.json']);
  });

  it('is not told of what main did meanwhile', () => {
    const folder = repository({ 'a.json': badMachine, 'b.json': badMachine });
    git(folder, 'switch', '--quiet', 'main');
    write(folder, 'b.json', other);
    commit(folder, 'on main');
    git(folder, 'switch', '--quiet', 'work');
    write(folder, 'a.json', other);
    expect(linted(folder, '--changed')).toEqual(['a.json']);
    expect(linted(folder, '--since', 'main')).toEqual(['a.json']);
  });

  it('says that nothing is concerned, and ends well', () => {
    const folder = repository({ 'a.json': badMachine, 'read.me': 'x' });
    write(folder, 'read.me', 'y');
    const outcome = resilint(folder, '--changed');
    expect(outcome).toMatchObject({ code: 0, stdout: 'No template uses a file that changed\n', stderr: '' });
  });

  it('lints the templates that use a changed module, import, text, folder or parameter file, however far away', () => {
    const folder = repository({
      'main.bicep': "module m 'modules/outer.bicep' = { name: 'm' }\n",
      'modules/outer.bicep': "module m 'inner.bicep' = { name: 'm' }\n",
      'modules/inner.bicep': disk,
      'imports.bicep': "import { size } from 'shared.bicep'\noutput s int = size\n",
      'shared.bicep': '@export()\nvar size = 3\n',
      'text.bicep': "output t string = loadTextContent('notes.txt')\n",
      'notes.txt': 'one',
      'prod.bicep': 'param p string\noutput o string = p\n',
      'prod.bicepparam': "using 'prod.bicep'\nparam p = 'x'\n",
      'listing.bicep': "output l array = loadDirectoryFileInfo('listed')\n",
      'listed/one.txt': '1',
      'json.json': badMachine,
      'json.parameters.json': parameters,
      'alone.bicep': "// speaks of inner.bicep, shared.bicep and notes.txt alone\noutput a string = 'a'\n",
    });
    const uses = (file: string, content = `// changed\n${disk}`): string[] => {
      write(folder, file, content);
      const files = linted(folder, '--changed');
      git(folder, 'checkout', '--quiet', '--', '.');
      return files;
    };
    expect(uses('modules/inner.bicep')).toEqual(['main.bicep']);
    expect(uses('shared.bicep')).toEqual(['imports.bicep', 'shared.bicep']);
    expect(uses('notes.txt')).toEqual(['text.bicep']);
    expect(uses('json.parameters.json')).toEqual(['json.json']);
    expect(uses('json.parameters.json', `${parameters}\n`)).toEqual(['json.json']);
    expect(uses('prod.bicepparam', "using 'prod.bicep'\nparam p = 'y'\n")).toEqual(['prod.bicep']);
    expect(uses('listed/one.txt')).toEqual(['listing.bicep']);
  });

  it('follows linked templates whose names are put together, renamed and deleted files', () => {
    const folder = repository({ 'main.json': linking, 'nested/inner.json': badMachine, 'else.json': badMachine });
    write(folder, 'nested/inner.json', other);
    expect(linted(folder, '--changed')).toEqual(['main.json']);
    git(folder, 'checkout', '--quiet', '--', '.');
    renameSync(path.join(folder, 'nested/inner.json'), path.join(folder, 'nested/moved.json'));
    expect(linted(folder, '--changed')).toEqual(['main.json', 'nested/moved.json']);
    git(folder, 'checkout', '--quiet', '--', '.');
    rmSync(path.join(folder, 'nested/moved.json'));
    rmSync(path.join(folder, 'else.json'));
    expect(linted(folder, '--changed')).toEqual([]);
  });

  it('narrows the summary and the exit code, while SARIF tells of every file', () => {
    const folder = repository({ 'a.json': badMachine, 'clean.json': { resources: [] } });
    write(folder, 'clean.json', { resources: [], outputs: {} });
    const outcome = resilint(folder, '--changed', '--report', 'json=out/a.json', '--format', 'sarif');
    expect(outcome.code).toBe(0);
    const [run] = JSON.parse(outcome.stdout).runs;
    expect(run.results.length).toBeGreaterThan(0);
    expect(run.artifacts).toHaveLength(2);
    expect(linted(folder, '--changed')).toEqual(['clean.json']);
  });

  it('works before the first commit', () => {
    const folder = workspace({ 'a.json': badMachine });
    git(folder, 'init', '--quiet');
    expect(linted(folder, '--changed')).toEqual(['a.json']);
    git(folder, 'add', 'a.json');
    expect(linted(folder, '--changed')).toEqual(['a.json']);
    expect(linted(folder, '--staged')).toEqual(['a.json']);
  });

  it.each([
    [['--since', 'nowhere'], /git knows no revision 'nowhere' here/],
    [['--since=--output=planted'], /git knows no revision '--output=planted' here/],
    [['--changed', '--staged'], /choose one/],
  ])('%j is told in a sentence', (args, message) => {
    const outcome = resilint(repository({ 'a.json': badMachine }), ...args);
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(message);
    expect(isCivil(outcome)).toBe(true);
  });

  it('says what to fetch where the history is cut, or the default branch is not there', () => {
    const origin = repository({ 'a.json': badMachine });
    commit(origin, 'second');
    git(origin, 'switch', '--quiet', 'main');
    const parent = path.dirname(origin);
    git(parent, 'clone', '--quiet', '--depth', '1', '--branch', 'work', `file://${origin}`, 'shallow');
    const outcome = resilint(path.join(parent, 'shallow'), '--changed');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/no default branch to compare with .*--since REF.*git fetch --unshallow origin/s);
  });

  it('needs a repository', () => {
    const folder = workspace({ 'a.json': badMachine });
    rmSync(path.join(folder, '.git'), { recursive: true });
    const outcome = resilint(folder, '--changed');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(/is known in a git repository only/);
  });

  it('starts no program that the repository names', () => {
    const folder = repository({ 'a.json': badMachine, '.gitattributes': '*.json diff=evil' });
    for (const setting of ['core.fsmonitor', 'diff.external', 'diff.evil.textconv', 'diff.evil.command'])
      git(folder, 'config', setting, 'touch planted; false');
    write(folder, 'a.json', other);
    expect(linted(folder, '--changed')).toEqual(['a.json']);
    expect(existsSync(path.join(folder, 'planted'))).toBe(false);
  });
});

describe.skipIf(!hasGit)('--staged', () => {
  it('lints what the index holds, not the working tree', () => {
    const folder = repository({ 'a.json': { resources: [] }, 'b.json': { resources: [] }, 'm.bicep': disk });
    write(folder, 'a.json', badMachine);
    git(folder, 'add', 'a.json');
    write(folder, 'a.json', { resources: [] });
    write(folder, 'b.json', badMachine);
    const outcome = resilint(folder, '--staged', '--select', 'VM-5', '--format', 'concise');
    expect(outcome.stdout).toMatch(/^a\.json:\d+:\d+: high VM-5 /);
    expect(outcome.stdout).not.toContain('b.json');
    expect(outcome.code).toBe(1);
  });

  it('lints a file that is in the index alone, and reads modules as they are staged', () => {
    const folder = repository({ 'main.bicep': "module m 'm.bicep' = { name: 'm' }\n", 'm.bicep': disk });
    write(folder, 'gone.json', badMachine);
    write(folder, 'm.bicep', `// staged\n${disk}`);
    git(folder, 'add', '--all');
    rmSync(path.join(folder, 'gone.json'));
    write(folder, 'm.bicep', 'this is no Bicep');
    expect(linted(folder, '--staged')).toEqual(['gone.json', 'main.bicep']);
    expect(resilint(folder, '--staged').stderr).not.toContain('m.bicep');
  });

  it('leaves a file alone that is not as it is staged', () => {
    const folder = repository({ 'a.json': { resources: [] } });
    const machine = { ...badMachine.resources[0], zones: undefined };
    write(folder, 'a.json', { resources: [machine] });
    git(folder, 'add', 'a.json');
    const working = `${template({ resources: [machine] })}\n\n`;
    write(folder, 'a.json', working);
    resilint(folder, '--staged', '--fix=all');
    expect(git(folder, 'diff', '--stat')).toContain('2 insertions(+)');
  });
});

describe.skipIf(!hasGit)('git that is not there', () => {
  it('is said', () => {
    const folder = repository({ 'a.json': badMachine });
    mkdirSync(path.join(folder, 'empty'));
    const { PATH } = process.env;
    process.env.PATH = path.join(folder, 'empty');
    try {
      const outcome = resilint(folder, '--changed');
      expect(outcome.stderr).toContain('git is needed to know what changed, and was not found');
      expect(outcome.code).toBe(2);
    } finally {
      process.env.PATH = PATH;
    }
  });
});
