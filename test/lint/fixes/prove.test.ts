import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../../scripts/plain-options.ts';
import { lint } from '../../../src/lint/run.ts';
import { template, workspace } from '../../cli/helpers.ts';

interface Offered {
  readonly policy: string;
  readonly fixes: readonly string[];
  readonly withheld: string | undefined;
}

async function offered(files: Readonly<Record<string, string>>, select: string[], paths = Object.keys(files)) {
  const { findings } = await lint({
    ...plainOptions,
    cwd: workspace(files),
    paths,
    select,
    whole: true,
    config: false,
    ignoreUnknown: true,
  });
  return findings
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ policy, fixes, withheld }): Offered => ({ policy, fixes: fixes.map(({ title }) => title), withheld }));
}

const machine = (storageProfile: object, more: object = {}, apiVersion = '2023-09-01', body: object = {}) => ({
  type: 'Microsoft.Compute/virtualMachines',
  apiVersion,
  name: 'vm',
  location: 'westeurope',
  ...body,
  properties: { hardwareProfile: { vmSize: 'Standard_D4s_v5' }, storageProfile, ...more },
});
const imageReference = { publisher: 'Canonical', offer: 'o', sku: 's', version: 'latest' };
const unmanaged = { imageReference, osDisk: { createOption: 'FromImage', vhd: { uri: 'https://a/v/os.vhd' } } };
const managed = (type: string) => ({
  imageReference,
  osDisk: { createOption: 'FromImage', managedDisk: { storageAccountType: type } },
});
const arm = (...resources: object[]) => ({ 'main.json': template({ resources }) });

