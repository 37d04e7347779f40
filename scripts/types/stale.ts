/** What makes the committed index stale. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Built } from './build.ts';
import type { Wanted } from './wanted.ts';

/** The committed files by path below data/types; line ends as the generator writes them. */
export type Committed = ReadonlyMap<string, string>;

export function readCommitted(folder: string): Committed {
  const all = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const files = all.filter((path) => path === 'index.json' || path.endsWith('/types.json'));
  return new Map(files.filter((path) => existsSync(join(folder, path))).map((path) => [path, readText(folder, path)]));
}

function readText(folder: string, path: string): string {
  return readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n');
}

/** Types that policies or the list name and the index lacks, or the other way round; needs no checkout. */
export function staleTypes(committed: Committed, wanted: readonly Wanted[]): readonly string[] {
  const names = Object.keys(index(committed).resources ?? {}).map((key) => key.split('@')[0] ?? '');
  const has = new Set(names.map((name) => name.toLowerCase()));
  const wants = new Set(wanted.map(({ name }) => name.toLowerCase()));
  return [
    ...wanted.filter(({ name }) => !has.has(name.toLowerCase())).map(({ name, by }) => `${name} (${by}) is not in it`),
    ...names.filter((name) => !wants.has(name.toLowerCase())).map((name) => `nothing names ${name} any more`),
  ];
}

/** Files that differ from what the checkout gives. Another commit with the same contents is no difference. */
export function staleFiles(committed: Committed, built: Built): readonly string[] {
  const paths = [...new Set([...committed.keys(), ...built.files.keys()])].sort();
  return paths.flatMap((path) => {
    const before = withoutSource(path, committed.get(path));
    const after = withoutSource(path, built.files.get(path));
    if (before === after) return [];
    if (before === undefined) return [`${path} is missing`];
    return [after === undefined ? `${path} is left over` : `${path} differs`];
  });
}

interface Index {
  readonly source?: unknown;
  readonly resources?: Record<string, unknown>;
}

function index(committed: Committed): Index {
  return JSON.parse(committed.get('index.json') ?? '{}') as Index;
}

function withoutSource(path: string, text: string | undefined): string | undefined {
  if (path !== 'index.json' || text === undefined) return text;
  return JSON.stringify({ ...(JSON.parse(text) as Index), source: undefined });
}
