import { expect, it } from 'vitest';
import { traceResource } from '../../src/author/trace.ts';
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
  const { lines, count } = await traceResource({
    cwd: workspace({ 'main.json': JSON.stringify(template) }),
    policy: 'VMSS-3',
    resource: 'web',
    paths: ['main.json'],
    parameters: [],
    env: [],
    context: {},
    policies: [],
  });
  expect(count).toBe(1);
  expect(lines.join('\n')).toMatch(/=> fail: Automatic repairs of scale set 'web' .* \(not said where VMSS-2 fails\)/);
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
  const { lines } = await traceResource({
    cwd: workspace({ 'main.json': JSON.stringify(template) }),
    policy: 'DR-3',
    resource: 'item',
    paths: ['main.json'],
    parameters: [],
    env: [],
    context: {},
    policies: [],
  });
  expect(lines.join('\n')).toContain(
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
    const { lines } = await traceResource({
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
    return lines.join('\n');
  };
  expect(await traced(false)).toContain('others may be deployed elsewhere (say --whole if not)');
  expect(await traced(true)).not.toContain('elsewhere');
});
