import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTable } from '../scripts/rooms/table.ts';

const { rooms: table } = readTable();
const rooms = Object.keys(table);

/** Everything by which a program can reach a disk, another program, or another machine. */
const reaches = ['fs', 'node:fs', 'node:fs/promises', 'child_process', 'node:child_process', 'node:net', 'node:https'];
/** Where each of them may stand. */
const places = [
  'src/source',
  'src/source/door',
  'src/workspace',
  'src/workspace/git',
  'src/action/api',
  'src',
  ...rooms.map((room) => `src/${room}`),
];

let folder = '';
const refused = new Set<string>();

/** Lints one file for each import, in a copy of the house that holds nothing else. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'resilint-rooms-'));
  for (const file of ['biome.json', 'biome.rooms.json']) copyFileSync(file, path.join(folder, file));
  for (const from of rooms) {
    for (const to of rooms) write(`src/${from}/${to}.ts`, `../${to}/x.ts`);
    for (const to of rooms) write(`src/${from}/deep/${to}.ts`, `../../${to}/deep/x.ts`);
  }
  for (const place of places)
    for (const to of reaches)
      for (const how of ['static', 'dynamic'] as const) write(`${place}/${fileFor(to, how)}`, to, how);
  for (const file of refusedFiles()) refused.add(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, specifier: string, how: 'static' | 'dynamic' = 'static'): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(
    path.join(folder, file),
    how === 'static' ? `import '${specifier}';\n` : `await import('${specifier}');\n`,
  );
}

function fileFor(specifier: string, how: string): string {
  return `${how}-${specifier.replace(/\W/g, '-')}.ts`;
}

function refusedFiles(): string[] {
  const biome = path.resolve('node_modules/@biomejs/biome/bin/biome');
  const only = '--only=style/noRestrictedImports';
  const args = [biome, 'lint', only, '--vcs-enabled=false', '--max-diagnostics=none', '--reporter=github', 'src'];
  const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  const places = stdout.matchAll(/noRestrictedImports,file=(?:[^,]*?[\\/])?(src[\\/][^,]*),/g);
  return [...places].map((match) => String(match[1]).replaceAll('\\', '/'));
}

describe('imports between rooms', () => {
  it.each(rooms)('%s imports the rooms of its row, and no other', (from) => {
    const others = rooms.filter((to) => to !== from);
    for (const depth of ['', 'deep/']) {
      const allowed = others.filter((to) => !refused.has(`src/${from}/${depth}${to}.ts`));
      expect(allowed.sort()).toEqual([...(table[from]?.imports ?? [])].sort());
    }
  });

  it('only the door and the start touch the disk, only git is started, and only suggestions use the network', () => {
    const allowed = places.flatMap((place) =>
      reaches.filter((to) => !refused.has(`${place}/${fileFor(to, 'static')}`)).map((to) => `${place} ${to}`),
    );
    expect([...new Set(allowed)].sort()).toEqual([
      'src/action/api node:https',
      'src/action/api node:net',
      'src/source/door fs',
      'src/source/door node:fs',
      'src/source/door node:fs/promises',
      'src/start fs',
      'src/start node:fs',
      'src/start node:fs/promises',
      'src/workspace/git child_process',
      'src/workspace/git node:child_process',
    ]);
  });

  it('nothing uses the network by a name that needs no import', () => {
    expect(sourcesWith(/(?<![\w.])fetch\(|new (?:WebSocket|EventSource|XMLHttpRequest)\b/)).toEqual([]);
  });

  it('an import that is made when it runs is an import', () => {
    for (const place of places)
      for (const to of reaches)
        expect(refused.has(`${place}/${fileFor(to, 'dynamic')}`), `${place} ${to}`).toBe(
          refused.has(`${place}/${fileFor(to, 'static')}`),
        );
  });

  it('no file leads back to itself, by imports of types neither', () => {
    expect(circlesOf(importsOfSources())).toEqual([]);
  });

  it('nothing goes around imports', () => {
    const around = /\b(?:getBuiltinModule|createRequire|process\.binding|require)\s*\(|\beval\s*\(|new Function\s*\(/;
    expect(sourcesWith(around).filter((file) => !file.startsWith('start/'))).toEqual([]);
  });

  it('a person or a runner is told something in one place alone, and by text alone that is escaped', () => {
    expect(sourcesWith(/\bstd(?:out|err)\b\??\.(?:write|end|_write|cork)|\bconsole\b/)).toEqual(['report/print.ts']);
    const made = sourcesWith(/\bas Shown\b|\bshownBy\b/);
    expect(made.filter((file) => !file.startsWith('report/'))).toEqual([]);
  });
});

function sourcesWith(pattern: RegExp): string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && pattern.test(readFileSync(path.join('src', file), 'utf8')))
    .map((file) => file.replaceAll('\\', '/'));
}

/** The files that each file of `src` imports. */
function importsOfSources(): Map<string, string[]> {
  return new Map(
    sourcesWith(/./).map((file) => {
      const text = readFileSync(path.join('src', file), 'utf8');
      const found = text.matchAll(/(?:\bfrom |\bimport\()\s*'(\.[^']+\.ts)'/g);
      return [file, [...found].map(([, to]) => path.posix.join(path.posix.dirname(file), String(to)))];
    }),
  );
}

/** Files that lead to themselves: what is left when files that import nothing left are taken away, again and again. */
function circlesOf(imports: ReadonlyMap<string, readonly string[]>): string[] {
  let left = [...imports.keys()];
  for (;;) {
    const there = new Set(left);
    const next = left.filter((file) => imports.get(file)?.some((to) => there.has(to)));
    if (next.length === left.length) return left;
    left = next;
  }
}
