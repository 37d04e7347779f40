import { describe, expect, it } from 'vitest';
import { graphOf } from '../policy/graphs.ts';

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
});
