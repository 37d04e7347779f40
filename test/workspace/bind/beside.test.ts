import { describe, expect, it } from 'vitest';
import type { Workspace } from '../../../src/source/workspace.ts';
import { besidesIn, templateNameOf } from '../../../src/workspace/bind/beside.ts';

function folderOf(...names: string[]): { workspace: Workspace; sorted: () => number } {
  let sorted = 0;
  const entries = names.map((name) => ({ name, kind: name.endsWith('/') ? ('folder' as const) : ('file' as const) }));
  const listing = {
    kind: 'ok' as const,
    get entries() {
      sorted += 1;
      return entries;
    },
  };
  return { workspace: { entries: () => listing } as unknown as Workspace, sorted: () => sorted };
}

describe('the parameter files of a folder', () => {
  it('are known by the names that they begin with', () => {
    const names = [
      'main.json',
      'main.parameters.json',
      'Main.Parameters.prod.json',
      'main.parameters.a.parameters.json',
    ];
    const { byBase, others } = besidesIn(folderOf(...names, 'x.bicepparam', 'param/', 'params.txt').workspace, '.');
    expect(byBase.get(templateNameOf('MAIN.bicep'))?.toSorted()).toEqual(names.slice(1).sort());
    expect(byBase.get('main.parameters.a')).toEqual(['main.parameters.a.parameters.json']);
    expect(others.toSorted()).toEqual([...names.slice(1), 'x.bicepparam'].sort());
  });

  it('are looked through once, however many templates and proofs ask', () => {
    const { workspace, sorted } = folderOf('a.json', 'a.parameters.json');
    for (let time = 0; time < 100; time += 1) besidesIn({ ...workspace }, '.');
    expect(sorted()).toBe(1);
  });
});
