import { expect, it } from 'vitest';
import { provenanceOf } from '../../src/report/provenance.ts';

it.each([
  ['https://github.com/contoso/infra.git', 'https://github.com/contoso/infra'],
  ['https://me:token@github.com/contoso/infra/?x#y', 'https://github.com/contoso/infra'],
  ['https://git.example.com:8443/a/b', 'https://git.example.com:8443/a/b'],
  ['http://git.example.com/a/b', 'https://git.example.com/a/b'],
  ['http://git.example.com:3000/a/b', undefined],
  ['git@github.com:contoso/infra.git', 'https://github.com/contoso/infra'],
  ['github.com:contoso/infra', 'https://github.com/contoso/infra'],
  ['ssh://git@git.example.com:2222/a/b.git', 'https://git.example.com/a/b'],
  ['git@ssh.dev.azure.com:v3/contoso/project/infra', 'https://dev.azure.com/contoso/project/_git/infra'],
  ['https://contoso@dev.azure.com/contoso/project/_git/infra', 'https://dev.azure.com/contoso/project/_git/infra'],
  ['C:\\repositories\\infra', undefined],
  ['c:/repositories/infra', undefined],
  ['/srv/git/infra.git', undefined],
  ['file:///srv/git/infra.git', undefined],
  ['', undefined],
])('takes %s for %s', (remote, address) => {
  expect(provenanceOf({ repositoryUri: remote })?.repositoryUri).toBe(address);
});
