import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/policy/document/policy.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const nicType = 'Microsoft.Network/networkInterfaces';
const vmType = 'Microsoft.Compute/virtualMachines';
const parameters = { zonal: { type: 'bool' }, prefix: { type: 'string', allowedValues: ['a', 'b'] } };

const nic = (name: string, rest: object = {}) => ({ type: nicType, apiVersion: '2023-04-01', name, ...rest });
const vm = (name: string) => ({
  type: vmType,
  apiVersion: '2024-03-01',
  name: 'vm',
  properties: { networkProfile: { networkInterfaces: [{ id: `[resourceId('${nicType}', ${name})]` }] } },
});

function verdicts(type: string, joins: Json, require: Json, resources: object[], whole = false): string[] {
  const graph = graphOf({ parameters, resources });
  return judgeAll(policyOf({ resource: type, let: joins, require }), graph, { whole }).map(({ verdict }) => verdict);
}

describe('a resource whose name is one of several', () => {
  const name = "if(parameters('zonal'), 'nic-z', concat(parameters('prefix'), '-nic'))";
  const card = nic(`[${name}]`, { tags: { up: 'yes' } });
  const byChoice = vm(name);
  const through = 'properties.networkProfile.networkInterfaces[*].id';
  const nics = { nics: { follow: through } };
  const machines = { machines: { referencedBy: vmType, through } };
  const isUp = { count: { resources: 'nics', where: { field: 'tags.up', equals: 'yes' } }, equals: 1 };
  const isUsed = { count: { resources: 'machines' }, equals: 1 };

  it('is followed and found again by the same choice of ids', () => {
    expect(verdicts(vmType, nics, isUp, [card, byChoice])).toEqual(['pass']);
    expect(verdicts(nicType, machines, isUsed, [card, byChoice], true)).toEqual(['pass']);
  });

  it('is only possible by another choice, and by one of its names', () => {
    const other = vm("if(parameters('zonal'), 'nic-z', 'b-nic')");
    expect(verdicts(vmType, nics, isUp, [card, other])).toEqual(['open']);
    expect(verdicts(vmType, nics, isUp, [card, vm("'nic-z'")])).toEqual(['open']);
  });

  it('does not hide resources that have the ids of a choice', () => {
    const two = [nic('nic-z', { tags: { up: 'yes' } }), nic('b-nic')];
    const one = vm("if(parameters('zonal'), 'nic-z', 'b-nic')");
    expect(verdicts(vmType, nics, { count: { resources: 'nics' }, equals: 1 }, [...two, one])).toEqual(['pass']);
    expect(verdicts(vmType, nics, isUp, [...two, one])).toEqual(['open']);
  });
});
