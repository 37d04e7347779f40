import { expect, it } from 'vitest';
import { traceResource } from '../../src/author/trace.ts';
import { traceText } from '../../src/report/trace.ts';
import { workspace } from '../cli/helpers.ts';

it('a trace says which policies tell the same more closely', async () => {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      {
        type: 'Microsoft.Compute/virtualMachineScaleSets',
        apiVersion: '2024-07-01',
        name: 'web',
        properties: { automaticRepairsPolicy: { enabled: true }, virtualMachineProfile: {} },
      },
    ],
  };
  const traces = await traceResource({
    cwd: workspace({ 'main.json': JSON.stringify(template) }),
    policy: 'VMSS-3',
    resource: 'web',
    paths: ['main.json'],
    parameters: [],
    env: [],
    context: {},
    policies: [],
  });
  expect(traces).toHaveLength(1);
  expect(traceText(traces, {})).toMatch(
    /=> fail: Automatic repairs of scale set 'web' .* \(not said where VMSS-2 fails\)/,
  );
});

it('a trace says what an expression of the policy comes to', async () => {
  const items = 'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers';
  const details = {
    instanceType: 'A2A',
    fabricObjectId: "[resourceId('Microsoft.Compute/virtualMachines', 'vm')]",
    recoveryContainerId: `[resourceId('${items}', 'vault', 'far', 'target')]`,
  };
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [
      { type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name: 'vm', location: 'westeurope' },
      {
        type: 'Microsoft.RecoveryServices/vaults/replicationFabrics',
        apiVersion: '2024-04-01',
        name: 'vault/far',
        properties: { customDetails: { instanceType: 'Azure', location: 'West Europe' } },
      },
      { type: items, apiVersion: '2024-04-01', name: 'vault/far/target', properties: {} },
      {
        type: `${items}/replicationProtectedItems`,
        apiVersion: '2024-04-01',
        name: 'vault/near/source/item',
        properties: { providerSpecificDetails: details },
      },
    ],
  };
  const traces = await traceResource({
    cwd: workspace({ 'main.json': JSON.stringify(template) }),
    policy: 'DR-3',
    resource: 'item',
    paths: ['main.json'],
    parameters: [],
    env: [],
    context: {},
    policies: [],
  });
  expect(traceText(traces, { verbose: true })).toContain(
    `in [joined('machines', 'location')] — 'West Europe', against ["westeurope"]  (main`,
  );
});

it('a trace of a whole deployment knows that there is nothing elsewhere', async () => {
  const template = {
    $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
    contentVersion: '1.0.0.0',
    resources: [{ type: 'Microsoft.Compute/virtualMachines', apiVersion: '2024-07-01', name: 'vm' }],
  };
  const traced = async (whole: boolean) => {
    const traces = await traceResource({
      cwd: workspace({ 'main.json': JSON.stringify(template) }),
      policy: 'VM-7',
      resource: 'vm',
      paths: ['main.json'],
      parameters: [],
      env: [],
      context: {},
      policies: [],
      whole,
    });
    return traceText(traces, {});
  };
  expect(await traced(false)).toContain('others may be deployed elsewhere (say --whole if not)');
  expect(await traced(true)).not.toContain('elsewhere');
});

it('a trace tells once what holds in several templates, and where it differs', async () => {
  const machine = (zone: string) => `param zones array = ${zone}
resource vm 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'vm'
  location: 'westeurope'
  zones: zones
}
`;
  const call = (value: string) => `module vm 'vm.bicep' = { name: 'vm', params: { zones: ${value} } }\n`;
  const options = { policy: 'VM-2', resource: 'vm', paths: [], parameters: [], env: [], context: {}, policies: [] };
  const traced = async (b: string) =>
    traceText(
      await traceResource({
        cwd: workspace({ 'vm.bicep': machine('[]'), 'a.bicep': call('[]'), 'b.bicep': call(b) }),
        ...options,
      }),
      {},
    );
  const same = await traced('[]');
  expect(same.match(/=> fail/g)).toHaveLength(1);
  expect(same).toContain('in a.bicep, b.bicep');
  const different = await traced("['1']");
  expect(different.match(/=> /g)).toHaveLength(2);
  expect(different).toMatch(/^ {2}in a\.bicep$/m);
  expect(different).toMatch(/^ {2}in b\.bicep$/m);
});
