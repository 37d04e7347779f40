import { describe, expect, it } from 'vitest';
import { graphOf } from '../policy/graphs.ts';
import { said } from '../spelled.ts';

const context = { subscriptionId: 'sub', resourceGroup: 'rg' };
const provider = '/subscriptions/sub/resourceGroups/rg/providers';
const network = 'Microsoft.Network/virtualNetworks';

const graph = graphOf(
  {
    parameters: { suffix: { type: 'string' }, on: { type: 'bool' } },
    resources: [
      {
        type: network,
        apiVersion: '2023-09-01',
        name: 'v',
        properties: { subnets: [{ name: 'inline' }, { name: "[concat('s-', parameters('suffix'))]" }] },
        resources: [{ type: 'subnets', apiVersion: '2023-09-01', name: 'nested' }],
      },
      { type: `${network}/subnets`, apiVersion: '2023-09-01', name: 'v/top' },
      { type: 'Microsoft.Authorization/locks', apiVersion: '2020-05-01', name: 'keep', scope: `${network}/v` },
      { type: `${network}/providers/locks`, apiVersion: '2020-05-01', name: 'v/Microsoft.Authorization/old' },
    ],
  },
  context,
);

const names = (nodes: readonly { readonly name: unknown }[]) =>
  nodes.map(({ name }) => (typeof name === 'string' ? name : '?'));

describe('the index of a graph', () => {
  it('counts inline, nested and top-level children of a type alike, ignoring case', () => {
    expect(names(graph.ofType('microsoft.network/VIRTUALNETWORKS/subnets')).sort()).toEqual([
      '?',
      'v/inline',
      'v/nested',
      'v/top',
    ]);
    expect(graph.ofType('Microsoft.Network/none')).toEqual([]);
  });

  it('follows an id to what has it, ignoring case', () => {
    const target = graph.follow(`${provider}/MICROSOFT.network/virtualnetworks/V/subnets/INLINE`);
    expect(names(target.certain)).toEqual(['v/inline']);
    expect(target.outside).toBe(false);
  });

  it('an id that only may be declared leads to what it may be, and outside', () => {
    const target = graph.follow(`${provider}/${network}/v/subnets/s-one`);
    expect(target.certain).toEqual([]);
    expect(names(target.possible)).toEqual(['?']);
    expect(target.outside).toBe(true);
  });

  it('a resource that is said to exist may be the one that is declared by a name that is not known', () => {
    const open = graphOf(
      {
        languageVersion: '2.0',
        parameters: { name: { type: 'string' } },
        resources: {
          there: { existing: true, type: network, apiVersion: '2023-09-01', name: 'hub' },
          named: { type: network, apiVersion: '2023-09-01', name: "[parameters('name')]", properties: {} },
          other: { type: network, apiVersion: '2023-09-01', name: 'spoke', properties: {} },
        },
      },
      context,
    );
    const target = open.follow(`${provider}/${network}/hub`);
    expect(names(target.certain)).toEqual(['hub']);
    expect(names(target.possible)).toEqual(['?']);
    expect(open.follow(`${provider}/${network}/spoke`).possible).toEqual([]);
  });

  it('an id that is declared nowhere leads outside', () => {
    expect(graph.follow(`${provider}/Microsoft.Network/routeTables/r`)).toMatchObject({
      certain: [],
      possible: [],
      outside: true,
    });
    expect(graph.follow(null)).toMatchObject({ certain: [], possible: [], outside: false });
  });

  it('knows children and extensions of a resource', () => {
    const [owner] = graph.ofType(network);
    if (!owner) throw new Error('no network');
    expect(names(graph.children(owner)).sort()).toEqual(['?', 'v/inline', 'v/nested', 'v/top']);
    expect(names(graph.extensions(owner))).toEqual(['keep', 'v/Microsoft.Authorization/old']);
  });

  it('a deployment whose whole template is an expression is not looked into, and says so', () => {
    const nested = (name: string, properties: object) => ({
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name,
      properties: { mode: 'Incremental', ...properties },
    });
    const { opaque } = graphOf({
      variables: { inner: { resources: [] } },
      resources: [nested('one', { template: "[variables('inner')]" }), nested('two', {})],
    });
    expect(opaque.map((node) => said(node.opaque?.reason ?? ''))).toEqual([
      "its template is given by variables('inner'), and an expression for a whole template is not followed",
      'it has no template',
    ]);
  });
});
