import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { lint } from '../../src/index.ts';
import { badMachine, template, workspace } from '../cli/helpers.ts';

const name = 'resilint.config.json';
const machine = { 'main.json': badMachine };

/** What the run says of a configuration that it refuses. */
async function refusal(config: object, files: Readonly<Record<string, object>> = machine): Promise<string> {
  const cwd = workspace({ ...files, [name]: JSON.stringify(config) });
  return lint({ cwd }).then(
    (result) => `linted ${result.files.length}`,
    (error: Error) => error.message,
  );
}

async function findingsWith(config: object, files: Readonly<Record<string, object | string>> = machine) {
  const cwd = workspace({ ...files, [name]: JSON.stringify(config) });
  const { findings } = await lint({ cwd, select: ['VM-5'], suppressions: true });
  return findings.filter(({ suppression }) => suppression === undefined).map(({ location }) => location.file);
}

describe('patterns of a configuration', () => {
  it.each([
    ['ignores', { ignores: ['a', '[z-a]'] }, '1:17'],
    ['ignores', { ignores: ['../x'] }, '1:13'],
    ['ignores', { ignores: ['C:\\x'] }, '1:13'],
    ['overrides', { overrides: [{ files: ['x[[:letter:]]'] }] }, '1:25'],
    ['suppressions', { suppressions: [{ ids: ['VM-5'], paths: ['x/../../y'] }] }, '1:43'],
    ['parameterFiles', { parameterFiles: ['{name}.{1..100000}.json'] }, '1:20'],
    ['parameterFiles', { parameterFiles: ['{a,../..}/*.json'] }, '1:20'],
    ['workloads', { workloads: { w: { templates: ['/etc/{a,b}'] } } }, '1:33'],
    ['workloads', { workloads: { w: { templates: ['../../{a,b}'] } } }, '1:33'],
    ['workloads', { workloads: { w: { templates: [{ template: '!(a)', parameters: 'b' }] } } }, '1:45'],
    ['workloads', { workloads: { w: { templates: [{ template: 'main.json', parameters: '.{.,x}/b' }] } } }, '1:70'],
  ])('that cannot be used are told at their place in %s: %j', async (_, config, place) => {
    expect(await refusal(config)).toMatch(
      new RegExp(`^${name}:${place}: the pattern '.*' cannot be used: .*$`.replaceAll('.config.', '\\.config\\.')),
    );
  });

  it('that take too much work are told at their place', async () => {
    const stars = Array.from({ length: 200 }, (_, at) => `${'?'.repeat(at)}${'*a*b'.repeat(100)}`);
    const deep = `${'ab'.repeat(120)}/`.repeat(3);
    expect(await refusal({ ignores: stars }, { [`${deep}main.json`]: badMachine })).toMatch(
      /^resilint\.config\.json:1:12: these patterns cannot be used: matching is too much work/,
    );
  });

  it('match with whatever separators and signs they have', async () => {
    const files = { 'infra/main.json': badMachine, 'infra/[x] (1).json': badMachine, '.azure/main.json': badMachine };
    expect(await findingsWith({ ignores: ['infra\\main.json'] }, files)).toEqual(['infra/[x] (1).json']);
    expect(await findingsWith({ ignores: ['*', '!infra', '!\\[x\\]*'] }, files)).toEqual(['infra/[x] (1).json']);
    const twelve = { ids: ['VM-5'], reason: 'x', resource: '*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*a*ab' };
    const long = template({ resources: [{ ...badMachine.resources[0], name: 'a'.repeat(60) }] });
    expect(await findingsWith({ suppressions: [twelve] }, { 'main.json': long })).toEqual(['main.json']);
    expect(await findingsWith({ suppressions: [{ ...twelve, resource: 'LEG*Y' }] })).toEqual([]);
  });

  it('a template that is named like a pattern has the parameter files of its name alone', async () => {
    const $schema = 'https://schema.management.azure.com/schemas/2019-04-01/deploymentParameters.json#';
    const values = JSON.stringify({ $schema, contentVersion: '1.0.0.0', parameters: {} });
    const cwd = workspace({
      '{a,b}.json': badMachine,
      'env/a.json': values,
      'env/{a,b}.json': values,
      [name]: '{ "parameterFiles": ["env/{name}.json"] }',
    });
    const { files } = await lint({ cwd, paths: ['{a,b}.json'] });
    expect(files.map(({ parameterSets }) => parameterSets)).toEqual([['env/{a,b}.json']]);
  });

  it.skipIf(process.platform === 'win32')('find nothing outside, through braces or links', async () => {
    const cwd = workspace({ ...machine, [name]: '{ "workloads": { "w": { "templates": ["link/*.json"] } } }' });
    const outside = path.join(path.dirname(cwd), 'outside');
    mkdirSync(outside);
    writeFileSync(path.join(outside, 'secret.json'), template(badMachine));
    symlinkSync(outside, path.join(cwd, 'link'));
    await expect(lint({ cwd })).rejects.toThrow(/:1:39: no file of the workspace matches 'link\/\*\.json'$/);
    const run = await lint({
      cwd,
      config: false,
      paths: ['link/*.json', '../outside/*.json', '.{.,x}/outside/*.json'],
    });
    expect(run.files).toEqual([]);
    expect(run.diagnostics.map(({ message }) => message)).toEqual([
      `It lies outside the workspace, '${cwd}': run resilint in a folder that it lies in.`,
      "This pattern cannot be used: '..' is allowed at its beginning alone, outside braces.",
      `It lies outside the workspace, '${cwd}': run resilint in a folder that it lies in.`,
    ]);
  });
});

describe('a .gitignore', () => {
  it('that takes too much work is told of', async () => {
    const lines = Array.from({ length: 200 }, (_, at) => `${'?'.repeat(at)}${'*a*b'.repeat(100)}`);
    const cwd = workspace({
      [`${'ab'.repeat(110)}/${'ba'.repeat(110)}.json`]: badMachine,
      '.gitignore': lines.join('\n'),
    });
    await expect(lint({ cwd })).rejects.toThrow(/^\.gitignore: matching is too much work/);
  });

  it('is read as git reads it, wherever it lies', async () => {
    const cwd = workspace({
      'a/main.json': badMachine,
      'a/b/main.json': badMachine,
      'a/b/c/main.json': badMachine,
      '.gitignore': '/a/b/c\r\n*.JSON\n!a/main.json\n[z-a]\n',
      'a/b/.gitignore': '!main.json\n',
    });
    const { files } = await lint({ cwd });
    expect(files.map((each) => each.path)).toEqual(['a/b/main.json', 'a/main.json']);
  });
});
