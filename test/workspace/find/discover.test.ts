import { describe, expect, it } from 'vitest';
import { openWorkspace } from '../../../src/source/workspace.ts';
import { discover } from '../../../src/workspace/find/discover.ts';
import { workspace } from '../../cli/helpers.ts';

const find = async (folder: string, ...paths: string[]) => {
  const { candidates, missing } = await discover(openWorkspace(folder), folder, paths);
  return { files: candidates.map(({ path }) => path), named: candidates.filter(({ named }) => named).length, missing };
};

describe('the files of a run', () => {
  const files = {
    'a.json': '{}',
    'b/main.bicep': '',
    'b/deep/c.jsonc': '{}',
    'node_modules/x/template.json': '{}',
    'out/made.json': '{}',
    'notes.txt': '',
    '[odd] name.json': '{}',
    '.gitignore': 'out/\n',
    'b/.gitignore': 'deep\n',
  };

  it('of a folder are those that may hold templates and are not ignored, in order', async () => {
    expect((await find(workspace(files))).files).toEqual(['[odd] name.json', 'a.json', 'b/main.bicep']);
  });

  it('that are named count although they are ignored, and a path is no pattern', async () => {
    const { files: found, named } = await find(workspace(files), 'out/made.json', '[odd] name.json');
    expect(found).toEqual(['[odd] name.json', 'out/made.json']);
    expect(named).toBe(2);
  });

  it('may be named by a pattern', async () => {
    expect((await find(workspace(files), 'b/**/*.bicep')).files).toEqual(['b/main.bicep']);
  });

  it('that are not there are told', async () => {
    const { missing } = await find(workspace(files), 'nowhere.json', 'no/*.json', '..');
    expect(missing.map(({ path }) => path)).toEqual(['nowhere.json', 'no/*.json', '..']);
  });
});
