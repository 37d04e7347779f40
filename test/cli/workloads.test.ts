import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { git, repository, write } from './git-helpers.ts';
import { resilint, workspace } from './helpers.ts';

const name = 'resilint.config.json';

const machine = `param zone string = '1'
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'app'
  location: 'westeurope'
  zones: [zone]
  properties: { hardwareProfile: { vmSize: 'Standard_D2s_v5' } }
}
`;

const backup = {
  resources: [
    {
      type: 'Microsoft.RecoveryServices/vaults/backupFabrics/protectionContainers/protectedItems',
      apiVersion: '2024-04-01',
      name: 'vault/Azure/container/item',
      properties: {
        protectedItemType: 'Microsoft.Compute/virtualMachines',
        policyId: "[resourceId('Microsoft.RecoveryServices/vaults/backupPolicies', 'vault', 'daily')]",
        sourceResourceId: "[resourceId('Microsoft.Compute/virtualMachines', 'app')]",
      },
    },
  ],
};

const files = { 'vm/main.bicep': machine, 'backup/main.json': backup };
const together = (rest: object = {}): string =>
  JSON.stringify({ workloads: { app: { templates: ['vm/main.bicep', 'backup/*.json'], ...rest } } });

function parameters(values: object): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', parameters: values });
}

/** What VM-7 (backup) says, by file. */
function verdicts(folder: string, ...args: string[]): string[] {
  const run = resilint(folder, 'check', '--format', 'json', '--show-pass', '--select', 'VM-7', ...args);
  const { findings } = JSON.parse(run.stdout);
  return findings.map(
    (each: { location: { file: string }; verdict: string }) => `${each.location.file} ${each.verdict}`,
  );
}

describe('workloads', () => {
  it('a backup in another template of the workload counts', () => {
    expect(verdicts(workspace({ ...files, [name]: together() }))).toEqual(['vm/main.bicep pass']);
    expect(verdicts(workspace(files))).toEqual(['vm/main.bicep open']);
  });

  it('it counts too where only the template with the machine is linted', () => {
    const folder = workspace({ ...files, [name]: together() });
    expect(verdicts(folder, 'vm')).toEqual(['vm/main.bicep pass']);
  });

  it('what is in no template of a whole workload does not exist', () => {
    const none = { ...files, 'backup/main.json': { resources: [] } };
    expect(verdicts(workspace({ ...none, [name]: together({ whole: true }) }))).toEqual(['vm/main.bicep fail']);
    expect(verdicts(workspace({ ...none, [name]: together() }))).toEqual(['vm/main.bicep open']);
  });

  it('is not whole while a part of it cannot be read', () => {
    const broken = { ...files, 'backup/main.json': Buffer.from('{ "$schema": ') };
    expect(verdicts(workspace({ ...broken, [name]: together({ whole: true }) }))).toEqual(['vm/main.bicep open']);
  });

  it('takes the parameter file that is named, and that one alone', () => {
    const folder = workspace({
      'vm/main.bicep': machine.replace(" = '1'", ''),
      'vm/main.parameters.json': parameters({ zone: { value: '1' } }),
      'vm/main.prod.bicepparam': "using 'main.bicep'\nparam zone = '3'\n",
      [name]: JSON.stringify({
        workloads: { app: { templates: [{ template: 'vm/main.bicep', parameters: 'vm/main.prod.bicepparam' }] } },
      }),
    });
    const { files: linted } = JSON.parse(resilint(folder, 'check', '--format', 'json').stdout);
    expect(linted.map((each: { parameterSets: string[] }) => each.parameterSets)).toEqual([
      ['vm/main.prod.bicepparam'],
    ]);
  });

  it('each template is judged with its own unknowns', () => {
    const nic = (file: string): string => `param name string
resource nic 'Microsoft.Network/networkInterfaces@2024-05-01' existing = { name: name }
output ${file} string = nic.id
`;
    const folder = workspace({
      'a/main.bicep': `${nic('a')}${machine.replace('param zone', 'param other string = name\nparam zone')}`,
      'b/main.bicep': nic('b'),
      [name]: '{ "workloads": { "app": { "templates": ["**/main.bicep"] } } }',
    });
    expect(resilint(folder, 'check').stderr).toBe('');
  });

  it.skipIf(!hasGit)('a change in one template concerns the others of its workload', () => {
    const config = { [name]: together(), 'env/app.bicepparam': "using '../vm/main.bicep'\n" };
    const folder = repository({ ...files, ...config, 'other.json': backup });
    const changed = (): string[] =>
      JSON.parse(resilint(folder, '--changed', '--format', 'json').stdout).files.map(
        (each: { path: string }) => each.path,
      );
    write(folder, 'backup/main.json', { resources: [] });
    expect(changed()).toEqual(['backup/main.json', 'vm/main.bicep']);
    git(folder, 'checkout', '--quiet', '.');
    write(folder, 'other.json', { resources: [] });
    expect(changed()).toEqual(['other.json']);
  });

  it('names the place of a file that is not there', () => {
    const folder = workspace({ ...files, [name]: '{ "workloads": { "app": { "templates": ["vms/*.bicep"] } } }' });
    const { code, stderr } = resilint(folder);
    expect(code).toBe(2);
    expect(stderr).toBe(`resilint: ${name}:1:41: no file of the workspace matches 'vms/*.bicep'\n`);
  });
});
