import { chmodSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { badMachine, isCivil, resilint, template, workspace } from './helpers.ts';

const deployment = (properties: object) => ({
  resources: [{ type: 'Microsoft.Resources/deployments', apiVersion: '2022-09-01', name: 'd', properties }],
});
const disk = (members: object) => ({
  type: 'Microsoft.Compute/disks',
  apiVersion: '2023-10-02',
  name: 'd',
  ...members,
});

function doubling(first: unknown, step: (name: string) => unknown): Record<string, unknown> {
  const names = Array.from({ length: 60 }, (_, at) => [`v${at + 1}`, step(`variables('v${at}')`)]);
  return Object.fromEntries([['v0', first], ...names]);
}

const open =
  '{"$schema":"https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#","variables":{"x":';

/** Each is linted together with a template that has a finding, which must be reported all the same. */
const cases: readonly [string, () => string | Buffer | object, number, RegExp][] = [
  ['broken JSON', () => `${open}\n  } }`, 1, /bad\.json:2:3: error: .*\[json-syntax\]/],
  ['a binary file', () => Buffer.from([0x7b, 0, 1, 0xff, 0xfe, 0x80]), 1, /bad\.json: error: .*not text/],
  ['an empty file', () => '', 1, /bad\.json: error: This is no template/],
  ['50 MB', () => `${open}"${'a'.repeat(50 * 1024 * 1024)}"},"resources":[]}`, 1, /bad\.json: error: .*50\.0 MiB/],
  [
    'nesting 200,000 deep',
    () => `${open}${'['.repeat(200_000)}${']'.repeat(200_000)}}}`,
    1,
    /nested more than 512 levels/,
  ],
  [
    'a template that links to itself',
    () => deployment({ mode: 'Incremental', templateLink: { relativePath: 'bad.json' } }),
    1,
    /links back to itself.*bad\.json → bad\.json/,
  ],
  [
    'a loop of a billion',
    () => ({ resources: [disk({ copy: { name: 'l', count: 1e9 } })] }),
    1,
    /bad\.json:\d+:\d+: error: A copy loop runs at most 800 times, this one 1000000000 times/,
  ],
  [
    'strings that double 60 times',
    () => ({
      variables: doubling('xxxxxxxxxx', (before) => `[concat(${before}, ${before})]`),
      resources: [disk({ name: "[variables('v60')]" })],
    }),
    1,
    /the limit is 131072/,
  ],
  [
    'unknown strings that double 60 times',
    () => ({
      parameters: { p: { type: 'string' } },
      variables: doubling("[parameters('p')]", (before) => `[concat(${before}, '-', ${before})]`),
      resources: [disk({ name: "[variables('v60')]" })],
    }),
    1,
    /^/,
  ],
  [
    'objects that double 60 times',
    () => ({
      variables: doubling({ a: 1 }, (before) => ({ left: `[${before}]`, right: `[${before}]` })),
      resources: [
        disk({
          properties: "[variables('v60')]",
          tags: { same: "[string(equals(variables('v60'), variables('v59')))]" },
        }),
      ],
    }),
    1,
    /^/,
  ],
  [
    'expressions nested too deep',
    () => ({ variables: { x: `[${'string('.repeat(2000)}1${')'.repeat(2000)}]` }, resources: [] }),
    1,
    /bad\.json:\d+:\d+: error: This expression is nested more than/,
  ],
];

describe('bad input', () => {
  it.each(cases)('%s: a clear message, and the other files are linted', (_, make, code, message) => {
    const folder = workspace({ 'bad.json': make(), 'good.json': badMachine });
    const outcome = resilint(folder, 'check', 'bad.json', 'good.json');
    expect(outcome.stdout).toMatch(message);
    expect(outcome.stdout).toMatch(/good\.json:\d+:\d+: high VM-5 /);
    expect(outcome.code).toBe(code);
    expect(isCivil(outcome)).toBe(true);
    expect(outcome.milliseconds).toBeLessThan(10_000);
    const graph = resilint(folder, 'graph', 'bad.json', '--format', 'json');
    expect(isCivil(graph)).toBe(true);
    expect(graph.milliseconds).toBeLessThan(15_000);
  });

  it('names that objects inherit are names like any other', () => {
    const text = template({
      resources: [disk({ name: "[variables('__proto__')]", location: "[parameters('toString')]" })],
    });
    const sections =
      '"variables":{"__proto__":"own","constructor":1},"parameters":{"toString":{"type":"string","defaultValue":"west"}},"resources"';
    const folder = workspace({ 'main.json': text.replace('"resources"', sections) });
    const { stdout } = resilint(folder, 'graph', 'main.json', '--format', 'json');
    const graph = JSON.parse(stdout);
    expect(graph.resources[0].resource).toMatchObject({ name: 'own', location: 'west' });
    expect(Object.keys(graph.variables)).toEqual(['__proto__', 'constructor']);
  });

  it('a folder that does not exist is said, and the others are linted', () => {
    const outcome = resilint(workspace({ 'good.json': badMachine }), 'check', 'nowhere', 'good.json');
    expect(outcome.stdout).toMatch(/nowhere: error: .*[Tt]here is no such file or folder/);
    expect(outcome.stdout).toContain('VM-5');
    expect(outcome.code).toBe(1);
  });

  it('JSON that does not begin as a template is passed over in a folder, though it cannot be read', () => {
    const schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#';
    const files = {
      'good.json': badMachine,
      'data.json': `[${'1,'.repeat(17 * 1024 * 1024)}1]`,
      'latin.json': Buffer.from('{ "name": "caf\u00e9" }', 'latin1'),
    };
    expect(resilint(workspace(files), 'check').stdout).not.toContain('error');
    expect(resilint(workspace(files), 'check', 'data.json').stdout).toMatch(/data\.json: error: .*34\.0 MiB/);
    const both = {
      'utf16.json': Buffer.from(`{ "$schema": "${schema}" }`, 'utf16le'),
      'big.json': `${open}"${'a'.repeat(33 * 1024 * 1024)}"}}`,
    };
    const { stdout } = resilint(workspace({ ...files, ...both }), 'check');
    expect(stdout).toMatch(/utf16\.json: error: .*not text/);
    expect(stdout).toMatch(/big\.json: error: .*33\.0 MiB/);
  });

  it.skipIf(process.platform === 'win32')('a link that leads nowhere, or to itself, is said', () => {
    const folder = workspace({ 'good.json': badMachine });
    symlinkSync('self.json', path.join(folder, 'self.json'));
    symlinkSync('gone.json', path.join(folder, 'dangling.json'));
    const { code, stdout } = resilint(folder, 'check', 'self.json', 'dangling.json', 'x'.repeat(5000));
    expect(stdout.match(/[Ii]t is a link that leads nowhere/g)).toHaveLength(2);
    expect(stdout).toMatch(/[Tt]here is no such file or folder/);
    expect(code).toBe(1);
  });

  it('nothing to lint ends with 3', () => {
    const outcome = resilint(workspace({ 'data.json': '{"a": 1}' }), 'check');
    expect(outcome.code).toBe(3);
    expect(isCivil(outcome)).toBe(true);
  });

  it('links out of the workspace are not followed, by path or by symbolic link', () => {
    const links = ['../secret.json', 'link.json'].map((relativePath) => ({
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: relativePath.replace(/\W/g, ''),
      properties: { mode: 'Incremental', templateLink: { relativePath } },
    }));
    const folder = workspace({ 'main.json': { resources: links } });
    writeFileSync(path.join(folder, '../secret.json'), template({ resources: [disk({ name: 'planted-outside' })] }));
    try {
      symlinkSync(path.join(folder, '../secret.json'), path.join(folder, 'link.json'));
    } catch {
      // Windows lets only some accounts make links; the path is tried all the same.
    }
    for (const args of [
      ['check', 'main.json', '--show-unknown'],
      ['graph', 'main.json', '--format', 'json'],
      ['check', 'link.json'],
    ]) {
      const outcome = resilint(folder, ...args);
      expect(`${outcome.stdout}${outcome.stderr}`).not.toContain('planted-outside');
      expect(isCivil(outcome)).toBe(true);
    }
    expect(resilint(folder, 'check', 'main.json', '--show-notes').stdout.match(/\[opaque-deployment\]/g)).toHaveLength(
      2,
    );
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)('a file that may not be read is said', () => {
    const folder = workspace({ 'locked.json': badMachine, 'good.json': badMachine });
    chmodSync(path.join(folder, 'locked.json'), 0);
    const outcome = resilint(folder, 'check');
    expect(outcome.stdout).toMatch(/locked\.json: error: 'locked\.json' cannot be read \(EACCES\)/);
    expect(outcome.stdout).toContain('good.json');
  });
});
