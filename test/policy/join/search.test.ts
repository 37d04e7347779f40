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

describe('what hangs on a resource by a name that is not known', () => {
  const vmType = 'Microsoft.Compute/virtualMachines';
  const children = { children: `${vmType}/extensions` };
  const extensions = { extensions: 'Microsoft.Insights/diagnosticSettings' };
  const verdict = (join: Json, resources: object[]) => {
    const require = { count: { resources: 'found' }, greater: 0 };
    const graph = graphOf({ parameters: { n: { type: 'int' }, name: { type: 'string' } }, resources });
    return judgeAll(policyOf({ resource: vmType, let: { found: join }, require }), graph).map((each) => each.verdict);
  };
  const copy = (name: string) => ({ copy: { name, count: "[parameters('n')]" } });
  const setting = (scope: string) => ({ ...resource('Microsoft.Insights/diagnosticSettings', 'logs'), scope });

  it('may be its own', () => {
    const vm = resource(vmType, 'vm');
    expect(verdict(children, [vm, resource(`${vmType}/extensions`, "[concat(parameters('name'), '/a')]")])).toEqual([
      'open',
    ]);
    expect(verdict(children, [vm, resource(`${vmType}/extensions`, 'other/a')])).toEqual(['fail']);
    expect(verdict(extensions, [vm, setting("[parameters('name')]")])).toEqual(['open']);
    expect(verdict(extensions, [vm, setting("[resourceId('Microsoft.Compute/virtualMachines', 'b')]")])).toEqual([
      'fail',
    ]);
  });

  it('goes in step with it where two loops of one count make both', () => {
    const vms = { ...resource(vmType, "[concat('vm', copyIndex())]"), ...copy('vms') };
    const agents = { ...resource(`${vmType}/extensions`, "[concat('vm', copyIndex(), '/a')]"), ...copy('agents') };
    expect(verdict(children, [vms, agents])).toEqual(['pass']);
    const scope =
      "[resourceId('Microsoft.Compute/virtualMachines', concat('vm', range(0, parameters('n'))[copyIndex()]))]";
    expect(verdict(extensions, [vms, { ...setting(scope), ...copy('logs') }])).toEqual(['pass']);
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

describe('loops over one typed array', () => {
  it('go in step', () => {
    const [vmType, nicType] = ['Microsoft.Compute/virtualMachines', 'Microsoft.Network/networkInterfaces'];
    const through = 'properties.networkProfile.networkInterfaces[*].id';
    const policy = policyOf({
      resource: nicType,
      let: { machines: { referencedBy: vmType, through } },
      require: { count: { resources: 'machines' }, greater: 0 },
    });
    const copy = (name: string) => ({ copy: { name, count: "[length(parameters('names'))]" } });
    const id = `[resourceId('${nicType}', parameters('names')[copyIndex()])]`;
    const graph = graphOf({
      languageVersion: '2.0',
      parameters: { names: { type: 'array', items: { type: 'string' } } },
      resources: {
        nics: { ...resource(nicType, "[parameters('names')[copyIndex()]]"), ...copy('nics') },
        vms: {
          ...resource(vmType, "[concat(parameters('names')[copyIndex()], '-vm')]"),
          ...copy('vms'),
          properties: { networkProfile: { networkInterfaces: [{ id }] } },
        },
      },
    });
    expect(judgeAll(policy, graph).map(({ verdict }) => verdict)).toEqual(['pass']);
  });
});

describe('copies of a loop', () => {
  it('that deploy one resource are one', () => {
    const policy = policyOf({
      resource: vaultType,
      let: { copies: { loop: true } },
      require: { count: { resources: 'copies' }, equals: 2 },
    });
    const verdicts = (name: string) => {
      const resources = [{ ...resource(vaultType, name), copy: { name: 'twice', count: 2 } }];
      return judgeAll(policy, graphOf({ resources })).map(({ verdict }) => verdict);
    };
    expect(verdicts("[concat('vault', copyIndex())]")).toEqual(['pass', 'pass']);
    expect(verdicts('vault')).toEqual(['fail']);
  });
});
