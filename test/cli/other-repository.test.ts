import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { badMachine, resilint, template, workspace } from './helpers.ts';

const other = (name: string, of: object = badMachine) =>
  JSON.parse(JSON.stringify(of).replaceAll('legacy', name)) as object;

/** A repository with another one beside it. */
function repositories(
  files: Readonly<Record<string, string | object>>,
  beside: Readonly<Record<string, string | object>>,
) {
  const folder = workspace(files);
  for (const [name, content] of Object.entries(beside)) {
    const file = path.join(folder, '../beside', name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' ? content : template(content));
  }
  mkdirSync(path.join(folder, '../beside/.git'), { recursive: true });
  return folder;
}

interface Json {
  readonly files: readonly { readonly path: string }[];
  readonly findings: readonly {
    readonly location: { readonly file: string };
    readonly resource: { readonly name: string };
  }[];
  readonly diagnostics: readonly { readonly code: string; readonly message: string }[];
}

function run(folder: string, ...args: string[]): Json {
  return JSON.parse(
    resilint(folder, 'check', '--format', 'json', '--select', 'VM-5', '--fail-on', 'never', ...args).stdout,
  );
}

describe('a path outside the current repository', () => {
  it('is linted at the top of its own, with the configuration, modules and callers there', () => {
    const folder = repositories(
      { 'main.json': badMachine, 'resilint.config.json': '{ "policies": { "VM-5": "off" } }' },
      {
        'infra/main.json': badMachine,
        'resilint.config.json': '{ "policies": { "VM-5": "low" } }',
      },
    );
    for (const given of ['../beside/infra/main.json', '../beside/infra', '../beside']) {
      const { files, findings } = run(folder, given);
      expect(files.map((each) => each.path)).toEqual(['infra/main.json']);
      expect(findings.map(({ location }) => location.file)).toEqual(['infra/main.json']);
      const concise = resilint(folder, given, '--select', 'VM-5', '--format', 'concise').stdout;
      expect(concise).toMatch(/^\.\.\/beside\/infra\/main\.json:\d+:\d+: low VM-5 /);
    }
  });

  it('may be named beside paths of the current one', () => {
    const folder = repositories({ 'main.json': badMachine }, { 'main.json': other('elsewhere') });
    const { files, findings } = run(folder, 'main.json', '../beside/main.json');
    expect(files.map((each) => each.path)).toEqual(['../beside/main.json', 'main.json']);
    expect(findings.map(({ resource, location }) => [resource.name, location.file])).toEqual([
      ['elsewhere', '../beside/main.json'],
      ['legacy', 'main.json'],
    ]);
    const { stdout } = resilint(folder, 'main.json', '../beside/main.json', '--select', 'VM-5');
    expect(stdout).toMatch(/^\.\.\/beside\/main\.json:\d+:\d+: high VM-5/m);
  });

  it('reads nothing outside of its repository, nor of the one it was named in', () => {
    const link = (relativePath: string) => ({
      resources: [
        {
          type: 'Microsoft.Resources/deployments',
          apiVersion: '2022-09-01',
          name: 'nested',
          properties: { mode: 'Incremental', templateLink: { relativePath } },
        },
      ],
    });
    const folder = repositories({ 'planted.json': badMachine }, { 'main.json': link('../work/planted.json') });
    const { findings, diagnostics } = run(folder, '../beside/main.json');
    expect(findings).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'opaque-deployment' }]);
    expect(run(folder, '../beside/main.json', '--parameters', 'planted.json').diagnostics).toContainEqual(
      expect.objectContaining({ code: 'outside-workspace' }),
    );
  });

  it('is not where a link of the repository leads', () => {
    const folder = repositories({ 'main.json': badMachine }, { 'secret.json': badMachine });
    try {
      symlinkSync(path.join(folder, '../beside/secret.json'), path.join(folder, 'link.json'));
    } catch {
      return;
    }
    const { findings, diagnostics } = run(folder, 'link.json');
    expect(findings).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: 'not-found' }]);
  });

  it('is edited where it alone was named', () => {
    const machine = `resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'a'
  location: 'westeurope'
  properties: {
    storageProfile: { osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } } }
  }
}
`;
    const folder = repositories({ 'main.bicep': machine }, { 'main.bicep': machine });
    resilint(folder, '../beside/main.bicep', '--select', 'VM-8', '--fix=all');
    const text = (name: string) => readFileSync(path.join(folder, name), 'utf8');
    expect(text('main.bicep')).toBe(machine);
    expect(text('../beside/main.bicep')).not.toBe(machine);
    const both = resilint(folder, 'main.bicep', '../beside/main.bicep', '--fix');
    expect([both.code, both.stderr]).toEqual([2, expect.stringContaining('in one repository at a time')]);
  });

  it('has no changes that are known here', () => {
    const folder = repositories({ 'main.json': badMachine }, { 'main.json': badMachine });
    const { code, stderr } = resilint(folder, '../beside/main.json', '--changed');
    expect(code).toBe(2);
    expect(stderr).toMatch(/known of the repository of the current folder alone|git/);
  });
});
