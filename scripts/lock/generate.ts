/**
 * Completes package-lock.json with the optional packages of other platforms, and every package with its checksum;
 * `--check` says what is missing, and asks nobody.
 *
 *   node --import tsx scripts/lock/generate.ts [--check]
 *
 * npm leaves out what a registry mirror does not have, and from version 11 on `npm ci` refuses such a lock file.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { specifierOf, tied, unverified } from './integrity.ts';
import { missingPackages, type Package, type Packages } from './platforms.ts';

interface LockFile {
  packages: Packages;
}

/** As the registry that npm is set up with says it. */
function integrityOf(specifier: string): string | undefined {
  const args = ['view', specifier, 'dist.integrity'];
  const { stdout } = spawnSync('npm', args, { encoding: 'utf8', shell: process.platform === 'win32' });
  return stdout.trim() || undefined;
}

function verified(path: string, entry: Package): Package {
  const { version, resolved: _, ...rest } = entry;
  const integrity = integrityOf(specifierOf(path, entry));
  return { ...(version && { version }), ...(integrity && { integrity }), ...rest };
}

function complete(packages: Packages): Packages {
  const all: Record<string, Package> = { ...packages, ...missingPackages(packages) };
  for (const path of new Set([...unverified(all), ...tied(all)])) all[path] = verified(path, all[path] ?? {});
  return Object.fromEntries(Object.entries(all).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function faultsOf(packages: Packages): string[] {
  return [
    ...Object.keys(missingPackages(packages)).map((path) => `lacks ${path}`),
    ...unverified(packages).map((path) => `has no integrity for ${path}`),
    ...tied(packages).map((path) => `ties ${path} to a registry`),
  ];
}

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
if (!process.argv.includes('--check')) {
  lock.packages = complete(lock.packages);
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
const faults = faultsOf(lock.packages);
for (const fault of faults) console.error(`package-lock.json ${fault}`);
if (faults.length > 0) console.error('Mend it with: node --import tsx scripts/lock/generate.ts');
process.exitCode = faults.length > 0 ? 1 : 0;
