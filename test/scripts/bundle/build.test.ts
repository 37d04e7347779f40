import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

/** Writes names and checksums of the bundle's files. */
const program = `
  import { createHash } from 'node:crypto';
  import { buildFiles } from './scripts/bundle/build.ts';
  for (const [name, text] of await buildFiles()) console.log(name, createHash('sha256').update(text).digest('hex'));
`;

function bundled(folder: string): string {
  const args = ['--import', 'tsx', '--input-type=module', '-e', program];
  const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });
  if (stderr !== '') throw new Error(stderr);
  return stdout;
}

it('is the same to the byte in another folder', () => {
  const folder = path.join(realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-bundle-'))), 'another folder é');
  onTestFinished(() => rmSync(path.dirname(folder), { recursive: true, force: true }));
  for (const name of ['src', 'scripts', 'data', 'policies', 'schemas', 'package.json', 'tsconfig.json'])
    cpSync(name, path.join(folder, name), { recursive: true });
  symlinkSync(path.resolve('node_modules'), path.join(folder, 'node_modules'), 'junction');
  const here = bundled(process.cwd());
  expect(here).toMatch(/^resilint\.js \w{64}$/m);
  expect(bundled(folder)).toBe(here);
});
