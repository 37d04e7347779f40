import { describe, expect, it } from 'vitest';
import { locationOf } from '../../src/workspace/location.ts';
import { graphOf } from '../policy/graphs.ts';

const graph = graphOf({
  parameters: { zones: { type: 'array', defaultValue: ['1'] } },
  variables: { subnet: 'web', disk: { osDisk: { createOption: 'FromImage', caching: 'None' } } },
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2023-09-01',
      name: 'vm',
      zones: "[parameters('zones')]",
      tags: { made: "[concat('a', 'b')]" },
      properties: { storageProfile: "[variables('disk')]", hardwareProfile: { vmSize: 'S' } },
    },
    {
      type: 'Microsoft.Network/virtualNetworks',
      apiVersion: '2024-05-01',
      name: 'net',
      properties: { subnets: [{ name: "[variables('subnet')]", properties: { addressPrefix: '10.0.0.0/24' } }] },
    },
  ],
});

function found(path: readonly (string | number)[], type = 'Microsoft.Compute/virtualMachines') {
  const [node] = graph.ofType(type);
  if (node === undefined) throw new Error(`no ${type}`);
  const site = graph.locate(node, path);
  const { source } = site.place;
  const text = ({ startOffset, endOffset }: { startOffset: number; endOffset: number }) =>
    source.text.slice(startOffset, endOffset);
  return {
    present: site.present,
    at: text(locationOf(site.place, site.part)),
    ...(site.property && { used: text(locationOf(site.property, 'key')) }),
  };
}

describe('the place of a value', () => {
  it('is the literal in the resource', () => {
    expect(found(['properties', 'hardwareProfile', 'vmSize'])).toEqual({ present: true, at: '"S"' });
  });

  it('is the literal of the variable it comes from, with the property that uses it', () => {
    expect(found(['properties', 'storageProfile', 'osDisk', 'caching'])).toMatchObject({
      present: true,
      at: '"None"',
      used: '"storageProfile"',
    });
  });

  it('is the default of the parameter', () => {
    expect(found(['zones', 0])).toMatchObject({ present: true, at: '"1"', used: '"zones"' });
  });

  it('of an absent property is the key of its nearest ancestor, last the name', () => {
    expect(found(['properties', 'hardwareProfile', 'vmSizeProperties', 'x'])).toEqual({
      present: false,
      at: '"hardwareProfile"',
    });
    expect(found(['sku', 'name'])).toEqual({ present: false, at: '"vm"' });
  });

  it('of the name of an item is where the item is, not where its name comes from', () => {
    const written = { present: true, at: "variables('subnet')" };
    expect(found(['properties', 'subnets', 0, 'name'], 'Microsoft.Network/virtualNetworks')).toEqual(written);
    expect(found(['name'], 'Microsoft.Network/virtualNetworks/subnets')).toEqual(written);
  });

  it('of a computed value is its expression', () => {
    expect(found(['tags', 'made'])).toMatchObject({ present: true, at: "concat('a', 'b')" });
  });

  it.each([
    ["[union(variables('disk'), createObject('x', 1))]"],
    ["[Union(variables('disk'), CreateObject('x', 1))]"],
    ["[SHALLOWMERGE(CREATEARRAY(VARIABLES('disk'), createObject('x', 1)))]"],
    ["[IF(true(), Coalesce(null(), variables('disk')), 'x')]"],
  ])('is the same however the names of functions are written: %s', (storageProfile) => {
    const graph = graphOf({
      variables: { disk: { osDisk: { caching: 'None' } } },
      resources: [{ type: 'a.b/c', apiVersion: '2024-01-01', name: 'n', properties: { storageProfile } }],
    });
    const [node] = graph.ofType('a.b/c');
    const site = node && graph.locate(node, ['properties', 'storageProfile', 'osDisk', 'caching']);
    const { startOffset = 0, endOffset = 0 } = site ? locationOf(site.place, site.part) : {};
    expect(site?.place.source.text.slice(startOffset, endOffset)).toBe('"None"');
  });
});
