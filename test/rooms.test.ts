import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** CONTRIBUTING.md's table: what each room may import. */
const mayImport: Record<string, readonly string[]> = {
  source: [],
  template: ['source'],
  arm: ['source', 'template'],
  bicep: ['source', 'template'],
  evaluate: ['source', 'template'],
  graph: ['source', 'template', 'evaluate'],
  types: [],
  policy: ['source', 'template', 'evaluate', 'graph', 'types'],
  fix: ['source', 'template', 'evaluate', 'graph'],
  lint: ['source', 'template', 'arm', 'bicep', 'evaluate', 'graph', 'types', 'policy', 'fix'],
  report: [],
  cli: ['lint', 'report'],
  action: ['lint', 'report'],
  lsp: ['lint', 'report'],
};
const rooms = Object.keys(mayImport);
const withoutIO = ['template', 'arm', 'bicep', 'evaluate', 'graph', 'policy', 'fix', 'report'];

let folder = '';
const refused = new Set<string>();

/** Lints one file for each import, in a copy of the house that holds nothing else. */
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'resilint-rooms-'));
  for (const file of ['biome.json', 'biome.rooms.json']) copyFileSync(file, path.join(folder, file));
  for (const from of rooms) {
    for (const to of rooms) write(`src/${from}/${to}.ts`, `../${to}/x.ts`);
    for (const to of rooms) write(`src/${from}/deep/${to}.ts`, `../../${to}/deep/x.ts`);
    write(`src/${from}/result.ts`, '../lint/result.ts');
    write(`src/${from}/fs.ts`, 'node:fs');
  }
  for (const file of refusedFiles()) refused.add(file);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(file: string, specifier: string): void {
  mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
  writeFileSync(path.join(folder, file), `import '${specifier}';\n`);
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
      expect(allowed.sort()).toEqual([...(mayImport[from] ?? [])].sort());
    }
  });

  it('a report sees the result of a run, and nothing else of lint', () => {
    expect(refused.has('src/report/result.ts')).toBe(false);
    expect(refused.has('src/report/lint.ts')).toBe(true);
  });

  it('only the reader, the discovery and the faces touch the disk', () => {
    expect(rooms.filter((room) => refused.has(`src/${room}/fs.ts`)).sort()).toEqual([...withoutIO].sort());
  });
});
