// Packs the package and checks the tarball with publint and "are the types wrong?".
// They are no dependencies: npm fetches them once into node_modules/.cache. Where that is impossible the script says
// that it skips, and ends with 0, or with 2 under --require.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const tools = { publint: '0.3.25', '@arethetypeswrong/cli': '0.18.5' };
const cache = path.join(root, 'node_modules', '.cache', 'package-checks');
const bin = (name) => path.join(cache, 'node_modules', name);
const npm = (args, options) =>
  spawnSync('npm', args, { shell: process.platform === 'win32', encoding: 'utf8', ...options });

function skip(reason) {
  console.log(`skipped: ${reason}`);
  process.exit(process.argv.includes('--require') ? 2 : 0);
}

if (!Object.keys(tools).every((name) => existsSync(bin(name)))) {
  mkdirSync(cache, { recursive: true });
  const packages = Object.entries(tools).map(([name, version]) => `${name}@${version}`);
  const { status } = npm(['install', '--no-save', '--ignore-scripts', '--prefix', cache, ...packages], {
    stdio: 'ignore',
  });
  if (status !== 0) skip(`npm could not fetch ${packages.join(' and ')}`);
}

const folder = mkdtempSync(path.join(tmpdir(), 'resilint-package-'));
try {
  const packed = npm(['pack', '--ignore-scripts', '--pack-destination', folder], { cwd: root });
  if (packed.status !== 0) throw new Error(packed.stderr);
  const tarball = path.join(folder, readdirSync(folder)[0] ?? '');
  const checks = [
    [path.join(bin('publint'), 'src', 'cli.js'), 'run', tarball, '--strict'],
    [path.join(bin('@arethetypeswrong/cli'), 'dist', 'index.js'), tarball, '--profile', 'node16'],
  ];
  for (const args of checks)
    if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
