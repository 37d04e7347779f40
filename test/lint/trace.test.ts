import { expect, it } from 'vitest';
import { trace } from '../../src/lint/trace.ts';
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
  const { lines, count } = await trace({
    cwd: workspace({ 'main.json': JSON.stringify(template) }),
    policy: 'VMSS-3',
    resource: 'web',
    paths: ['main.json'],
    parameters: [],
    environment: [],
    context: {},
    policies: [],
  });
  expect(count).toBe(1);
  expect(lines.join('\n')).toMatch(/=> fail: web repairs unhealthy instances, .* \(not said where VMSS-2 fails\)/);
});
