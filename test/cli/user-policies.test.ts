import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const template = JSON.stringify({
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [{ type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name: 'vm', tags: {} }],
});

/** A folder with a template and the policy that `policy new` writes. */
function started() {
  const folder = workspace({ 'main.json': template });
  expect(resilint(folder, 'policy', 'new', 'CONTOSO-1').code).toBe(0);
  return folder;
}

describe('policies of a user', () => {
  it('start with a policy whose page passes its test', () => {
    const folder = started();
    expect(resilint(folder, 'policy', 'check').stdout).toBe('1 policy loaded\n');
    expect(resilint(folder, 'policy', 'test').stdout).toBe('ok CONTOSO-1: 6 examples\n');
    const again = resilint(folder, 'policy', 'new', 'CONTOSO-1');
    expect(again.code).toBe(2);
    expect(again.stderr).toContain('is there already; nothing was written');
  });

  it('judge, explain themselves, are traced and reach SARIF', () => {
    const folder = started();
    const own = ['--policies', 'policies'];
    const check = resilint(folder, 'check', 'main.json', ...own, '--select', 'CONTOSO-1', '--format', 'sarif');
    expect(check.code).toBe(1);
    expect(JSON.parse(check.stdout).runs[0].results.map((each: { ruleId: string }) => each.ruleId)).toEqual([
      'CONTOSO-1',
    ]);
    expect(resilint(folder, 'explain', 'contoso-1', ...own).stdout).toContain('Tag virtual machines with their owner');
    expect(resilint(folder, 'trace', 'CONTOSO-1', 'vm', 'main.json', ...own).stdout).toContain(
      "=> fail: VM 'vm' has no owner tag.",
    );
  });

  it('that do not load end the run with the place and what was meant', () => {
    const folder = started();
    const file = path.join(folder, 'policies/CONTOSO-1.json');
    const broken = readFileSync(file, 'utf8').replace('virtualMachines"', 'virtualMachine"');
    const other = workspace({ 'main.json': template, 'policies/CONTOSO-1.json': broken });
    const outcome = resilint(other, 'check', 'main.json', '--policies', 'policies');
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toMatch(
      /policies\/CONTOSO-1\.json:20:15: .*did you mean 'Microsoft\.Compute\/virtualMachines'/,
    );
  });

  it('may not take the id of a shipped one', () => {
    const folder = started();
    const text = readFileSync(path.join(folder, 'policies/CONTOSO-1.json'), 'utf8').replace('CONTOSO-1', 'VM-1');
    const outcome = resilint(
      workspace({ 'main.json': template, 'mine/VM-1.json': text }),
      'check',
      '--policies',
      'mine',
    );
    expect(outcome.code).toBe(2);
    expect(outcome.stderr).toContain('the id VM-1 is used by the pack vm');
  });

  it('are checked and tested one by one, below folders, and where another repository keeps them', () => {
    const folder = started();
    const file = 'policies/CONTOSO-1.json';
    expect(resilint(folder, 'policy', 'check', file)).toMatchObject({ code: 0, stdout: '1 policy loaded\n' });
    expect(resilint(folder, 'policy', 'test', file).stdout).toBe('ok CONTOSO-1: 6 examples\n');
    const other = workspace({ 'main.json': template });
    expect(resilint(folder, 'policy', 'new', 'CONTOSO-1', '--folder', 'rules/mine').code).toBe(0);
    for (const place of ['policies', 'rules', file].map((each) => path.join(folder, each))) {
      const from = path.relative(other, place);
      expect(resilint(other, 'policy', 'check', from)).toMatchObject({ code: 0, stdout: '1 policy loaded\n' });
      expect(resilint(other, 'policy', 'test', from).stdout).toBe('ok CONTOSO-1: 6 examples\n');
      expect(resilint(other, 'check', '--policies', place, '--select', 'CONTOSO-1').code).toBe(1);
    }
  });

  it('name their faults from the folder that resilint runs in', () => {
    const folder = started();
    const file = path.join(folder, 'policies/CONTOSO-1.json');
    const broken = readFileSync(file, 'utf8').replace('virtualMachines"', 'virtualMachine"');
    const other = workspace({ 'infra/main.json': template, 'shared/CONTOSO-1.json': broken });
    const outcome = resilint(path.join(other, 'infra'), 'policy', 'check', '../shared/CONTOSO-1.json');
    expect(outcome.code).toBe(1);
    expect(outcome.stdout).toContain('../shared/CONTOSO-1.json:20:15: error: ');
  });

  it('are told where there can be none', () => {
    const folder = workspace({ 'main.json': template, 'main.bicep': '' });
    const said = (...args: string[]) => {
      const { code, stderr } = resilint(folder, ...args);
      return [code, stderr];
    };
    expect(said('policy', 'check', 'main.bicep')).toEqual([
      2,
      "resilint: 'main.bicep' is neither a folder of policies nor a policy, which is a .json file\n",
    ]);
    expect(said('check', '--policies', 'nowhere')).toEqual([
      2,
      "resilint: there is no 'nowhere': a folder of policies is expected, or one policy\n",
    ]);
  });

  it('of a configuration lie in its repository, and what lies outside is not even named', () => {
    const folder = started();
    const outside = path.join(folder, 'policies');
    const config = (policyFolders: string[]) => JSON.stringify({ policyFolders });
    const other = workspace({ 'main.json': template });
    writeFileSync(path.join(other, 'resilint.config.json'), config([path.relative(other, outside)]));
    const refused = resilint(other, 'check', 'main.json');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/^resilint: resilint\.config\.json:1:19: '.*' lies outside the workspace/);
    expect(refused.stderr).not.toContain('CONTOSO-1');
    writeFileSync(path.join(folder, 'resilint.config.json'), config(['policies']));
    const elsewhere = path.join(folder, 'resilint.config.json');
    expect(resilint(other, 'check', '--config', elsewhere, '--select', 'CONTOSO-1').code).toBe(1);
  });
});
