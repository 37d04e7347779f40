import { expect, it } from 'vitest';
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
