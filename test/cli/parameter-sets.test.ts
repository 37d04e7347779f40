import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const machine = `param disk string
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  location: 'westeurope'
  properties: { storageProfile: { osDisk: { createOption: 'Attach', managedDisk: { storageAccountType: disk } } } }
}
`;

function parameters(disk: string): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', parameters: { disk: { value: disk } } });
}

function found(files: Record<string, string>): [string, readonly string[]][] {
  const { stdout } = resilint(workspace(files), 'check', '.', '--select', 'VM-8', '--format', 'json');
  const { findings } = JSON.parse(stdout);
  return findings.map(({ location, parameterSets }: { location: { file: string }; parameterSets: string[] }) => [
    location.file,
    parameterSets,
  ]);
}

const values = {
  'main.parameters.dev.json': parameters('Standard_LRS'),
  'main.parameters.prod.json': parameters('Premium_LRS'),
};

describe('a finding names the parameter sets that it occurs with', () => {
  it('where it is placed in a parameter file', () => {
    expect(found({ 'main.bicep': machine, ...values })).toEqual([
      ['main.parameters.dev.json', ['main.parameters.dev.json']],
    ]);
  });

  it('where it is placed in a module', () => {
    const files = {
      'machine.bicep': machine.replace(
        'storageAccountType: disk',
        "storageAccountType: disk == 'Premium_LRS' ? 'Premium_LRS' : 'Standard_LRS'",
      ),
      'main.bicep': "param disk string\nmodule m 'machine.bicep' = { params: { disk: disk } }\n",
    };
    expect(found({ ...files, ...values })).toEqual([['machine.bicep', ['main.parameters.dev.json']]]);
  });

  it('unless it occurs with all', () => {
    const all = { ...values, 'main.parameters.prod.json': parameters('Standard_LRS') };
    expect(found({ 'main.bicep': machine.replace(': disk }', ": 'Standard_LRS' }"), ...all })).toEqual([
      ['main.bicep', []],
    ]);
  });
});
