import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../../scripts/plain-options.ts';
import { draw } from '../../../src/author/inspect.ts';
import { lint } from '../../../src/lint/run.ts';
import type { Box, Picture } from '../../../src/result/picture.ts';
import { workspace } from '../../cli/helpers.ts';

const machineType = 'Microsoft.Compute/virtualMachines';
const nicType = 'Microsoft.Network/networkInterfaces';

async function pictureOf(files: Readonly<Record<string, string | object>>, file = 'main.json'): Promise<Picture> {
  const cwd = workspace(files);
  const common = { cwd, parameters: [], env: [], context: {} };
  const { findings } = await lint({
    ...plainOptions,
    ...common,
    paths: [file],
  });
  const { picture } = await draw({ ...common, file }, findings);
  if (!picture) throw new Error('no picture');
  return picture;
}

/** The boxes as an outline, `region westeurope > zone 1 > vm-0 (× 3)`, and the joins by titles. */
function outline({ boxes, joins }: Picture): string[] {
  const titles = new Map<number, string>();
  const lines: string[] = [];
  const visit = (box: Box, above: string): void => {
    titles.set(box.id, box.title);
    const notes = [...box.notes, ...box.marks.map(({ policy }) => policy), ...(box.unsure ? ['unsure'] : [])];
    const name = `${box.kind === 'resource' ? '' : `${box.kind} `}${box.title}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
    const line = above === '' ? name : `${above} > ${name}`;
    lines.push(line);
    for (const child of box.children) visit(child, line);
  };
  for (const box of boxes) visit(box, '');
  const arrows = joins.map(
    ({ from, to, certain }) => `${titles.get(from)} ${certain ? '->' : '..>'} ${titles.get(to)}`,
  );
  return [...lines, ...arrows];
}

function machine(name: string, more: object = {}): object {
  return { type: machineType, apiVersion: '2024-03-01', name, location: 'westeurope', ...more };
}

describe('the picture of a template', () => {
  it('draws the copies of a loop as one, where they stand in the same place', async () => {
    const copies = machine("[concat('vm-', copyIndex())]", {
      copy: { name: 'vms', count: 4 },
      zones: ['[string(add(mod(copyIndex(), 2), 1))]'],
    });
    expect(outline(await pictureOf({ 'main.json': { resources: [copies] } }))).toEqual([
      'region westeurope',
      expect.stringMatching(/^region westeurope > zone zone 1$/),
      expect.stringMatching(/^region westeurope > zone zone 1 > vm-0 … vm-2 \(× 2/),
      expect.stringMatching(/^region westeurope > zone zone 2$/),
      expect.stringMatching(/^region westeurope > zone zone 2 > vm-1 … vm-3 \(× 2/),
    ]);
  });

  it('draws children, items and extensions in what they belong to', async () => {
    const resources = [
      { type: 'Microsoft.Network/virtualNetworks', apiVersion: '2023-09-01', name: 'net', location: 'West Europe' },
      { type: 'Microsoft.Network/virtualNetworks/subnets', apiVersion: '2023-09-01', name: 'net/front' },
      {
        type: 'Microsoft.Authorization/locks',
        apiVersion: '2020-05-01',
        name: 'keep',
        scope: "[resourceId('Microsoft.Network/virtualNetworks', 'net')]",
        properties: { level: 'CanNotDelete' },
      },
    ];
    expect(outline(await pictureOf({ 'main.json': { resources } }))).toEqual([
      'region westeurope',
      'region westeurope > net',
      'region westeurope > net > front',
      'region westeurope > net > keep',
    ]);
  });

  it('joins what names another resource by its id, with dots where that is not certain', async () => {
    const nic = (name: string): object => ({ type: nicType, apiVersion: '2023-09-01', name, location: 'global' });
    const uses = (name: string, nicName: string): object =>
      machine(name, {
        properties: { networkProfile: { networkInterfaces: [{ id: `[resourceId('${nicType}', ${nicName})]` }] } },
      });
    const picture = await pictureOf({
      'main.json': {
        parameters: { chosen: { type: 'string' } },
        resources: [nic('a'), nic('b'), uses('one', "'a'"), uses('two', "parameters('chosen')")],
      },
    });
    expect(outline(picture).filter((line) => /->|\.\.>/.test(line))).toEqual(['one -> a', 'two ..> a', 'two ..> b']);
  });

  it('joins the copies of two loops of one unknown count as pairs', async () => {
    const text = `param count int
resource nic '${nicType}@2023-09-01' = [for i in range(0, count): { name: 'nic-\${i}', location: 'global' }]
resource vm '${machineType}@2024-03-01' = [for i in range(0, count): {
  name: 'vm-\${i}'
  location: 'global'
  properties: { networkProfile: { networkInterfaces: [{ id: nic[i].id }] } }
}]`;
    const lines = outline(await pictureOf({ 'main.bicep': text }, 'main.bicep'));
    expect(lines).toContainEqual(expect.stringMatching(/^vm-\S+ -> nic-\S+$/));
  });

  it('marks what has findings, also where the place of the finding is in a module', async () => {
    const module = `param name string
resource vm '${machineType}@2024-03-01' = {
  name: name
  location: 'westeurope'
  properties: { storageProfile: { osDisk: { createOption: 'FromImage', vhd: { uri: 'https://store.blob.core.windows.net/vhds/os.vhd' } } } }
}`;
    const main = `module a 'vm.bicep' = [for i in range(0, 2): {
  name: 'm\${i}'
  params: { name: 'vm\${i}' }
}]`;
    const [, box] = outline(await pictureOf({ 'main.bicep': main, 'vm.bicep': module }, 'main.bicep'));
    expect(box).toMatch(/^region westeurope > vm0 … vm1 \(× 2;.*VM-5/);
  });

  it('marks all copies that share a finding, wherever they stand, and tells how many where these are not all', async () => {
    const machines = (vhd: unknown): object =>
      machine("[concat('vm-', copyIndex())]", {
        copy: { name: 'vms', count: 3 },
        zones: ['[string(add(copyIndex(), 1))]'],
        properties: { storageProfile: { osDisk: { createOption: 'FromImage', vhd } } },
      });
    const uri = 'https://store.blob.core.windows.net/vhds/os.vhd';
    const marked = async (vhd: unknown): Promise<string[]> =>
      outline(await pictureOf({ 'main.json': { resources: [machines(vhd)] } })).filter((line) =>
        /vm-\d.*VM-5\b/.test(line),
      );
    expect(await marked({ uri })).toHaveLength(3);
    expect(await marked(`[if(less(copyIndex(), 2), createObject('uri', '${uri}'), null())]`)).toEqual([
      expect.stringMatching(/vm-0 .*VM-5 × 2/),
    ]);
  });

  it('shows what is not sure: conditions, what exists already, deployments of which nothing is known', async () => {
    const text = `param on bool
param nets array
resource old 'Microsoft.Network/networkInterfaces@2023-09-01' existing = { name: 'old' }
resource unused 'Microsoft.Network/networkInterfaces@2023-09-01' existing = { name: 'unused' }
resource vm '${machineType}@2024-03-01' = if (on) {
  name: 'vm'
  location: 'westeurope'
  properties: { networkProfile: { networkInterfaces: [{ id: old.id }] } }
}
module gone 'br:contoso.azurecr.io/nothing:v1' = { name: 'gone' }
resource each 'Microsoft.Network/networkSecurityGroups@2023-09-01' = [for net in nets: { name: 'nsg-\${net}', location: 'westeurope' }]
`;
    const lines = outline(await pictureOf({ 'main.bicep': text }, 'main.bicep'));
    expect(lines).toContainEqual(expect.stringMatching(/ > vm \(when on is true;.*unsure\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/old \(existing; unsure\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/^gone \(content unknown: .*unsure\)$/));
    expect(lines).toContainEqual(expect.stringMatching(/nsg-.* \(× \{length\(nets\)\}/));
    expect(lines).toContain('vm -> old');
    expect(lines.join()).not.toContain('unused');
  });

  it('names a region by its expression where it is not known, and nothing that is secret', async () => {
    const picture = await pictureOf({
      'main.json': {
        parameters: { where: { type: 'string' }, hidden: { type: 'secureString' } },
        resources: [
          machine('a', { location: "[parameters('where')]" }),
          machine("[parameters('hidden')]", { location: "[parameters('hidden')]" }),
        ],
      },
    });
    expect(outline(picture)).toContain("region {parameters('where')}");
    expect(outline(picture)).toContain('region {secure value}');
  });
});
