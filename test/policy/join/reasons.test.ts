import { expect, it } from 'vitest';
import { said, written } from '../../spelled.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const nicType = 'Microsoft.Network/networkInterfaces';
const policy = policyOf({
  resource: nicType,
  let: {
    machines: {
      referencedBy: 'Microsoft.Compute/virtualMachines',
      through: 'properties.networkProfile.networkInterfaces[*].id',
    },
  },
  require: { count: { resources: 'machines' }, greater: 0 },
});

/** What is named as unknown of an interface, where a machine uses an interface of this id. */
function causes(name: string, id: string): unknown[] {
  const resources = [
    { type: nicType, apiVersion: '2023-09-01', name },
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-03-01',
      name: 'vm',
      properties: { networkProfile: { networkInterfaces: [{ id }] } },
    },
  ];
  const parameters = { name: { type: 'string' }, group: { type: 'string' } };
  const [judgement] = judgeAll(policy, graphOf({ parameters, resources }));
  return judgement !== undefined && 'causes' in judgement
    ? judgement.causes.map((cause) => (cause.of.kind === 'statement' ? said(cause.reason) : written(cause)))
    : [];
}

it('an id that may lead to a resource: what tells the two ids apart is named, not what they share', () => {
  expect(causes("[parameters('name')]", `[resourceId('${nicType}', 'main')]`)).toEqual([
    `whether ${nicType} 'main' is [parameters('name')]`,
    "parameters('name')",
  ]);
  expect(causes('main', `[resourceId(parameters('group'), '${nicType}', 'main')]`)).toEqual([
    `whether ${nicType} 'main' is main`,
    "parameters('group')",
    'resourceGroup().name',
  ]);
});

it('a resource that is said to exist may be the one declared by a name that is not known', () => {
  const [type, apiVersion] = [nicType, '2023-09-01'];
  const resources = {
    there: { existing: true, type, apiVersion, name: 'main' },
    nic: { type, apiVersion, name: "[parameters('name')]" },
    vm: {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2024-03-01',
      name: 'vm',
      properties: { networkProfile: { networkInterfaces: [{ id: `[resourceId('${nicType}', 'main')]` }] } },
    },
  };
  const parameters = { name: { type: 'string' } };
  const [judgement] = judgeAll(policy, graphOf({ languageVersion: '2.0', parameters, resources }));
  expect(judgement).toMatchObject({ verdict: 'open' });
});
