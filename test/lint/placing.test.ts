import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../scripts/plain-options.ts';
import { lint } from '../../src/lint/run.ts';
import { workspace } from '../cli/helpers.ts';

const address = { name: 'pip', properties: {} };
const nics = [{ name: 'a', ipConfigurations: [{ name: 'ip', properties: { publicIPAddressConfiguration: address } }] }];
const nic = "parameters('nics')[copyIndex('networkInterfaceConfigurations')]";
const loop = {
  name: 'networkInterfaceConfigurations',
  count: "[length(parameters('nics'))]",
  input: { name: `[${nic}.name]`, properties: { ipConfigurations: `[${nic}.ipConfigurations]` } },
};
const json = {
  parameters: { nics: { type: 'array', defaultValue: nics } },
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachineScaleSets',
      apiVersion: '2024-07-01',
      name: 's',
      location: 'westeurope',
      properties: { virtualMachineProfile: { networkProfile: { copy: [loop] } } },
    },
  ],
};
const bicep = `
param nics array = [
  { name: 'a', ipConfigurations: [{ name: 'ip', properties: { publicIPAddressConfiguration: { name: 'pip', properties: {} } } }] }
]
resource set 'Microsoft.Compute/virtualMachineScaleSets@2024-07-01' = {
  name: 's'
  location: 'westeurope'
  properties: { virtualMachineProfile: { networkProfile: { networkInterfaceConfigurations: [for nic in nics: {
    name: nic.name
    properties: { ipConfigurations: nic.ipConfigurations }
  }] } } }
}
`;

describe('placing a finding in what a loop makes of the items of a parameter', () => {
  it.each([
    ['main.json', json],
    ['main.bicep', bicep],
  ])('%s evaluates nothing outside of the loop', async (file, text) => {
    const { findings, diagnostics } = await lint({
      ...plainOptions,
      cwd: workspace({ [file]: text }),
      paths: [file],
      select: ['VM-12'],
      config: false,
    });
    expect(findings.map(({ policy, verdict }) => [policy, verdict])).toEqual([['VM-12', 'fail']]);
    expect(diagnostics).toEqual([]);
  });
});
