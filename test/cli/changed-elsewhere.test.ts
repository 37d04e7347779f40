import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasGit } from '../has-git.ts';
import { git, repository, write } from './git-helpers.ts';
import { calling, found, machine, parameters, run } from './machines.ts';

describe.skipIf(!hasGit)('what changed', () => {
  it('is judged by its callers, also where these lie outside the folder that is asked for', () => {
    const folder = repository({ 'main.bicep': calling("name: 'called', zones: ['1']"), 'parts/vm.bicep': machine });
    write(folder, 'parts/vm.bicep', `// changed\n${machine}`);
    for (const args of [['--changed'], ['--changed', 'parts'], ['--changed', 'parts/vm.bicep']])
      expect(found(run(folder, ...args)), `${args}`).toEqual(['VM-8 parts/vm.bicep called']);
    git(folder, 'add', '--all');
    expect(found(run(folder, '--staged'))).toEqual(['VM-8 parts/vm.bicep called']);
  });

  it('concerns the template that takes a parameter file from elsewhere, by name or by configuration', () => {
    const folder = repository({
      'app/main.bicep': machine,
      'app/second.bicep': machine,
      'env/main.bicepparam': "using '../app/main.bicep'\nparam zones = ['1']\n",
      'settings/second.json': parameters({ zones: { value: ['1'] } }),
      'resilint.config.json': '{ "overrides": [], "parameterFiles": ["../settings/{name}.json"] }',
    });
    const concerned = (...args: string[]) => run(folder, ...args).files.map((file) => file.path);
    write(folder, 'env/main.bicepparam', "using '../app/main.bicep'\nparam zones = []\n");
    expect(concerned('--changed')).toEqual(['app/main.bicep']);
    git(folder, 'add', '--all');
    expect(concerned('--staged')).toEqual(['app/main.bicep']);
    git(folder, 'commit', '--quiet', '--message', 'one');
    write(folder, 'settings/second.json', parameters({ zones: { value: [] } }));
    expect(concerned('--since', 'HEAD')).toEqual(['app/second.bicep']);
  });

  it('that is no more concerns those that still name it, and those that it would belong to', () => {
    const folder = repository({
      'main.bicep': calling(''),
      'parts/vm.bicep': machine,
      'alone.bicep': machine,
      'alone.parameters.json': parameters({ zones: { value: ['1'] } }),
    });
    rmSync(path.join(folder, 'parts/vm.bicep'));
    rmSync(path.join(folder, 'alone.parameters.json'));
    expect(run(folder, '--changed').files.map((file) => file.path)).toEqual(['alone.bicep', 'main.bicep']);
  });

  it('of the same name in another folder concerns nobody else', () => {
    const module = { 'main.bicep': machine, 'use.bicep': calling('', 'one', 'main.bicep') };
    const files = Object.fromEntries(
      ['a', 'b', 'c'].flatMap((folder) => Object.entries(module).map(([name, text]) => [`${folder}/${name}`, text])),
    );
    const folder = repository(files);
    write(folder, 'b/main.bicep', `// changed\n${machine}`);
    expect(run(folder, '--changed').files.map((file) => file.path)).toEqual(['b/main.bicep', 'b/use.bicep']);
  });
});
