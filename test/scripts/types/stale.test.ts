import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readCommitted, staleFiles, staleTypes } from '../../../scripts/types/stale.ts';
import { typesIn, wantedTypes } from '../../../scripts/types/wanted.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const again = 'run scripts/types/generate.ts with a checkout of Azure/bicep-types-az';

describe('data/types', () => {
  it(`models every type that policies and its list name, and no other; else ${again}`, () => {
    expect(staleTypes(readCommitted(`${root}data/types`), wantedTypes(root))).toEqual([]);
  });
});

describe('staleTypes', () => {
  const committed = new Map([['index.json', '{"resources": {"A.B/c@2024-01-01": {}, "A.B/old@2024-01-01": {}}}']]);

  it('names what is missing with who wants it, and what nobody wants', () => {
    const wanted = [
      { name: 'a.b/C', by: 'a list' },
      { name: 'A.B/new', by: 'policies/x.json' },
    ];
    expect(staleTypes(committed, wanted)).toEqual([
      'A.B/new (policies/x.json) is not in it',
      'nothing names A.B/old any more',
    ]);
  });
});

describe('staleFiles', () => {
  const index = (commit: string, resources: object) => JSON.stringify({ source: { commit }, resources });

  it('compares contents, not the commit they come from', () => {
    const committed = new Map([
      ['index.json', index('a', {})],
      ['x/types.json', '[]'],
    ]);
    const same = new Map([
      ['index.json', index('b', {})],
      ['x/types.json', '[]'],
    ]);
    expect(staleFiles(committed, { files: same, missing: [] })).toEqual([]);
    const other = new Map([
      ['index.json', index('a', { c: 1 })],
      ['y/types.json', '[]'],
    ]);
    expect(staleFiles(committed, { files: other, missing: [] })).toEqual([
      'index.json differs',
      'x/types.json is left over',
      'y/types.json is missing',
    ]);
  });
});

describe('typesIn', () => {
  it('finds strings that are nothing but a resource type, anywhere', () => {
    const policy = {
      resource: ['Microsoft.Compute/disks', 'microsoft.network/virtualNetworks/subnets'],
      let: { a: { referencedBy: 'Microsoft.Compute/virtualMachines' } },
      message: 'A Microsoft.Compute/images resource',
      publisher: 'Microsoft.Azure.Monitor',
    };
    expect(typesIn(policy)).toEqual([
      'Microsoft.Compute/disks',
      'microsoft.network/virtualNetworks/subnets',
      'Microsoft.Compute/virtualMachines',
    ]);
  });
});
