import { describe, expect, it } from 'vitest';
import { graphOf } from '../policy/graphs.ts';
import { printed } from '../spelled.ts';

const type = 'Microsoft.Network/networkInterfaces';
const card = (name: string, properties: object) => ({ type, apiVersion: '2024-01-01', name, properties });
const idOf = (name: string) => `reference(resourceId('${type}', ${name}), '2024-01-01')`;

/** What an expression is in a deployed template; an unknown is shown as its text in angle brackets. */
function valueOf(
  expression: string,
  sections: { readonly resources: readonly object[]; readonly parameters?: object },
) {
  const probe = { type: 'Microsoft.Test/probes', apiVersion: '2024-01-01', name: 'p', it: `[${expression}]` };
  const graph = graphOf({ ...sections, resources: [...sections.resources, probe] });
  const body = printed(graph.ofType('Microsoft.Test/probes')[0]?.body) as { readonly it: unknown };
  const unknown = body.it as { readonly $unknown?: { readonly expression: string } } | null;
  return unknown?.$unknown ? `<${unknown.$unknown.expression}>` : body.it;
}

describe('reference()', () => {
  it('shows what is declared, but for what Azure fills in', () => {
    const resources = [card('nic', { mtu: 9000, address: '', note: null })];
    expect(valueOf(`${idOf("'nic'")}.mtu`, { resources })).toBe(9000);
    expect(valueOf(`${idOf("'nic'")}.address`, { resources })).toMatch(/^<reference\(.*\)\.address>$/);
    expect(valueOf(`${idOf("'nic'")}.note`, { resources })).toMatch(/^<reference\(.*\)\.note>$/);
  });

  it('finds a resource whose name is one of several', () => {
    const parameters = { zonal: { type: 'bool' } };
    const name = "if(parameters('zonal'), 'a', 'b')";
    const resources = [card(`[${name}]`, { mtu: 9000 })];
    expect(valueOf(`${idOf(name)}.mtu`, { parameters, resources })).toBe(9000);
    expect(valueOf(`${idOf("'a'")}.mtu`, { parameters, resources })).toMatch(/^<reference/);
  });

  it('reads what its own deployment declares, where another declares the same', () => {
    const template = {
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
      contentVersion: '1.0.0.0',
      resources: [card('nic', { mtu: 1500 })],
    };
    const properties = { expressionEvaluationOptions: { scope: 'inner' }, template };
    const nested = { type: 'Microsoft.Resources/deployments', apiVersion: '2024-03-01', name: 'other', properties };
    expect(valueOf(`${idOf("'nic'")}.mtu`, { resources: [card('nic', { mtu: 9000 }), nested] })).toBe(9000);
    const two = [nested, { ...nested, name: 'third' }];
    expect(valueOf(`${idOf("'nic'")}.mtu`, { resources: two })).toMatch(/^<reference/);
  });
});
