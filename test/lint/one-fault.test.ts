import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../scripts/plain-options.ts';
import { lint } from '../../src/lint/run.ts';
import type { Finding } from '../../src/result/result.ts';
import { workspace } from '../cli/helpers.ts';

const health = {
  name: 'health',
  properties: { publisher: 'Microsoft.ManagedServices', type: 'ApplicationHealthLinux', typeHandlerVersion: '1.0' },
};

function scaleSet(properties: object, zones: readonly string[] = ['1', '2', '3']) {
  return {
    type: 'Microsoft.Compute/virtualMachineScaleSets',
    apiVersion: '2024-07-01',
    name: 'web',
    location: 'westeurope',
    sku: { name: 'Standard_D2s_v5', capacity: 3 },
    zones,
    properties,
  };
}

const machine = {
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion: '2024-07-01',
  name: "[concat('vm', copyIndex())]",
  location: 'westeurope',
  zones: ['1'],
  copy: { name: 'machines', count: 2 },
  properties: { virtualMachineScaleSet: { id: "[resourceId('Microsoft.Compute/virtualMachineScaleSets', 'web')]" } },
};

/** Which of some policies fail for a template, all of them being judged. */
async function failures(resources: readonly object[], ...among: string[]): Promise<string[]> {
  const findings = await findingsIn({ 'main.json': { resources } });
  const failed = findings.filter(({ verdict }) => verdict === 'fail').map(({ policy }) => policy);
  return failed.filter((policy) => among.includes(policy)).sort();
}

async function findingsIn(files: Readonly<Record<string, object>>): Promise<readonly Finding[]> {
  const { findings } = await lint({
    ...plainOptions,
    cwd: workspace(files),
    paths: ['main.json'],
    select: ['all'],
  });
  return findings;
}

