import { describe, expect, it } from 'vitest';
import type { Json } from '../../../src/policy/document/policy.ts';
import { graphOf } from '../graphs.ts';
import { judgeAll, policyOf } from '../helpers.ts';

const nicType = 'Microsoft.Network/networkInterfaces';
const vmType = 'Microsoft.Compute/virtualMachines';
const nicId = `[resourceId('${nicType}', 'nic')]`;
const nic = { type: nicType, apiVersion: '2023-04-01', name: 'nic' };
const machine = (name: string, rest: object = {}) => ({
  type: vmType,
  apiVersion: '2024-03-01',
  name,
  properties: { networkProfile: { networkInterfaces: [{ id: nicId }] } },
  ...rest,
});

function verdicts(
  type: string,
  joins: Json,
  require: Json,
  resources: object[],
  options: { parameters?: object; whole?: boolean } = {},
): string[] {
  const graph = graphOf({ parameters: options.parameters ?? {}, resources });
  const judgements = judgeAll(policyOf({ resource: type, let: joins, require }), graph, {
    whole: options.whole ?? false,
  });
  return judgements.map((each) => ('waitsForWhole' in each && each.waitsForWhole ? 'waits' : each.verdict));
}

describe('joined values', () => {
  const machines = { machines: { referencedBy: vmType, through: 'properties.networkProfile.networkInterfaces[*].id' } };
  const locations = (equals: Json): Json => ({ value: "[joined('machines', 'location')]", equals });

  it('are those of all resources of the set, null where one has none', () => {
    const resources = [nic, machine('a', { location: 'westeurope' }), machine('b')];
    expect(verdicts(nicType, machines, locations(['westeurope', null]), resources)).toEqual(['pass']);
  });

  it('are known where a value is not, but for that value', () => {
    const resources = [nic, machine('a', { location: "[parameters('at')]" }), machine('b', { location: 'x' })];
    const parameters = { at: { type: 'string' } };
    const second: Json = { value: "[last(joined('machines', 'location'))]", equals: 'x' };
    expect(verdicts(nicType, machines, second, resources, { parameters })).toEqual(['pass']);
    expect(verdicts(nicType, machines, locations(['x', 'x']), resources, { parameters })).toEqual(['open']);
  });

  it('are unknown where the resources are, and tried for each case', () => {
    const resources = [nic, machine('a', { location: 'x', condition: "[parameters('on')]" })];
    const parameters = { on: { type: 'bool' } };
    const atMostOne: Json = { value: "[length(joined('machines', 'location'))]", lessOrEquals: 1 };
    expect(verdicts(nicType, machines, locations(['x']), resources, { parameters })).toEqual(['open']);
    expect(verdicts(nicType, machines, atMostOne, resources, { parameters })).toEqual(['pass']);
  });

  it('of resources that may be elsewhere wait for the whole', () => {
    const joins: Json = { machines: { ...machines.machines, elsewhere: true } };
    const resources = [nic, machine('a', { location: 'x' })];
    expect(verdicts(nicType, joins, locations(['x']), resources)).toEqual(['waits']);
    expect(verdicts(nicType, joins, locations(['x']), resources, { whole: true })).toEqual(['pass']);
  });

  it('of a resource that is not declared are unknown', () => {
    const interfaces = { interfaces: { follow: 'properties.networkProfile.networkInterfaces[*].id', type: nicType } };
    const nowhere: Json = { value: "[joined('interfaces', 'location')]", equals: [] };
    const somewhere: Json = { value: "[length(joined('interfaces', 'location'))]", equals: 1 };
    expect(verdicts(vmType, interfaces, nowhere, [machine('a')])).toEqual(['fail']);
    expect(verdicts(vmType, interfaces, somewhere, [machine('a')])).toEqual(['pass']);
  });
});
