import { describe, expect, it } from 'vitest';
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
