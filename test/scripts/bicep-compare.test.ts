import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';

const disk = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  resources: [{ type: 'Microsoft.Compute/disks', apiVersion: '2024-03-02', name: 'd' }],
};

/** Runs the script on a folder with two files; the compiler is a script of ours that says the same of both. */
function run(compiler?: string): { status: number | null; stdout: string; files: string[] } {
  const root = mkdtempSync(path.join(tmpdir(), 'resilint-compare-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [work, bin] = [path.join(root, 'work'), path.join(root, 'bin')];
  for (const folder of [work, bin]) mkdirSync(folder);
  writeFileSync(path.join(work, 'a.bicep'), "resource d 'Microsoft.Compute/disks@2024-03-02' = {\n  name: 'd'\n}\n");
  writeFileSync(path.join(work, 'b.bicep'), "resource d 'Microsoft.Compute/disks@2024-03-02' = {\n  name: 'e'\n}\n");
  if (compiler !== undefined) {
    writeFileSync(path.join(bin, 'bicep'), compiler);
    chmodSync(path.join(bin, 'bicep'), 0o755);
  }
  const args = ['--import', 'tsx', 'scripts/bicep-compare.ts', work];
  const env = { ...process.env, PATH: `${bin}:/usr/bin:/bin` };
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env, timeout: 60_000 });
  return { status, stdout, files: readdirSync(work) };
}

it('says that it skips without a bicep on the PATH', () => {
  expect(run()).toMatchObject({ status: 0, stdout: 'skipped: there is no bicep on the PATH\n' });
});

it('compares with what a bicep compiles, and leaves the folder as it was', () => {
  const { status, stdout, files } = run(
    `#!/bin/sh\n[ "$1" = --version ] && echo 'Bicep CLI version 0.0.0' || echo '${JSON.stringify(disk)}'\n`,
  );
  expect(status).toBe(0);
  expect(stdout).toMatch(/^Bicep CLI version 0\.0\.0\nb\.bicep: missing resource/);
  expect(stdout).toMatch(/build: 1 equal, 1 different, 0 not compiled\nsnapshot: 0 of 0 equal\n$/);
  expect(files).toEqual(['a.bicep', 'b.bicep']);
});
