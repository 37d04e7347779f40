import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../src/source/workspace.ts';
import { bicepConfigs } from '../../../src/workspace/bicep/config.ts';

const root = mkdtempSync(path.join(tmpdir(), 'config-'));
afterEach(() => rmSync(root, { recursive: true, force: true }));

function configIn(folder: string, files: { readonly [name: string]: object | string }) {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return bicepConfigs(openWorkspace(root))(folder);
}

const br = (aliases: object) => ({ moduleAliases: { br: aliases } });

describe('a bicepconfig.json that extends another', () => {
  it('has its aliases, its own first, merged member by member, along the whole chain', () => {
    const { aliases } = configIn('a/b', {
      'a/bicepconfig.json': {
        extends: './shared/one.json',
        ...br({ own: { registry: 'own.io' }, corp: { modulePath: 'x' } }),
      },
      'a/shared/one.json': { extends: '../../two.json', ...br({ corp: { registry: 'corp.io', modulePath: 'y' } }) },
      'two.json': { ...br({ corp: { registry: 'other.io' }, far: { registry: 'far.io' } }) },
    });
    expect(Object.fromEntries(aliases.br)).toMatchObject({
      own: { registry: 'own.io' },
      corp: { registry: 'corp.io', modulePath: 'x' },
      far: { registry: 'far.io' },
      public: { registry: 'mcr.microsoft.com' },
    });
    expect(aliases.problem).toBeUndefined();
  });

  it('has paths that are relative to the file they stand in', () => {
    const { cacheRootDirectory } = configIn('a', {
      'a/bicepconfig.json': { extends: '../shared/base.json' },
      'shared/base.json': { cacheRootDirectory: './cache' },
    });
    expect(cacheRootDirectory).toEqual({ path: './cache', folder: 'shared' });
  });

  it.each([
    ['./bicepconfig.json', "'bicepconfig.json' extends itself: bicepconfig.json → bicepconfig.json"],
    ['../outside.json', "'../outside.json' lies outside the workspace and is not read"],
    ['/etc/passwd', "'bicepconfig.json' extends '/etc/passwd', which is not relative to it"],
    ['none.json', "there is no file 'none.json'"],
    ['broken.json', "'broken.json' is not well-formed"],
  ])('%s says why a part of it is not known', (extended, problem) => {
    const { aliases } = configIn('.', {
      'bicepconfig.json': { extends: extended, ...br({ own: { registry: 'own.io' } }) },
      'broken.json': '{',
    });
    expect(aliases.problem).toBe(problem);
    expect(aliases.br.get('own')).toEqual({ registry: 'own.io' });
  });
});
