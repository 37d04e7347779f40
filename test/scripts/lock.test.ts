import { expect, it } from 'vitest';
import { specifierOf, tied, unverified } from '../../scripts/lock/integrity.ts';
import { missingPackages } from '../../scripts/lock/platforms.ts';

const tool = {
  dev: true,
  optionalDependencies: { '@tool/linux-x64-musl': '1.2.3', '@tool/win32-arm64': '1.2.3', '@tool/darwin-x64': '1.2.3' },
};

it('names the packages of other platforms that a lock file lacks', () => {
  const packages = { '': {}, 'node_modules/tool': tool, 'node_modules/@tool/darwin-x64': { version: '1.2.3' } };
  expect(missingPackages(packages)).toEqual({
    'node_modules/@tool/linux-x64-musl': {
      version: '1.2.3',
      dev: true,
      optional: true,
      cpu: ['x64'],
      os: ['linux'],
      libc: ['musl'],
    },
    'node_modules/@tool/win32-arm64': { version: '1.2.3', dev: true, optional: true, cpu: ['arm64'], os: ['win32'] },
  });
});

it('does not guess a version', () => {
  expect(missingPackages({ 'node_modules/tool': { optionalDependencies: { 'a-linux-x64': '^1.0.0' } } })).toEqual({});
});

const checksum = `sha512-${'A'.repeat(86)}==`;

it('names the packages that nothing vouches for', () => {
  const packages = {
    '': { version: '1.0.0' },
    'node_modules/a': { version: '1.0.0', integrity: checksum },
    'node_modules/b': { version: '1.0.0' },
    'node_modules/a/node_modules/@s/c': { version: '2.0.0', integrity: 'sha1-AAAA' },
    'node_modules/here': { link: true, resolved: 'here' },
  };
  expect(unverified(packages)).toEqual(['node_modules/b', 'node_modules/a/node_modules/@s/c']);
});

it('names the packages that are tied to a registry', () => {
  const packages = {
    'node_modules/a': { version: '1.0.0', integrity: checksum },
    'node_modules/b': { version: '1.0.0', integrity: checksum, resolved: 'https://registry.example/b.tgz' },
    'node_modules/here': { link: true, resolved: 'here' },
  };
  expect(tied(packages)).toEqual(['node_modules/b']);
});

it.each([
  ['node_modules/a', {}, 'a@1.0.0'],
  ['node_modules/a/node_modules/@s/c', {}, '@s/c@1.0.0'],
  ['node_modules/other', { name: '@s/real' }, '@s/real@1.0.0'],
])('asks for %s by its name and version', (path, entry, specifier) => {
  expect(specifierOf(path, { version: '1.0.0', ...entry })).toBe(specifier);
});
