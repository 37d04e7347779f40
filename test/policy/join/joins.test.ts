import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/policy/document/policy.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const nicType = 'Microsoft.Network/networkInterfaces';
const vmType = 'Microsoft.Compute/virtualMachines';
const idOf = (type: string, ...names: string[]): string =>
  `[resourceId('${type}', ${names.map((name) => `'${name}'`).join(', ')})]`;
const group = { networkSecurityGroup: { id: idOf('Microsoft.Network/networkSecurityGroups', 'nsg') } };

const subnet = (name: string, properties: object = {}) => ({ name, properties });
const network = (subnets: unknown, rest: object = {}) => ({
  type: 'Microsoft.Network/virtualNetworks',
  apiVersion: '2023-04-01',
  name: 'net',
  properties: { subnets },
  ...rest,
});
const nic = (subnetId: unknown, rest: object = {}) => ({
  type: nicType,
  apiVersion: '2023-04-01',
  name: 'nic',
  properties: { ipConfigurations: [{ name: 'ip', properties: { subnet: { id: subnetId } } }] },
  ...rest,
});
const vm = (nicId: unknown, rest: object = {}) => ({
  type: vmType,
  apiVersion: '2024-03-01',
  name: 'vm',
  properties: { networkProfile: { networkInterfaces: [{ id: nicId }] } },
  ...rest,
});
const subnetId = idOf('Microsoft.Network/virtualNetworks/subnets', 'net', 'web');

function verdicts(
  type: string,
  joins: Json,
  require: Json,
  resources: object[],
  options: { parameters?: object; whole?: boolean } = {},
): string[] {
  const graph = graphOf({ parameters: options.parameters ?? {}, resources });
  return judgeAll(policyOf({ resource: type, let: joins, require }), graph, { whole: options.whole ?? false }).map(
    (each) => ('waitsForWhole' in each && each.waitsForWhole ? 'waits' : each.verdict),
  );
}

const subnets = { subnets: { follow: 'properties.ipConfigurations[*].properties.subnet.id' } };
const grouped = {
  count: { resources: 'subnets', where: { field: 'properties.networkSecurityGroup.id', exists: true } },
  greater: 0,
};

describe('follow', () => {
  it('finds an inline child and one on its own alike', () => {
    expect(verdicts(nicType, subnets, grouped, [nic(subnetId), network([subnet('web', group)])])).toEqual(['pass']);
    const alone = {
      type: 'Microsoft.Network/virtualNetworks/subnets',
      apiVersion: '2023-04-01',
      name: 'net/web',
      properties: group,
    };
    expect(verdicts(nicType, subnets, grouped, [nic(subnetId), alone])).toEqual(['pass']);
    expect(
      verdicts(nicType, subnets, grouped, [nic(subnetId), network([subnet('web'), subnet('other', group)])]),
    ).toEqual(['fail']);
  });

  it('does not know what is outside, only that it is there', () => {
    const outside = [nic('/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/n/subnets/s')];
    expect(verdicts(nicType, subnets, grouped, outside)).toEqual(['open']);
    expect(verdicts(nicType, subnets, { count: { resources: 'subnets' }, equals: 1 }, outside)).toEqual(['pass']);
    const given = [nic("[parameters('subnetId')]"), network([subnet('web', group)])];
    expect(verdicts(nicType, subnets, grouped, given, { parameters: { subnetId: { type: 'string' } } })).toEqual([
      'open',
    ]);
  });

  it('counts a resource once, however often it is named', () => {
    const twice = {
      ...nic(subnetId),
      properties: { ipConfigurations: ['a', 'b'].map((name) => ({ name, properties: { subnet: { id: subnetId } } })) },
    };
    expect(
      verdicts(nicType, subnets, { count: { resources: 'subnets' }, equals: 1 }, [twice, network([subnet('web')])]),
    ).toEqual(['pass']);
  });

  it('makes existence part of membership', () => {
    const parameters = { on: { type: 'bool' } };
    const maybe = network([subnet('web', group)], { condition: "[parameters('on')]" });
    expect(verdicts(nicType, subnets, grouped, [nic(subnetId), maybe], { parameters })).toEqual(['open']);
    const together = [nic(subnetId, { condition: "[parameters('on')]" }), maybe];
    expect(verdicts(nicType, subnets, grouped, together, { parameters })).toEqual(['pass']);
  });

  it('decides between two declarations of one id that exclude each other', () => {
    const parameters = { on: { type: 'bool' } };
    const both = [
      network([subnet('web', group)], { condition: "[parameters('on')]" }),
      network([subnet('web', group)], { condition: "[not(parameters('on'))]" }),
    ];
    expect(verdicts(nicType, subnets, grouped, [nic(subnetId), ...both], { parameters })).toEqual(['pass']);
  });
});

