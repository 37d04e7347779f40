import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { plainOptions } from '../../../scripts/plain-options.ts';
import { fixAll, planFixes } from '../../../src/lint/fixes/fixing.ts';
import { template, workspace } from '../../cli/helpers.ts';

const disk = { isFull: false, meanwhile: () => {} };

vi.mock('node:fs', async (load) => {
  const fs = await load<typeof import('node:fs')>();
  return {
    ...fs,
    openSync: (...args: Parameters<typeof fs.openSync>) => {
      const isWritten = String(args[0]).endsWith('.tmp');
      if (isWritten && disk.isFull) {
        disk.isFull = false;
        throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
      }
      if (isWritten) disk.meanwhile();
      return fs.openSync(...args);
    },
  };
});

afterEach(() => {
  disk.isFull = false;
  disk.meanwhile = () => {};
});

/** A policy of one's own whose fix is safe, and one whose fix is not. */
const policy = (id: string, field: string, applicability: string, value: unknown) =>
  JSON.stringify({
    id,
    name: `Policy${id.replace('-', '')}`,
    title: 'Says more',
    category: 'other',
    severity: 'low',
    source: { document: 'ours', url: 'https://example.com/' },
    resource: 'Test.Rp/things',
    require: { field, equals: value },
    violations: [
      {
        at: field,
        message: `{name} should say ${field}`,
        fix: {
          title: `Say ${field}`,
          applicability,
          why: `it is ${applicability}`,
          operations: [{ operation: 'addOrReplace', field, value }],
        },
      },
    ],
  });

const policies = {
  'policies/OWN-1.json': policy('OWN-1', 'tags.owner', 'safe', 'us'),
  'policies/OWN-2.json': policy('OWN-2', 'properties.size', 'disruptive', 2),
};

const thing = (more: object = {}, name = 'thing') => ({
  type: 'Test.Rp/things',
  apiVersion: '2024-01-01',
  name,
  ...more,
});

const one = (more: object = {}) => template({ resources: [thing(more)] });

const optionsFor = (cwd: string, ...paths: string[]) => ({
  ...plainOptions,
  cwd,
  paths,
  select: ['OWN-1', 'OWN-2'],
  config: false as const,
  policies: ['policies'],
  ignoreUnknown: true,
});

const read = (folder: string, file: string) => readFileSync(path.join(folder, file), 'utf8');
const resource = (folder: string, file: string) => JSON.parse(read(folder, file)).resources[0];