describe('one fault is one finding, among all packs', () => {
  it('that nothing tells the health of instances, although upgrades and repairs need it', async () => {
    const properties = {
      orchestrationMode: 'Flexible',
      upgradePolicy: { mode: 'Rolling' },
      automaticRepairsPolicy: { enabled: true },
      virtualMachineProfile: {},
    };
    expect(await failures([scaleSet(properties)], 'VMSS-2', 'VMSS-3', 'VMSS-22')).toEqual(['VMSS-2']);
  });

  it('but repairs that are off, and upgrades of all at once, are faults of their own', async () => {
    const properties = {
      orchestrationMode: 'Flexible',
      upgradePolicy: { mode: 'Automatic' },
      virtualMachineProfile: {},
    };
    expect(await failures([scaleSet(properties)], 'VMSS-2', 'VMSS-3', 'VMSS-22')).toEqual([
      'VMSS-2',
      'VMSS-22',
      'VMSS-3',
    ]);
  });

  it('that a set has no zones, which decide the default of its fault domains', async () => {
    const uniform = {
      orchestrationMode: 'Uniform',
      virtualMachineProfile: { extensionProfile: { extensions: [health] } },
    };
    expect(await failures([scaleSet(uniform, [])], 'VMSS-7', 'VMSS-8', 'VM-2')).toEqual(['VMSS-8']);
  });

  it('that all machines that are attached to a set stand in one zone', async () => {
    const set = { ...scaleSet({ orchestrationMode: 'Flexible' }), sku: undefined };
    expect(await failures([set, machine], 'VM-2', 'VMSS-8', 'VMSS-26')).toEqual(['VMSS-26']);
  });

  it('that a set names no zones, and so neither can its machines', async () => {
    const set = { ...scaleSet({ orchestrationMode: 'Flexible' }, []), sku: undefined };
    const { zones: _, ...regional } = machine;
    expect(await failures([set, regional], 'VM-2', 'VMSS-8', 'VMSS-26')).toEqual(['VMSS-8']);
  });

  it('that a set with attached machines is Uniform', async () => {
    const uniform = scaleSet({ orchestrationMode: 'Uniform', virtualMachineProfile: {} });
    expect(await failures([uniform, machine], 'VM-1', 'VMSS-1')).toEqual(['VM-1']);
  });

  it('that a load balancer and its address are Basic', async () => {
    const address = {
      type: 'Microsoft.Network/publicIPAddresses',
      apiVersion: '2024-05-01',
      name: 'ip',
      sku: { name: 'Basic' },
      properties: {},
    };
    const balancer = {
      type: 'Microsoft.Network/loadBalancers',
      apiVersion: '2024-05-01',
      name: 'lb',
      sku: { name: 'Basic' },
      properties: {
        frontendIPConfigurations: [
          {
            name: 'public',
            properties: { publicIPAddress: { id: "[resourceId('Microsoft.Network/publicIPAddresses', 'ip')]" } },
          },
        ],
        backendAddressPools: [{ name: 'web' }],
      },
    };
    const pool = { id: "[resourceId('Microsoft.Network/loadBalancers/backendAddressPools', 'lb', 'web')]" };
    const ipConfigurations = [{ name: 'ip', properties: { loadBalancerBackendAddressPools: [pool] } }];
    const networkProfile = { networkInterfaceConfigurations: [{ name: 'nic', properties: { ipConfigurations } }] };
    const set = scaleSet({ orchestrationMode: 'Flexible', virtualMachineProfile: { networkProfile } });
    expect(await failures([address, balancer, set], 'VMSS-27', 'VM-30')).toEqual(['VMSS-27']);
    const nic = { type: 'Microsoft.Network/networkInterfaces', apiVersion: '2024-05-01', name: 'nic' };
    const own = { id: "[resourceId('Microsoft.Network/networkInterfaces', 'nic')]" };
    const { copy: _, ...one } = machine;
    const behind = [
      { ...nic, properties: { ipConfigurations } },
      { ...one, name: 'vm', properties: { networkProfile: { networkInterfaces: [own] } } },
    ];
    expect(await failures([address, balancer, ...behind], 'VMSS-27', 'VM-30')).toEqual(['VM-30']);
    expect(await failures([address, balancer, set, ...behind], 'VMSS-27', 'VM-30')).toEqual(['VMSS-27']);
  });

  it('that a hot standby is a single instance', async () => {
    const set = { ...scaleSet({ orchestrationMode: 'Flexible' }), tags: { role: 'standby' } };
    const lone = { ...set, sku: { name: 'Standard_D2s_v5', capacity: 1 } };
    expect(await failures([lone], 'VMSS-20', 'DR-11')).toEqual(['DR-11']);
  });

  it('that disks of a set are slow', async () => {
    const osDisk = { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } };
    const set = scaleSet({ orchestrationMode: 'Flexible', virtualMachineProfile: { storageProfile: { osDisk } } });
    expect(await failures([set], 'VM-8', 'VMSS-11')).toEqual(['VMSS-11']);
  });

  it('that a database has no data disk, and that a lone machine has hard disks', async () => {
    const properties = {
      storageProfile: {
        imageReference: {
          publisher: 'MicrosoftSQLServer',
          offer: 'sql2022-ws2022',
          sku: 'standard',
          version: 'latest',
        },
        osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: 'Standard_LRS' } },
      },
    };
    const { copy: _, ...alone } = machine;
    const found = await failures([{ ...alone, name: 'sql', properties }], 'VM-6', 'DR-9', 'VM-8', 'DR-8');
    expect(found).toEqual(['DR-9', 'VM-8']);
  });

  it('that two disks are blobs in a geo-redundant account', async () => {
    const account = { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-05-01', name: 'disks' };
    const vhd = (name: string) => ({ vhd: { uri: `https://disks.blob.core.windows.net/vhds/${name}.vhd` } });
    const { copy: _, ...alone } = machine;
    const properties = { storageProfile: { osDisk: vhd('os'), dataDisks: [{ lun: 0, ...vhd('data') }] } };
    const resources = [
      { ...account, sku: { name: 'Standard_GRS' } },
      { ...alone, name: 'vm', properties },
    ];
    expect(await failures(resources, 'VM-5', 'DR-2')).toEqual(['VM-5']);
  });

  it('that a hot standby runs a single instance', async () => {
    const standby = {
      ...scaleSet({ orchestrationMode: 'Flexible', virtualMachineProfile: {} }),
      tags: { dr: 'standby' },
    };
    const found = await failures([{ ...standby, sku: { ...standby.sku, capacity: 1 } }], 'VMSS-20', 'DR-11');
    expect(found).toEqual(['DR-11']);
  });
});

describe('a resource that is declared twice', () => {
  const lone = (name: string) => ({
    type: 'Microsoft.Compute/disks',
    apiVersion: '2024-03-02',
    name,
    location: 'westeurope',
    properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 32 },
  });

  it('has its fault once, related to the other place', async () => {
    const findings = await findingsIn({ 'main.json': { resources: [lone('data'), lone('data'), lone('logs')] } });
    const open = findings.filter(({ policy }) => policy === 'VM-17');
    expect(open.map(({ resource, location }) => [resource.name, location.startLine])).toEqual([
      ['data', 10],
      ['logs', 34],
    ]);
    expect(open[0]?.related.map(({ message, location }) => [message, location.startLine])).toEqual([
      ["'data' is declared here too", 22],
    ]);
    expect(open[1]?.related).toEqual([]);
  });
});