describe('referencedBy', () => {
  const machines = { machines: { referencedBy: vmType, through: 'properties.networkProfile.networkInterfaces[*].id' } };
  const used = { count: { resources: 'machines' }, greater: 0 };
  const nicId = idOf(nicType, 'nic');

  it('finds who holds the id', () => {
    expect(verdicts(nicType, machines, used, [nic(''), vm(nicId)])).toEqual(['pass']);
    expect(verdicts(nicType, machines, used, [nic(''), vm(idOf(nicType, 'other'))])).toEqual(['fail']);
  });

  it('is open where the holder may not exist, or may hold another', () => {
    const parameters = { on: { type: 'bool' }, id: { type: 'string' }, name: { type: 'string' } };
    expect(
      verdicts(nicType, machines, used, [nic(''), vm(nicId, { condition: "[parameters('on')]" })], { parameters }),
    ).toEqual(['open']);
    expect(verdicts(nicType, machines, used, [nic(''), vm("[parameters('id')]")], { parameters })).toEqual(['open']);
    expect(
      verdicts(nicType, machines, used, [nic(''), vm(`[resourceId('${nicType}', parameters('name'))]`)], {
        parameters,
      }),
    ).toEqual(['open']);
    expect(
      verdicts(nicType, machines, used, [nic(''), vm(`[resourceId('Microsoft.Network/other', parameters('name'))]`)], {
        parameters,
      }),
    ).toEqual(['fail']);
  });

  it('joins by names that nobody knows, if they are the same', () => {
    const parameters = { name: { type: 'string' } };
    const named = nic('', { name: "[concat(parameters('name'), '-nic')]" });
    expect(
      verdicts(nicType, machines, used, [named, vm(`[resourceId('${nicType}', concat(parameters('name'), '-nic'))]`)], {
        parameters,
      }),
    ).toEqual(['pass']);
  });

  it('knows none while a deployment could not be read', () => {
    const linked = {
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: 'd',
      properties: { mode: 'Incremental', templateLink: { uri: 'https://example.com/t.json' } },
    };
    expect(verdicts(nicType, machines, used, [nic(''), linked])).toEqual(['open']);
    expect(verdicts(nicType, machines, used, [nic(''), vm(nicId), linked])).toEqual(['pass']);
  });
});

describe('parent, children, extensions, resources', () => {
  const lock = {
    type: 'Microsoft.Authorization/locks',
    apiVersion: '2020-05-01',
    name: 'l',
    scope: 'Microsoft.Network/networkInterfaces/nic',
    properties: { level: 'CanNotDelete' },
  };
  it('finds extension resources of either spelling', () => {
    const joins = { locks: { extensions: 'Microsoft.Authorization/locks' } };
    const locked = { count: { resources: 'locks' }, equals: 1 };
    expect(verdicts(nicType, joins, locked, [nic(''), lock])).toEqual(['pass']);
    const old = {
      type: `${nicType}/providers/locks`,
      apiVersion: '2016-09-01',
      name: 'nic/Microsoft.Authorization/l',
      properties: {},
    };
    expect(verdicts(nicType, joins, locked, [nic(''), old])).toEqual(['pass']);
    expect(verdicts(nicType, joins, locked, [nic('')])).toEqual(['fail']);
  });

  it('finds children and the parent', () => {
    const childType = 'Microsoft.Network/virtualNetworks/subnets';
    const children = { children: { children: childType } };
    expect(
      verdicts('Microsoft.Network/virtualNetworks', children, { count: { resources: 'children' }, equals: 2 }, [
        network([subnet('a'), subnet('b')]),
      ]),
    ).toEqual(['pass']);
    const parent = { net: { parent: true } };
    const named = { count: { resources: 'net', where: { field: 'name', equals: 'net' } }, equals: 1 };
    expect(verdicts(childType, parent as Json, named, [network([subnet('a')])])).toEqual(['pass']);
    const orphan = { type: childType, apiVersion: '2023-04-01', name: 'gone/a', properties: {} };
    expect(verdicts(childType, parent as Json, named, [orphan])).toEqual(['open']);
  });

  it('waits for the whole where resources may live elsewhere', () => {
    const joins = { vaults: { resources: 'Microsoft.RecoveryServices/vaults', elsewhere: true } };
    const some = { count: { resources: 'vaults' }, greater: 0 };
    expect(verdicts(nicType, joins, some, [nic('')])).toEqual(['waits']);
    expect(verdicts(nicType, joins, some, [nic('')], { whole: true })).toEqual(['fail']);
    const vault = { type: 'Microsoft.RecoveryServices/vaults', apiVersion: '2023-04-01', name: 'v' };
    expect(verdicts(nicType, joins, some, [nic(''), vault])).toEqual(['pass']);
    expect(verdicts(nicType, joins, { count: { resources: 'vaults' }, less: 1 }, [nic(''), vault])).toEqual(['fail']);
  });
});

