/**
 * Completes package-lock.json with the optional packages of other platforms; `--check` says which are missing.
 *
 *   node --import tsx scripts/lock/generate.ts [--check]
 *
 * npm leaves out what a registry mirror does not have, and from version 11 on `npm ci` refuses such a lock file.
 * A package that npm left out has no checksum here; npm adds it where it can.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { missingPackages, type Packages } from './platforms.ts';

interface LockFile {
  packages: Packages;
}

const file = new URL('../../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8')) as LockFile;
const missing = missingPackages(lock.packages);

if (process.argv.includes('--check')) {
  for (const path of Object.keys(missing)) console.error(`package-lock.json lacks ${path}`);
  if (Object.keys(missing).length > 0) console.error('Mend it with: node --import tsx scripts/lock/generate.ts');
  process.exitCode = Object.keys(missing).length > 0 ? 1 : 0;
} else {
  const all = Object.entries({ ...lock.packages, ...missing });
  lock.packages = Object.fromEntries(all.sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
}
