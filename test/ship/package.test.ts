import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { folder, write } from '../action/runner.ts';
import { machine } from '../action/templates.ts';

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const isWindows = process.platform === 'win32';

function npm(cwd: string, ...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  const env = { ...process.env, npm_config_update_notifier: 'false', npm_config_cache: path.join(cwd, '.npm') };
  return spawnSync('npm', args, { cwd, encoding: 'utf8', shell: isWindows, timeout: 120_000, env });
}

let packed: Packed;
beforeAll(() => {
  const { stdout } = spawnSync('npm', ['pack', '--dry-run', '--json'], { encoding: 'utf8', shell: isWindows });
  packed = JSON.parse(stdout)[0];
}, 60_000);

it('holds what runs, its types and its schemas, and nothing else', () => {
  const known = /^(bundle\/[\w.]+|data\/types\/.+\.json|schemas\/[\w.]+\.json|README\.md|LICENSE|package\.json)$/;
  expect(packed.files.filter(({ path: name }) => !known.test(name))).toEqual([]);
  const names = packed.files.map(({ path: name }) => name);
  expect(names.filter((name) => name.startsWith('bundle/')).sort()).toEqual([
    'bundle/action.js',
    'bundle/cli.js',
    'bundle/index.d.ts',
    'bundle/index.js',
    'bundle/licenses.txt',
    'bundle/package.json',
    'bundle/resilint.js',
  ]);
  expect(names).toContain('data/types/index.json');
});

it('is small', () => {
  expect(packed.size).toBeLessThan(800 * 1024);
});

it('names the license of every package in the bundle', () => {
  const sections = readFileSync('bundle/licenses.txt', 'utf8')
    .split(/^---- /m)
    .slice(1);
  expect(sections.length).toBeGreaterThan(10);
  for (const section of sections) expect(section).toMatch(/copyright|permission is hereby granted/i);
});

it('runs from the tarball by npx in an empty folder, offline, and types a program', { timeout: 180_000 }, () => {
  const root = folder();
  expect(npm(root, 'pack', process.cwd(), '--pack-destination', root).status).toBe(0);
  const tarball = path.join(root, readdirSync(root).find((name) => name.endsWith('.tgz')) ?? '');
  expect(statSync(tarball).size).toBe(packed.size);
  const empty = path.join(root, 'empty');
  mkdirSync(empty);
  write(empty, { 'main.json': machine('bad') });

  const run = npm(
    empty,
    'exec',
    '--yes',
    '--offline',
    `--package=${tarball}`,
    '--',
    'resilint',
    'check',
    '--select',
    'VM-5',
  );
  expect(run.stdout).toContain('main.json:23:13: high VM-5');
  expect(run.status).toBe(1);

  writeFileSync(path.join(empty, 'package.json'), '{ "type": "module" }');
  expect(npm(empty, 'install', '--offline', '--no-save', tarball).status).toBe(0);
  const program = `import { type Finding, formats, lint, type LintResult, OptionError, render } from 'resilint';
const result: LintResult = await lint({ paths: ['.'], select: ['VM-5'], context: { location: 'westeurope' } });
const first: Finding | undefined = result.findings[0];
const text: string = await render(result, 'concise', { color: false });
console.log(first?.policy, formats.length, text.length > 0, new OptionError('x') instanceof Error);
// @ts-expect-error there is no such format
await render(result, 'sarfi').catch(() => undefined);
`;
  writeFileSync(path.join(empty, 'program.ts'), program);
  const tsc = path.resolve('node_modules/typescript/bin/tsc');
  const options = '--strict --exactOptionalPropertyTypes --module nodenext --target es2023 --types node --typeRoots';
  const compiled = spawnSync(
    process.execPath,
    [tsc, ...options.split(' '), path.resolve('node_modules/@types'), 'program.ts'],
    { cwd: empty, encoding: 'utf8' },
  );
  expect(compiled.stdout).toBe('');
  const { stdout } = spawnSync(process.execPath, ['program.js'], { cwd: empty, encoding: 'utf8' });
  expect(stdout).toMatch(/^VM-5 \d+ true true\n$/);
});
