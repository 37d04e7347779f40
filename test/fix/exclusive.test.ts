import { describe, expect, it } from 'vitest';
import { fixText, remove, set } from './world.ts';

const type = 'Microsoft.Compute/virtualMachines';
const machine = (properties: string) =>
  `resource vm '${type}@2023-09-01' = {\n  name: 'vm'\n  properties: {\n${properties}  }\n}\n`;

describe('what Azure does not take together', () => {
  it.each([
    ['an availability set', "    availabilitySet: { id: 'x' }\n"],
    ['an unmanaged disk', "    storageProfile: { osDisk: { vhd: { uri: 'x' } } }\n"],
  ])('is not written: a zone beside %s', (_, properties) => {
    expect(fixText(machine(properties), type, set('zones', ['1']))).toBeUndefined();
    expect(fixText(machine(''), type, set('zones', ['1']))).toContain('zones');
  });

  it('is not written the other way round either', () => {
    const zonal = machine('').replace("'vm'\n", "'vm'\n  zones: ['1']\n");
    expect(fixText(zonal, type, set('properties.availabilitySet.id', 'x'))).toBeUndefined();
  });

  it('may be exchanged in one fix', () => {
    const text = machine("    availabilitySet: { id: 'x' }\n    priority: 'Regular'\n");
    const fixed = fixText(text, type, remove('properties.availabilitySet'), set('zones', ['1']));
    expect(fixed).toContain('zones');
    expect(fixed).not.toContain('availabilitySet');
  });
});
