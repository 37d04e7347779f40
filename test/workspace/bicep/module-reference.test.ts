import { describe, expect, it } from 'vitest';
import { readModuleReference } from '../../../src/workspace/bicep/module-reference.ts';

const aliases = {
  br: new Map([
    ['public', { registry: 'mcr.microsoft.com', modulePath: 'bicep' }],
    ['ours', { registry: 'Example.azurecr.io:5000' }],
  ]),
  ts: new Map([['specs', { subscription: '00000000-0000-0000-0000-000000000001', resourceGroup: 'Specs' }]]),
};

const folderOf = (reference: string): string => {
  const module = readModuleReference(reference, aliases);
  return typeof module === 'string' ? `! ${module}` : module.folder;
};

describe('where bicep restore puts a module', () => {
  it.each([
    [
      'br/public:avm/res/network/virtual-network:0.5.1',
      'br/mcr.microsoft.com/bicep$avm$res$network$virtual-network/0.5.1$',
    ],
    ['br/ours:store:V1-Preview', 'br/example.azurecr.io$5000/store/V1-Preview$9'],
    ['br:127.0.0.1/a/b:v1', 'br/127.0.0.1/a$b/v1$'],
    ['br:[::1]:5000/a:v1', 'br/[$$1]$5000/a/v1$'],
    [`br:example.azurecr.io/a@sha256:${'0'.repeat(64)}`, `br/example.azurecr.io/a/sha256#${'0'.repeat(64)}`],
    ['ts/specs:Store:1.0', 'ts/00000000-0000-0000-0000-000000000001/specs/store/1.0'],
    ['ts:00000000-0000-0000-0000-00000000000A/g/n:v', 'ts/00000000-0000-0000-0000-00000000000a/g/n/v'],
  ])('%s', (reference, folder) => {
    expect(folderOf(reference)).toBe(folder);
  });

  it.each([
    'br:example.azurecr.io/../../etc:v1',
    'br:../x/y:v1',
    'br/public:a/../../b:v1',
    'ts:00000000-0000-0000-0000-000000000001/../..:v',
    'br:example.azurecr.io/a:..',
  ])('%s leads nowhere', (reference) => {
    expect(folderOf(reference)).toMatch(/^! .*is no module reference/);
  });

  it('an alias that nobody configured is named, with those that are', () => {
    expect(folderOf('br/theirs:a:v1')).toBe(
      "! there is no alias 'theirs' under moduleAliases.br of bicepconfig.json; it knows 'public', 'ours'",
    );
  });
});