describe('sets from sets', () => {
  const joins = {
    nics: { follow: 'properties.networkProfile.networkInterfaces[*].id' },
    subnets: { follow: 'properties.ipConfigurations[*].properties.subnet.id', of: 'nics' },
  };
  const more = {
    ...joins,
    neighbours: {
      referencedBy: nicType,
      through: 'properties.ipConfigurations[*].properties.subnet.id',
      of: 'subnets',
    },
  };
  it('goes on from each member', () => {
    const resources = [
      vm(idOf(nicType, 'nic')),
      nic(subnetId),
      nic(subnetId, { name: 'nic2' }),
      network([subnet('web')]),
    ];
    expect(verdicts(vmType, more, { count: { resources: 'neighbours' }, equals: 2 }, resources)).toEqual(['pass']);
    expect(
      verdicts(
        vmType,
        joins,
        { count: { resources: 'subnets', where: { field: 'name', equals: 'web' } }, equals: 1 },
        resources,
      ),
    ).toEqual(['pass']);
  });
  it('is open-ended behind what is not declared here', () => {
    const resources = [vm('/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkInterfaces/x')];
    expect(verdicts(vmType, joins, { count: { resources: 'subnets' }, equals: 0 }, resources)).toEqual(['open']);
  });
});

describe('copies of a loop', () => {
  const joins = { copies: { loop: true } } as Json;
  const others = {
    count: {
      resources: 'copies',
      where: { value: "[first(field('zones'))]", notEquals: "[first(resource('zones'))]" },
    },
    greater: 0,
  };
  const looped = (count: unknown, zone: string) => ({
    ...vm(''),
    name: "[concat('vm', copyIndex())]",
    zones: [zone],
    copy: { name: 'vms', count },
  });

  it('compares the copies with each other', () => {
    expect(verdicts(vmType, joins, others, [looped(2, '1')])).toEqual(['fail', 'fail']);
    expect(verdicts(vmType, joins, others, [looped(2, '[string(add(copyIndex(), 1))]')])).toEqual(['pass', 'pass']);
    expect(verdicts(vmType, joins, others, [looped(1, '1'), { ...vm(''), zones: ['2'] }])).toEqual(['fail', 'fail']);
  });

  it('pairs the copies of two loops of one count', () => {
    const parameters = { n: { type: 'int', minValue: 1 }, m: { type: 'int' } };
    const machines = {
      machines: { referencedBy: vmType, through: 'properties.networkProfile.networkInterfaces[*].id' },
    };
    const nics = (count: string) => ({
      ...nic(''),
      name: "[concat('nic', copyIndex())]",
      copy: { name: 'nics', count },
    });
    const vms = {
      ...vm("[resourceId('Microsoft.Network/networkInterfaces', concat('nic', copyIndex()))]"),
      name: "[concat('vm', copyIndex())]",
      copy: { name: 'vms', count: "[parameters('n')]" },
    };
    const used = { count: { resources: 'machines' }, greater: 0 };
    expect(verdicts(nicType, machines, used, [nics("[parameters('n')]"), vms], { parameters })).toEqual(['pass']);
    expect(verdicts(nicType, machines, used, [nics("[parameters('m')]"), vms], { parameters })).toEqual(['open']);
    const follow = { nics: { follow: 'properties.networkProfile.networkInterfaces[*].id' } };
    const named = { count: { resources: 'nics', where: { field: 'apiVersion', equals: '2023-04-01' } }, equals: 1 };
    expect(verdicts(vmType, follow, named, [nics("[parameters('n')]"), vms], { parameters })).toEqual(['pass']);
  });

  it('takes one node for copies that may differ', () => {
    const parameters = { n: { type: 'int', minValue: 2 } };
    expect(
      verdicts(vmType, joins, others, [looped("[parameters('n')]", '[string(add(copyIndex(), 1))]')], { parameters }),
    ).toEqual(['open']);
    expect(verdicts(vmType, joins, others, [looped("[parameters('n')]", '1')], { parameters })).toEqual(['fail']);
  });
});
