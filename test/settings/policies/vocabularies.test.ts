import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { checkPolicyFiles } from '../../../src/author/policy-files.ts';

const cwd = mkdtempSync(path.join(tmpdir(), 'resilint-vocabulary-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const machine = 'Microsoft.Compute/virtualMachines';
const policy = (id: string, rest: object) => ({
  id,
  name: 'Own',
  title: 'Own',
  category: 'own',
  severity: 'low',
  source: 'house',
  resource: machine,
  violations: [{ message: '{name}' }],
  ...rest,
});
const house = { document: 'House rules', url: 'https://contoso.example/rules' };

function write(file: string, json: unknown): void {
  mkdirSync(path.dirname(path.join(cwd, file)), { recursive: true });
  writeFileSync(path.join(cwd, file), typeof json === 'string' ? json : JSON.stringify(json));
}

it('policies name what the vocabularies of their folder, of the one above and of resilint have', async () => {
  write('policies/vocabulary.json', { sources: { house }, conditions: { tagged: { field: 'tags', exists: true } } });
  write('policies/a/vocabulary.json', { conditions: { tagged: { field: 'tags.a', exists: true } } });
  write('policies/a/OWN-1.json', policy('OWN-1', { require: { condition: 'tagged' } }));
  write('policies/b/OWN-2.json', policy('OWN-2', { require: { condition: 'tagged' } }));
  write('policies/b/OWN-3.json', policy('OWN-3', { require: { condition: 'isConfidential' } }));
  const { loaded, diagnostics } = await checkPolicyFiles({ cwd, paths: ['policies'] });
  expect(diagnostics).toEqual([]);
  const fields = loaded.map(({ policy: { document } }) => Object.keys(document.conditions ?? {}));
  expect(fields).toEqual([['tagged'], ['tagged'], ['isConfidential']]);
  expect(loaded[0]?.policy.document.conditions?.tagged).toEqual({ field: 'tags.a', exists: true });
  expect(loaded[1]?.policy.document.conditions?.tagged).toEqual({ field: 'tags', exists: true });
  expect(loaded[2]?.policy.document.source).toEqual(house);
});

it('a vocabulary that cannot be read is told once, whatever uses it', async () => {
  write('wrong/vocabulary.json', '{ "conditions": ');
  for (const id of ['OWN-1', 'OWN-2'])
    write(`wrong/${id}.json`, policy(id, { source: house, require: { field: 'tags', exists: true } }));
  const { diagnostics } = await checkPolicyFiles({ cwd, paths: ['wrong'] });
  expect(diagnostics.map(({ severity, location }) => [severity, location?.file])).toEqual([
    ['error', 'wrong/vocabulary.json'],
  ]);
});
