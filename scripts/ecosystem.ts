/**
 * Compares what resilint makes of .bicep files with what it makes of the templates compiled from them.
 *
 *     npm run ecosystem -- DIR [--details[=COUNT]] [--only=PATTERN] [--skip=PATTERN]
 *
 * DIR is a checkout that holds both (`main.bicep` beside `main.json`), e.g. of Azure/bicep-registry-modules or of
 * Azure/bicep's samples. Modules of registries are taken from the compiled twin, where the compiler put them.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSession, type Session } from '../src/lint/session.ts';
import { fillCache } from './ecosystem/cache.ts';
import { compareGraphs, type Difference } from './ecosystem/compare.ts';
import { graphOf } from './ecosystem/graph.ts';
import { type Pair, pairsIn } from './ecosystem/pairs.ts';
import { snapshotsIn } from './ecosystem/snapshots.ts';
import { isStale } from './ecosystem/stale.ts';

const folder = process.argv[2];
const option = (name: string): string | undefined => {
  const found = process.argv.find((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  return found?.slice(name.length + 3);
};

if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run ecosystem -- DIR [--details[=COUNT]] [--only=PATTERN] [--skip=PATTERN]');
  process.exit(2);
}
run(path.resolve(folder));
runSnapshots(path.resolve(folder));

function pattern(name: string): RegExp | undefined {
  const text = option(name);
  return text === undefined ? undefined : new RegExp(text);
}

function run(root: string): void {
  const [only, skip] = [pattern('only'), pattern('skip')];
  const pairs = pairsIn(root).filter(({ bicep }) => (only?.test(bicep) ?? true) && !(skip?.test(bicep) ?? false));
  const details = option('details');
  const counts = { equal: 0, different: 0, stale: 0, unread: 0 };
  for (const pair of pairs) {
    const differences = comparePair(root, pair);
    if (differences === 'stale') counts.stale += 1;
    else if (typeof differences === 'string') counts.unread += 1;
    else counts[differences.length === 0 ? 'equal' : 'different'] += 1;
    if (details === undefined || differences.length === 0) continue;
    printDetails(pair, differences, Number(details) || 5);
  }
  const compared = counts.equal + counts.different;
  const share = compared === 0 ? 0 : (counts.equal / compared) * 100;
  console.log(
    `${compared} pairs compared, ${counts.equal} equal (${share.toFixed(1)} %), ${counts.stale} twins of another version of their source left out, ${counts.unread} not templates`,
  );
}

function runSnapshots(root: string): void {
  const snapshots = snapshotsIn(root);
  if (snapshots.length === 0) return;
  for (const { file, differences } of snapshots)
    for (const difference of differences) console.log(`${file}: ${difference}`);
  const equal = snapshots.filter(({ differences }) => differences.length === 0).length;
  console.log(`${snapshots.length} snapshots of Azure's engine, all predicted resources equal in ${equal}`);
}

function comparePair(root: string, pair: Pair): Difference[] | string {
  const cache = mkdtempSync(path.join(tmpdir(), 'ecosystem-'));
  try {
    const session = openSession({ cwd: root, context: {}, parameters: [], environment: [], moduleCache: cache });
    fillCache(session.workspace, inWorkspace(session, pair), cache);
    return compareIn(session, pair);
  } finally {
    rmSync(cache, { recursive: true });
  }
}

function inWorkspace(session: Session, { bicep, compiled }: Pair): Pair {
  return { bicep: session.pathOf(bicep), compiled: session.pathOf(compiled) };
}

function compareIn(session: Session, { bicep, compiled }: Pair): Difference[] | string {
  const [ours, theirs] = [bicep, compiled].map((file) => graphOf(session, session.pathOf(file)));
  if (typeof theirs === 'string' || theirs === undefined) return `${compiled}: ${theirs}`;
  if (typeof ours === 'string' || ours === undefined) return `${bicep}: ${ours}`;
  const differences = compareGraphs(ours, theirs);
  const [source, twin] = [bicep, compiled].map((file) => session.documents.open(session.pathOf(file)));
  const both = source?.kind === 'template' && twin?.kind === 'template';
  return differences.length > 0 && both && isStale(source.template, twin.template) ? 'stale' : differences;
}

function printDetails(pair: Pair, differences: readonly Difference[] | string, limit: number): void {
  if (typeof differences === 'string') {
    console.log(differences);
    return;
  }
  console.log(`${pair.compiled}: ${differences.length}`);
  for (const each of differences.slice(0, limit)) {
    console.log(`  ${each.kind} ${cut(each.where)}`);
    if (each.bicep !== each.compiled)
      console.log(`    bicep:    ${cut(each.bicep)}\n    compiled: ${cut(each.compiled)}`);
  }
}

function cut(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300)}…`;
}
