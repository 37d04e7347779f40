import { describe, expect, it } from 'vitest';
import { resilint, workspace } from './helpers.ts';

const name = 'resilint.config.json';
const vault = `param location string
resource vault 'Microsoft.RecoveryServices/vaults@2024-04-01' = {
  name: 'vault'
  location: location
}
output location string = location
`;

function parameters(values: object): string {
  const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
  return JSON.stringify({ $schema, contentVersion: '1.0.0.0', parameters: values });
}

const files = {
  'infra/vault.bicep': vault,
  'infra/env/vault.prod.json': parameters({ location: { value: 'uksouth' } }),
  'infra/env/vault.dev.json': parameters({ location: { value: 'norwayeast' } }),
  'infra/vault.parameters.json': parameters({ location: { value: 'eastus' } }),
};

function setsOf(folder: string, ...args: string[]): string[] {
  const run = JSON.parse(resilint(folder, 'check', 'infra/vault.bicep', '--format', 'json', ...args).stdout);
  return run.files[0].parameterSets;
}

describe('parameterFiles of the configuration', () => {
  it('says where the parameter files of each template lie', () => {
    const folder = workspace({ ...files, [name]: '{ "parameterFiles": ["env/{name}.*.json"] }' });
    expect(setsOf(folder)).toEqual(['infra/env/vault.dev.json', 'infra/env/vault.prod.json']);
    const graph = JSON.parse(resilint(folder, 'graph', 'infra/vault.bicep', '--format', 'json').stdout);
    expect(graph.outputs.location).toBe('norwayeast');
  });

  it('leaves the files beside a template where it finds none', () => {
    expect(setsOf(workspace({ ...files, [name]: '{ "parameterFiles": ["nowhere/{name}.json"] }' }))).toEqual([
      'infra/vault.parameters.json',
    ]);
  });

  it('yields to the command line', () => {
    const folder = workspace({ ...files, [name]: '{ "parameterFiles": ["env/{name}.*.json"] }' });
    expect(setsOf(folder, '--parameters', 'infra/vault.parameters.json')).toEqual(['infra/vault.parameters.json']);
  });

  it('finds nothing outside the workspace', () => {
    expect(setsOf(workspace({ ...files, [name]: '{ "parameterFiles": ["../../../**/*.json"] }' }))).toEqual([
      'infra/vault.parameters.json',
    ]);
  });
});
