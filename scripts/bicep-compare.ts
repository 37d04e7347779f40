/**
 * Compares resilint with the real compiler, where there is one on the PATH: what `bicep build` makes of every .bicep of a
 * folder, and what `bicep snapshot` predicts for every .bicepparam. Works on a copy; says so and ends well without it.
 *
 *     npx tsx scripts/bicep-compare.ts DIR [--only=PATTERN]
 */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Bench, openBench } from './ecosystem/findings.ts';
import { comparePair } from './ecosystem/pair.ts';
import { isDump } from './ecosystem/pairs.ts';
import { snapshotsIn } from './ecosystem/snapshots.ts';

const [folder, ...options] = process.argv.slice(2);
const only = options.find((each) => each.startsWith('--only='))?.slice('--only='.length);

if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npx tsx scripts/bicep-compare.ts DIR [--only=PATTERN]');
  process.exit(2);
}
const version = bicep(['--version'], process.cwd());
if (version === undefined) {
  console.log('skipped: there is no bicep on the PATH');
  process.exit(0);
}
console.log(version.trim());
const copy = mkdtempSync(path.join(tmpdir(), 'bicep-compare-'));
try {
  cpSync(folder, copy, { recursive: true, filter: (file) => !/[\\/](\.git|node_modules)([\\/]|$)/.test(file) });
  mkdirSync(path.join(copy, '.git'));
  const files = readdirSync(copy, { recursive: true }).map((name) => String(name).replaceAll('\\', '/'));
  const wanted = files.filter((file) => only === undefined || new RegExp(only).test(file)).sort();
  compareBuilds(wanted, await openBench());
  compareSnapshots(wanted);
} finally {
  rmSync(copy, { recursive: true, force: true });
}

/** What bicep prints; `undefined` where it is not there or fails. */
function bicep(args: readonly string[], cwd: string): string | undefined {
  const { status, stdout } = spawnSync('bicep', args, { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return status === 0 ? stdout : undefined;
}

/** Files that the compiler refuses are left out. */
function compareBuilds(files: readonly string[], bench: Bench): void {
  const counts = { equal: 0, different: 0, stale: 0, unread: 0, refused: 0 };
  for (const file of files.filter((each) => each.endsWith('.bicep') && !isDump(each))) {
    const json = bicep(['build', '--stdout', file], copy);
    if (json === undefined) {
      counts.refused += 1;
      continue;
    }
    const compiled = file.replace(/\.bicep$/, '.compiled-for-comparison.json');
    writeFileSync(path.join(copy, compiled), json);
    const compared = comparePair(copy, { bicep: file, compiled }, bench);
    rmSync(path.join(copy, compiled));
    counts[compared.kind] += 1;
    if (compared.kind === 'stale') console.log(`${file}: ${compared.evidence}`);
    if (compared.kind !== 'different') continue;
    for (const { kind, where, ...sides } of compared.differences.slice(0, 5))
      console.log(`${file}: ${kind} ${where}\n  bicep:    ${sides.bicep}\n  compiled: ${sides.compiled}`);
  }
  // What was compiled just now cannot be of another version: that is a difference too.
  const different = counts.different + counts.stale;
  console.log(`build: ${counts.equal} equal, ${different} different, ${counts.refused + counts.unread} not compiled`);
}

function compareSnapshots(files: readonly string[]): void {
  for (const file of files.filter((each) => each.endsWith('.snapshot.json'))) rmSync(path.join(copy, file));
  for (const file of files.filter((each) => each.endsWith('.bicepparam')))
    bicep(['snapshot', file, '--mode', 'overwrite'], copy);
  const snapshots = snapshotsIn(copy);
  for (const { file, differences } of snapshots)
    for (const difference of differences) console.log(`${file}: ${difference}`);
  const equal = snapshots.filter(({ differences }) => differences.length === 0).length;
  console.log(`snapshot: ${equal} of ${snapshots.length} equal`);
}