describe('a fix', () => {
  it('is not offered where it would bring another finding, and the next one of the policy is', async () => {
    const files = arm(machine(unmanaged));
    expect(await offered(files, ['VM-5'])).toEqual([
      { policy: 'VM-5', fixes: ['Use managed disks'], withheld: undefined },
    ]);
    expect(await offered(files, ['VM-5', 'VM-19'])).toEqual([
      { policy: 'VM-5', fixes: ['Use managed disks, encrypted at host'], withheld: undefined },
    ]);
    const small = JSON.parse(JSON.stringify(files).replaceAll('Standard_D4s_v5', 'Standard_Unheard_Of'));
    expect(await offered(small, ['VM-5', 'VM-19'])).toEqual([
      { policy: 'VM-5', fixes: [], withheld: 'it would bring a finding of VM-19' },
    ]);
  });

  it('is not offered where the API version of the resource does not have it', async () => {
    const without = "the resource's API version does not have it";
    expect(await offered(arm(machine(unmanaged, {}, '2015-06-15')), ['VM-5'])).toEqual([
      { policy: 'VM-5', fixes: [], withheld: without },
    ]);
    // Standard SSD came later than premium SSD did.
    const slow = (version: string) =>
      JSON.parse(JSON.stringify(arm(machine(managed('Standard_LRS'), {}, version))).replaceAll('D4s_v5', 'D4_v3'));
    expect(await offered(slow('2017-03-30'), ['VM-8'])).toEqual([{ policy: 'VM-8', fixes: [], withheld: without }]);
    expect(await offered(slow('2018-06-01'), ['VM-8'])).toMatchObject([{ fixes: ['Use a standard SSD'] }]);
  });

  it('is not offered where the API version is not known', async () => {
    const files = arm(machine(managed('Standard_LRS'), {}, "[parameters('version')]"));
    const text = files['main.json'].replace(
      '"resources"',
      '"parameters": { "version": { "type": "string" } }, "resources"',
    );
    expect(await offered({ 'main.json': text }, ['VM-8'])).toEqual([
      { policy: 'VM-8', fixes: [], withheld: "the resource's API version is not known" },
    ]);
  });

  it('puts no machine with an unmanaged disk into a zone', async () => {
    expect(await offered(arm(machine(unmanaged)), ['VM-2'])).toMatchObject([{ policy: 'VM-2', fixes: [] }]);
    expect(await offered(arm(machine(managed('Premium_LRS'))), ['VM-2'])).toMatchObject([
      { fixes: [expect.any(String)] },
    ]);
  });

  it('is one for each failing item of an array that has a place of its own', async () => {
    const disks = [0, 1, 2].map((lun) => ({
      lun,
      createOption: 'Empty',
      managedDisk: { storageAccountType: 'Standard_LRS' },
    }));
    const found = await offered(arm(machine({ ...managed('Premium_LRS'), dataDisks: disks })), ['VM-8']);
    expect(found).toEqual(disks.map(() => ({ policy: 'VM-8', fixes: ['Use a premium SSD'], withheld: undefined })));
  });

  it('is one for all items where these fail at one place', async () => {
    const files = {
      'main.bicep': `resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm'
  properties: {
    hardwareProfile: { vmSize: 'Standard_D4s_v5' }
    storageProfile: {
      osDisk: { createOption: 'FromImage' }
      dataDisks: [for lun in range(0, 3): {
        lun: lun
        createOption: 'Empty'
        managedDisk: { storageAccountType: 'Standard_LRS' }
      }]
    }
  }
}
`,
    };
    expect(await offered(files, ['VM-8'])).toEqual([
      {
        policy: 'VM-8',
        fixes: ['Use a premium SSD'],
        withheld: undefined,
      },
    ]);
  });

  it('in a module is proven in every template that uses it', async () => {
    const module = `param size string
resource vm 'Microsoft.Compute/virtualMachines@2023-09-01' = {
  name: 'vm'
  properties: {
    hardwareProfile: { vmSize: size }
    storageProfile: {
      imageReference: { publisher: 'Canonical', offer: 'o', sku: 's', version: 'latest' }
      osDisk: { createOption: 'FromImage', vhd: { uri: 'https://a/v/os.vhd' } }
    }
  }
}
`;
    const call = (size: string) => `module m 'm.bicep' = {\n  name: 'm'\n  params: { size: '${size}' }\n}\n`;
    const both = { 'm.bicep': module, 'a.bicep': call('Standard_D4s_v5'), 'b.bicep': call('Standard_D4s_v5') };
    expect(await offered(both, ['VM-5', 'VM-19'], ['.'])).toMatchObject([
      { fixes: ['Use managed disks, encrypted at host'] },
    ]);
    const unlike = { ...both, 'b.bicep': call('Standard_Unheard_Of') };
    expect(await offered(unlike, ['VM-5', 'VM-19'], ['.'])).toMatchObject([{ fixes: [] }]);
  });

  it('of an argument is offered although another call of the module gives what is right', async () => {
    const module = `param kind string
resource d 'Microsoft.Compute/disks@2023-10-02' = {
  name: 'd'
  location: 'westeurope'
  sku: { name: kind }
  properties: { creationData: { createOption: 'Empty' } }
}
`;
    const call = (name: string, kind: string) =>
      `module ${name} 'm.bicep' = {\n  name: '${name}'\n  params: { kind: '${kind}' }\n}\n`;
    const files = { 'm.bicep': module, 'main.bicep': call('a', 'Standard_LRS') + call('b', 'Premium_LRS') };
    expect(await offered(files, ['VM-8'], ['main.bicep'])).toMatchObject([{ fixes: ['Use a standard SSD'] }]);
  });

  it('of a module is not offered where it would change an instance that is as it should be', async () => {
    const module = `param kind string
var kinds = { slow: 'Standard_LRS', fast: 'Premium_LRS' }
resource d 'Microsoft.Compute/disks@2023-10-02' = {
  name: 'd'
  location: 'westeurope'
  sku: { name: 'Standard_LRS', ...(kind == 'fast' ? { name: kinds.fast } : {}) }
  properties: { creationData: { createOption: 'Empty' } }
}
`;
    const call = (name: string, kind: string) =>
      `module ${name} 'm.bicep' = {\n  name: '${name}'\n  params: { kind: '${kind}' }\n}\n`;
    const alone = { 'm.bicep': module, 'main.bicep': call('a', 'slow') };
    expect(await offered(alone, ['VM-8'], ['main.bicep'])).toMatchObject([{ fixes: ['Use a standard SSD'] }]);
    const both = { ...alone, 'main.bicep': call('a', 'slow') + call('b', 'fast') };
    expect(await offered(both, ['VM-8'], ['main.bicep'])).toEqual([
      { policy: 'VM-8', fixes: [], withheld: 'another instance is as it should be, or accepted' },
    ]);
  });
});
