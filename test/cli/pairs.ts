import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { workspace } from './helpers.ts';

/** A policy whose one edit goes to a module and to the file that calls it. */
const policy = JSON.stringify({
  id: 'OWN-1',
  name: 'PolicyOwn',
  title: 'Says more',
  category: 'other',
  severity: 'low',
  source: { document: 'ours', url: 'https://example.com/' },
  resource: 'Test.Rp/things',
  require: {
    allOf: [
      { field: 'properties.size', equals: 2 },
      { field: 'tags.owner', equals: 'us' },
    ],
  },
  violations: [
    {
      at: 'properties.size',
      message: '{name} should be larger',
      fix: {
        title: 'Make it larger',
        applicability: 'safe',
        why: 'tags change nothing',
        operations: [
          { operation: 'addOrReplace', field: 'properties.size', value: 2 },
          { operation: 'addOrReplace', field: 'tags.owner', value: 'us' },
        ],
      },
    },
  ],
});

const main = "module m 'm.bicep' = {\n  name: 'm'\n  params: { tags: {} }\n}\n";
const module = `param tags object
resource t 'Test.Rp/things@2024-01-01' = {
  name: 't'
  tags: tags
  properties: {
    size: 1
  }
}
`;

const before = { 'main.bicep': main, 'm.bicep': module };
const after = {
  'main.bicep': main.replace('tags: {}', "tags: { owner: 'us' }"),
  'm.bicep': module.replace('size: 1', 'size: 2'),
};

/** The command line that mends all pairs. */
export const mend = ['check', '.', '--fix', '--policies', 'policies', '--select', 'OWN-1', '--fail-on', 'never'];

export function pairs(count: number): string {
  const files: Record<string, string> = { 'policies/OWN-1.json': policy };
  for (let at = 0; at < count; at += 1)
    for (const [name, text] of Object.entries(before)) files[`pair${at}/${name}`] = text;
  return workspace(files);
}

export function restore(folder: string): void {
  for (const pair of foldersOf(folder))
    for (const [name, text] of Object.entries(before)) writeFileSync(path.join(folder, pair, name), text);
}

function foldersOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('pair'));
}

export type State = 'old' | 'new' | 'half' | 'broken';

/** How many pairs are as they were, mended, half mended, or neither. */
export function statesOf(folder: string): Record<State, number> {
  const counts = { old: 0, new: 0, half: 0, broken: 0 };
  for (const pair of foldersOf(folder)) counts[stateOf(path.join(folder, pair))] += 1;
  return counts;
}

function stateOf(pair: string): State {
  const states = (['main.bicep', 'm.bicep'] as const).map((name) => {
    const text = readFileSync(path.join(pair, name), 'utf8');
    return text === before[name] ? 'old' : text === after[name] ? 'new' : 'broken';
  });
  if (states.includes('broken')) return 'broken';
  return states[0] === states[1] ? (states[0] ?? 'broken') : 'half';
}

/** Whether a process writes, or has written. */
export function hasBegun(folder: string, pid: number | undefined): boolean {
  return foldersOf(folder).some((pair) => {
    const at = path.join(folder, pair);
    return stateOf(at) !== 'old' || readdirSync(at).some((name) => name.includes(`-${pid}-`));
  });
}

export function leftovers(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));
}