describe('fixes', () => {
  it('that are safe are made, others only when asked for', async () => {
    const folder = workspace({ ...policies, 'main.json': one() });
    const fixed = await fixAll(optionsFor(folder, 'main.json'), 'safe');
    expect(fixed).toMatchObject({ made: 1, files: 1, diagnostics: [] });
    expect(resource(folder, 'main.json')).toMatchObject({ tags: { owner: 'us' } });
    expect(resource(folder, 'main.json')).not.toHaveProperty('properties');
    expect(fixed.result.findings.map((finding) => finding.policy)).toEqual(['OWN-2']);
    expect(await fixAll(optionsFor(folder, 'main.json'), 'all')).toMatchObject({ made: 1, files: 1 });
    expect(await fixAll(optionsFor(folder, 'main.json'), 'all')).toMatchObject({ made: 0, files: 0 });
  });

  it('that touch each other are made one after the other, and the plan shows all of it', async () => {
    const folder = workspace({ ...policies, 'main.json': one() });
    const { files, made } = await planFixes(optionsFor(folder, 'main.json'), 'all');
    expect(made).toHaveLength(2);
    expect(JSON.parse(files[0]?.text ?? '').resources[0]).toMatchObject({
      tags: { owner: 'us' },
      properties: { size: 2 },
    });
    expect(resource(folder, 'main.json')).toEqual(thing());
  });

  it('leave the mode of a file as it is, and go to where a link inside of the root leads', async () => {
    const folder = workspace({ ...policies, 'real.json': one() });
    chmodSync(path.join(folder, 'real.json'), 0o640);
    symlinkSync('real.json', path.join(folder, 'main.json'));
    await fixAll(optionsFor(folder, 'main.json'), 'safe');
    expect(resource(folder, 'real.json')).toMatchObject({ tags: { owner: 'us' } });
    expect(statSync(path.join(folder, 'real.json')).mode & 0o777).toBe(0o640);
  });

  it('are not made in a read-only file, which is told; the others are written', async () => {
    const folder = workspace({ ...policies, 'a.json': one(), 'b.json': one() });
    chmodSync(path.join(folder, 'a.json'), 0o444);
    const { made, files, diagnostics } = await fixAll(optionsFor(folder, 'a.json', 'b.json'), 'safe');
    expect([made, files]).toEqual([1, 1]);
    expect(diagnostics.map(({ code, message }) => [code, message])).toEqual([
      ['unwritable', "'a.json' is read-only and is left alone"],
    ]);
    expect(resource(folder, 'a.json')).toEqual(thing());
    expect(resource(folder, 'b.json')).toMatchObject({ tags: { owner: 'us' } });
  });

  it('on a full disk leave the file as it was, and what is reported is what is there', async () => {
    const folder = workspace({ ...policies, 'a.json': one(), 'b.json': one() });
    disk.isFull = true;
    const { made, files, diagnostics, result } = await fixAll(optionsFor(folder, 'a.json', 'b.json'), 'all');
    expect([made, files]).toEqual([2, 1]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "'a.json' could not be written: the disk is full; nothing in it was changed",
    ]);
    expect(resource(folder, 'a.json')).toEqual(thing());
    expect(result.findings.map(({ policy: id, location }) => [id, location.file])).toEqual([
      ['OWN-1', 'a.json'],
      ['OWN-2', 'a.json'],
    ]);
    expect(readdirSync(folder).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it('reach files alone that were asked for', async () => {
    const module = "param size int = 1\nresource t 'Test.Rp/things@2024-01-01' = {\n  name: 't'\n  tags: {}\n}\n";
    const files = { ...policies, 'm.bicep': module, 'main.bicep': "module m 'm.bicep' = {\n  name: 'm'\n}\n" };
    const folder = workspace(files);
    const alone = await fixAll(optionsFor(folder, 'main.bicep'), 'safe');
    expect(alone).toMatchObject({ made: 0, files: 0, elsewhere: 1 });
    expect(read(folder, 'm.bicep')).toBe(module);
    expect(await fixAll(optionsFor(folder, 'main.bicep', 'm.bicep'), 'safe')).toMatchObject({ made: 1, elsewhere: 0 });
    expect(read(folder, 'm.bicep')).toContain("owner: 'us'");
  });

  const given = (value: unknown) =>
    JSON.stringify({
      $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#',
      contentVersion: '1.0.0.0',
      parameters: { owner: { value } },
    });
  const byParameter = template({
    parameters: { owner: { type: 'string' } },
    resources: [thing({ tags: { owner: "[parameters('owner')]" }, properties: { size: 2 } })],
  });

  it('change the value of a parameter file where it is the only one and was asked for', async () => {
    const folder = workspace({ ...policies, 'main.json': byParameter, 'p.json': given('them') });
    const options = { ...optionsFor(folder, 'main.json'), parameters: ['p.json'] };
    expect(await fixAll(options, 'safe')).toMatchObject({ made: 1, files: 1 });
    expect(read(folder, 'p.json')).toBe(given('us'));
    expect(read(folder, 'main.json')).toBe(byParameter);
  });

  it('leave parameter files alone where there are several', async () => {
    const files = { 'main.json': byParameter, 'p.json': given('them'), 'q.json': given('others') };
    const folder = workspace({ ...policies, ...files });
    const options = { ...optionsFor(folder, 'main.json'), parameters: ['p.json', 'q.json'] };
    expect(await fixAll(options, 'all')).toMatchObject({ made: 0, files: 0 });
  });

  it('leave a parameter file beside the template alone where only the template was named', async () => {
    const folder = workspace({ ...policies, 'main.json': byParameter, 'main.parameters.json': given('them') });
    expect(await fixAll(optionsFor(folder, 'main.json'), 'all')).toMatchObject({ made: 0, elsewhere: 1 });
    expect(await fixAll(optionsFor(folder, '.'), 'all')).toMatchObject({ made: 1, elsewhere: 0 });
  });

  it('of a literal that others use are not safe, and say so', async () => {
    const shared = template({
      variables: { owner: 'them' },
      resources: ['a', 'b'].map((name) =>
        thing({ tags: { owner: "[variables('owner')]" }, properties: { size: 2 } }, name),
      ),
    });
    const folder = workspace({ ...policies, 'main.json': shared });
    const { before, files } = await planFixes(optionsFor(folder, 'main.json'), 'safe');
    expect(files).toEqual([]);
    expect(
      before.findings.flatMap(({ fixes }) => fixes.map(({ title, applicability }) => [title, applicability])),
    ).toEqual([
      ["Say tags.owner (also changes 'b')", 'disruptive'],
      ["Say tags.owner (also changes 'a')", 'disruptive'],
    ]);
    expect(await fixAll(optionsFor(folder, 'main.json'), 'all')).toMatchObject({ made: 2, files: 1 });
    expect(JSON.parse(read(folder, 'main.json')).variables).toEqual({ owner: 'us' });
  });

  it('are not made in a file that changes before they are', async () => {
    const folder = workspace({ ...policies, 'main.json': one() });
    const other = `${one()} `;
    disk.meanwhile = () => writeFileSync(path.join(folder, 'main.json'), other);
    const { diagnostics, made, files } = await fixAll(optionsFor(folder, 'main.json'), 'safe');
    expect([made, files]).toEqual([0, 0]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      "'main.json' changed since it was read and is left alone; run again",
    ]);
    expect(read(folder, 'main.json')).toBe(other);
  });
});
