import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { onTestFinished } from 'vitest';

const cli = path.resolve('dist/cli.js');

const head = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
};

export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly milliseconds: number;
}

/** Runs the bundled command line in a folder, and stops it after 20 seconds. */
export function resilint(cwd: string, ...args: string[]): Outcome {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 20_000,
    maxBuffer: 256 * 1024 * 1024,
    env: { ...process.env, NO_COLOR: '1' },
  });
  return { code: status, stdout, stderr, milliseconds: performance.now() - started };
}

/** A workspace of its own with these files (objects are written as templates); gone when the test ends. */
export function workspace(files: Readonly<Record<string, string | Buffer | object>>): string {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'resilint-cli-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folder = path.join(root, 'work');
  mkdirSync(path.join(folder, '.git'), { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : template(content));
  }
  return folder;
}

export function template(sections: object): string {
  return `${JSON.stringify({ ...head, ...sections }, null, 2)}\n`;
}

/** A machine on an unmanaged disk: VM-5 fails for it. */
export const badMachine = {
  resources: [
    {
      type: 'Microsoft.Compute/virtualMachines',
      apiVersion: '2023-09-01',
      name: 'legacy',
      location: 'westeurope',
      properties: {
        storageProfile: {
          osDisk: {
            name: 'os',
            createOption: 'FromImage',
            vhd: { uri: 'https://store.blob.core.windows.net/vhds/os.vhd' },
          },
        },
      },
    },
  ],
};

/** No stack trace, and no word of a fault of our own. */
export function isCivil({ stdout, stderr }: Outcome): boolean {
  return !/^\s+at .*\(?.*:\d+:\d+\)?$/m.test(`${stdout}\n${stderr}`) && !/fault of resilint/.test(stderr);
}
