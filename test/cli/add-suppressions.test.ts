import { chmodSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { badMachine, resilint, workspace } from './helpers.ts';

const read = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');
const add = (folder: string, ...args: string[]) =>
  resilint(folder, 'check', '--add-suppressions', 'accepted for now', '--select', 'VM-2,VM-5', ...args);

const bicep = `param location string = resourceGroup().location

// The web server
@description('web')
resource web 'Microsoft.Compute/virtualMachines@2024-07-01' = {
  name: 'web'
  location: location
  properties: {
    hardwareProfile: { vmSize: 'Standard_D2s_v5' }
    storageProfile: {
      osDisk: { createOption: 'FromImage', vhd: { uri: 'https://a.blob.core.windows.net/b/c.vhd' } }
    }
  }
}
`;

describe('--add-suppressions', () => {
  it('writes one comment above each resource of a Bicep file, and a second run is clean and writes nothing', () => {
    const folder = workspace({ 'main.bicep': bicep });
    const first = add(folder);
    expect(first.stderr).toContain('2 findings suppressed in 1 file\n');
    expect(first.code).toBe(0);
    expect(read(folder, 'main.bicep')).toBe(
      bicep.replace('@description', '// resilint-disable-next-line VM-2, VM-5: accepted for now\n@description'),
    );
    expect(resilint(folder, 'check', '--select', 'VM-2,VM-5').code).toBe(0);
    const text = read(folder, 'main.bicep');
    expect(add(folder).stderr).toContain('no finding was suppressed');
    expect(read(folder, 'main.bicep')).toBe(text);
  });

  it('keeps line ends and the mark at the beginning, and adds to a comment that says the same reason', () => {
    const comment = '// resilint-disable-next-line VM-2: accepted for now\n';
    const text = `\uFEFF${bicep.replace('@description', `${comment}@description`).replaceAll('\n', '\r\n')}`;
    const folder = workspace({ 'main.bicep': text });
    add(folder);
    expect(read(folder, 'main.bicep')).toBe(text.replace('next-line VM-2:', 'next-line VM-2, VM-5:'));
  });

  it('leaves a comment alone that says another reason', () => {
    const other = '// resilint-disable-next-line VM-2: the region has none\n';
    const folder = workspace({ 'main.bicep': bicep.replace('@description', `${other}@description`) });
    add(folder);
    expect(read(folder, 'main.bicep')).toContain(
      `${other}// resilint-disable-next-line VM-5: accepted for now\n@description`,
    );
    expect(resilint(folder, 'check', '--select', 'VM-2,VM-5').code).toBe(0);
  });

  it('writes metadata into resources of an ARM template, once', () => {
    const folder = workspace({ 'main.json': badMachine });
    expect(add(folder).code).toBe(0);
    const { resources } = JSON.parse(read(folder, 'main.json'));
    expect(resources[0].metadata.resilint.disable).toEqual([
      { id: 'VM-2', reason: 'accepted for now' },
      { id: 'VM-5', reason: 'accepted for now' },
    ]);
    const text = read(folder, 'main.json');
    expect(text).toContain('\n      "metadata": {\n        "resilint": {');
    expect(add(folder).code).toBe(0);
    expect(read(folder, 'main.json')).toBe(text);
  });

  it('writes into files that were asked for alone: at the call of a module that was not', () => {
    const folder = workspace({
      'main.bicep': "module vm 'modules/vm.bicep' = {\n  name: 'vm'\n}\n",
      'modules/vm.bicep': bicep,
    });
    expect(add(folder, 'main.bicep').code).toBe(0);
    expect(read(folder, 'modules/vm.bicep')).toBe(bicep);
    expect(read(folder, 'main.bicep')).toMatch(/^\/\/ resilint-disable-next-line VM-\d.*: accepted for now\nmodule vm/);
    expect(resilint(folder, 'check', '--select', 'VM-2,VM-5').code).toBe(0);
  });

  it.each([
    [['--add-suppressions', ' '], /needs the reason/],
    [['--add-suppressions', 'x', '--fix'], /neither --fix/],
    [['--add-suppressions', 'x', '--staged'], /choose one/],
  ])('%j is a usage error', (args, message) => {
    const folder = workspace({ 'main.bicep': bicep });
    const { code, stderr } = resilint(folder, 'check', ...args);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(read(folder, 'main.bicep')).toBe(bicep);
  });

  it('writes none of the files where one cannot be written', () => {
    const folder = workspace({ 'a.bicep': bicep, 'b.bicep': bicep });
    chmodSync(path.join(folder, 'b.bicep'), 0o444);
    const { code, stderr } = add(folder);
    expect(code).toBe(1);
    expect(stderr).toContain('no finding was suppressed');
    expect(read(folder, 'a.bicep')).toBe(bicep);
  });
});
