import { describe, expect, it } from 'vitest';
import { filesAt } from '../../src/workspace/linked-files.ts';

/** What an address may mean in a workspace of these files. `own`: how many segments lie where the template is published. */
function meant(address: string, from: string | readonly string[], files: readonly string[], own = 0) {
  const sources = typeof from === 'string' ? [from] : from;
  const link = { kind: 'uri', segments: address.split('/'), own, from: sources } as const;
  return filesAt(link, (file) => files.includes(file) && !sources.includes(file));
}

describe('the file that a whole address means', () => {
  it('lies at the end of the address from the top, or beside the link', () => {
    const address = 'owner/repo/main/shop/nested/vnet.json';
    expect(meant(address, 'other/main.json', ['shop/nested/vnet.json', 'other/vnet.json'])).toEqual([
      'shop/nested/vnet.json',
    ]);
    expect(meant(address, 'renamed/main.json', ['renamed/nested/vnet.json', 'renamed/vnet.json'])).toEqual([
      'renamed/nested/vnet.json',
    ]);
  });

  it('is never one that has only the name, unless the address is no more than the name', () => {
    expect(meant('database/main.json', 'app/main.json', ['app/main.json', 'main.json', 'x/main.json'])).toEqual([]);
    expect(meant('database/vnet.json', 'main.json', ['vnet.json'])).toEqual([]);
    expect(meant('vnet.json', 'main.json', ['vnet.json', 'x/vnet.json'])).toEqual(['vnet.json']);
    expect(meant('vnet.json', 'app/main.json', ['vnet.json'])).toEqual([]);
  });

  it('is the one that matches more of it', () => {
    const files = ['app/database/main.json', 'shop/database/main.json'];
    expect(meant('shop/database/main.json', 'app/main.json', files)).toEqual(['shop/database/main.json']);
  });

  it('is ambiguous where two match as much', () => {
    const files = ['app/database/main.json', 'database/main.json'];
    expect(meant('database/main.json', 'app/main.json', files)).toEqual(files);
  });
});

describe('the file that an address below the place of the template means', () => {
  it('lies beside the link, or beside what deploys it', () => {
    const files = ['nested/vnet.json', 'app/nested/vnet.json'];
    expect(meant('nested/vnet.json', 'app/main.json', files, 2)).toEqual(['app/nested/vnet.json']);
    expect(meant('nested/vnet.json', ['app/nested/all.json', 'app/main.json'], files, 2)).toEqual([
      'app/nested/vnet.json',
    ]);
    expect(meant('vnet.json', ['app/nested/all.json', 'app/main.json'], ['app/vnet.json'], 1)).toEqual([
      'app/vnet.json',
    ]);
  });

  it('may lie in a folder above', () => {
    expect(meant('../shared/vnet.json', 'app/main.json', ['shared/vnet.json'], 3)).toEqual(['shared/vnet.json']);
    expect(meant('../../shared/vnet.json', 'app/main.json', ['shared/vnet.json'], 4)).toEqual([]);
  });

  it('must match whole, or as far as two segments', () => {
    const building = 'templates/blocks/vnet/azuredeploy.json';
    expect(meant(building, 'app/azuredeploy.json', ['app/azuredeploy.json', 'azuredeploy.json'], 4)).toEqual([]);
    expect(meant('container/nested/vnet.json', 'app/main.json', ['app/nested/vnet.json'], 3)).toEqual([
      'app/nested/vnet.json',
    ]);
    expect(meant('container/vnet.json', 'app/main.json', ['app/vnet.json'], 2)).toEqual([]);
  });
});
