import { describe, expect, it } from 'vitest';
import { plainOptions } from '../../../scripts/plain-options.ts';
import type { LintOptions } from '../../../src/lint/options.ts';
import { lint } from '../../../src/lint/run.ts';
import { openWorkspace, type Workspace } from '../../../src/source/workspace.ts';
import { openReferences } from '../../../src/workspace/find/references.ts';
import { workspace } from '../../cli/helpers.ts';
import { calling, machine, parameters } from '../../cli/machines.ts';

const files = {
  'main.bicep': calling('', 'one', 'parts/vm.bicep'),
  'parts/vm.bicep': machine,
  'other/main.bicep': calling('', 'one', 'vm.bicep'),
  'other/vm.bicep': machine,
  'env/prod.bicepparam': "using '../main.bicep'\nextends 'base.bicepparam'\n",
  'env/base.bicepparam': 'using none\n',
  'params/prod.parameters.json': parameters({}, { metadata: { template: '../main.bicep' } }),
  'main.parameters.json': parameters({}),
  'out/main.bicep': calling('', 'one', '../parts/vm.bicep'),
  'out/local.parameters.json': parameters({}, { metadata: { template: '../main.bicep' } }),
  '.gitignore': 'out/\n',
};

/** A workspace that counts what is asked of it. */
function counting(folder: string) {
  const counts = { read: new Set<string>(), listed: 0 };
  const disk = openWorkspace(folder);
  const counted: Workspace = {
    ...disk,
    read(file) {
      counts.read.add(file);
      return disk.read(file);
    },
    readListed(file) {
      counts.listed += 1;
      return disk.readListed(file);
    },
  };
  return { workspace: counted, counts };
}

describe('which files may use which', () => {
  it('is told by paths, not by names, whichever case they are written in', () => {
    const references = openReferences(
      openWorkspace(workspace({ ...files, 'Up.bicep': "module m 'PARTS/VM.bicep' = {}\n" })),
    );
    expect([...references.usersOf('parts/vm.bicep')].sort()).toEqual(['Up.bicep', 'main.bicep', 'out/main.bicep']);
    expect(references.usersOf('other/vm.bicep')).toEqual(['other/main.bicep']);
    expect([...references.closure(['env/base.bicepparam'])].sort()).toEqual([
      'env/base.bicepparam',
      'env/prod.bicepparam',
      'main.bicep',
    ]);
    expect(references.usersOf('main.parameters.json')).toEqual(['main.bicep']);
  });

  it('counts no parameter file that is ignored', () => {
    const references = openReferences(openWorkspace(workspace(files)));
    expect(references.parametersFor('main.bicep')).toEqual(['env/prod.bicepparam', 'params/prod.parameters.json']);
  });

  it('heeds what stands for files', () => {
    const overlay = new Map([
      ['main.bicep', undefined],
      ['new.bicep', Buffer.from("module m 'parts/vm.bicep' = { name: 'm' }\n")],
    ]);
    const references = openReferences(openWorkspace(workspace(files), overlay), overlay);
    expect([...references.usersOf('parts/vm.bicep')].sort()).toEqual(['new.bicep', 'out/main.bicep']);
  });
});

describe('what is read of a repository to find the callers of a module', () => {
  const options: Omit<LintOptions, 'cwd' | 'paths'> = {
    ...plainOptions,
    select: ['VM-2'],
  };
  const many = Object.fromEntries(
    Array.from({ length: 200 }, (_, at) => [
      [`many/${at}/main.bicep`, calling('', 'own', 'vm.bicep')],
      [`many/${at}/vm.bicep`, machine],
      [`many/${at}/data.json`, '{}'],
    ]).flat(),
  );

  it('is each text once, and no more than what uses it is parsed', async () => {
    const cwd = workspace({ ...files, ...many });
    for (const more of [{ paths: ['parts/vm.bicep'] }, { paths: [], changed: new Set(['parts/vm.bicep']) }]) {
      const { workspace: counted, counts } = counting(cwd);
      const { findings } = await lint({ ...options, cwd, ...more, workspace: counted });
      expect(findings).toHaveLength(1);
      expect([...counts.read].filter((file) => file.startsWith('many/'))).toEqual([]);
      expect(counts.listed).toBeLessThanOrEqual(420);
    }
  });

  it('is nothing where nothing changed', async () => {
    const cwd = workspace({ ...files, ...many });
    const { workspace: counted, counts } = counting(cwd);
    await lint({ ...options, cwd, paths: [], changed: new Set(), workspace: counted });
    expect([counts.read.size, counts.listed]).toEqual([0, 0]);
  });
});
