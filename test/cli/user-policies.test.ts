import { readFileSync } from 'node:fs';
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
    expect(again.stderr).toContain('exists already; nothing was written');
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
      '=> fail: vm does not say who owns it',
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
    expect(outcome.stderr).toContain('the id VM-1 is taken by the pack vm');
  });
});
