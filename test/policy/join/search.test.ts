import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/policy/document/policy.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const vaultType = 'Microsoft.RecoveryServices/vaults';
const itemType = `${vaultType}/backupFabrics/protectionContainers/protectedItems`;
const resource = (type: string, name: string) => ({ type, apiVersion: '2024-04-01', name });

describe('children', () => {
  it('are found below children that are not declared', () => {
    const policy = policyOf({
      resource: vaultType,
      let: { items: { children: itemType } },
      require: { count: { resources: 'items' }, equals: 1 },
    });
    const graph = graphOf({
      resources: [
        resource(vaultType, 'vault'),
        resource(itemType, 'vault/Azure/machine/vm'),
        resource(itemType, 'other/Azure/machine/vm'),
      ],
    });
    expect(judgeAll(policy, graph).map(({ verdict }) => verdict)).toEqual(['pass']);
  });
});

describe('the parent', () => {
  const childType = `${vaultType}/backupstorageconfig`;
  const policy = policyOf({
    resource: childType,
    let: { vault: { parent: true } },
    require: { count: { resources: 'vault', where: { field: 'location', equals: 'westeurope' } }, equals: 1 },
  });
  const child = resource(childType, 'vault/vaultstorageconfig');
  const verdict = (...others: object[]) =>
    judgeAll(policy, graphOf({ resources: [child, ...others] })).map((each) => each.verdict);

  it('is found where it is declared on its own', () => {
    expect(verdict({ ...resource(vaultType, 'vault'), location: 'westeurope' })).toEqual(['pass']);
    expect(verdict({ ...resource(vaultType, 'vault'), location: 'eastus' })).toEqual(['fail']);
  });

  it('is unknown where it is not declared', () => {
    expect(verdict()).toEqual(['open']);
    expect(verdict({ ...resource(vaultType, 'other'), location: 'eastus' })).toEqual(['open']);
  });
});

describe('a resource that is declared twice', () => {
  const childType = `${vaultType}/backupPolicies`;
  const daily = (properties: object = {}) => ({ ...resource(childType, 'vault/daily'), properties });
  const verdict = (require: Json, ...policies: object[]) => {
    const policy = policyOf({ resource: vaultType, let: { policies: { children: childType } }, require });
    const graph = graphOf({ resources: [resource(vaultType, 'vault'), ...policies] });
    return judgeAll(policy, graph).map((each) => each.verdict);
  };
  const one: Json = { count: { resources: 'policies' }, equals: 1 };
  const forMachines: Json = {
    count: { resources: 'policies', where: { field: 'properties.backupManagementType', equals: 'AzureIaasVM' } },
    equals: 1,
  };

  it('is one', () => {
    expect(verdict(one, daily(), daily())).toEqual(['pass']);
  });

  it('says what both declarations say', () => {
    const machines = daily({ backupManagementType: 'AzureIaasVM' });
    expect(verdict(forMachines, machines, machines)).toEqual(['pass']);
    expect(verdict(forMachines, machines, daily({ backupManagementType: 'AzureSql' }))).toEqual(['open']);
  });
});
