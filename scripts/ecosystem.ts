/**
 * Compares what resilint makes of .bicep files with what it makes of the templates compiled from them: the resources,
 * the outputs, the diagnostics, and what every shipped policy says of every resource.
 *
 *     npm run ecosystem -- DIR [--details[=COUNT]] [--only=PATTERN] [--skip=PATTERN]
 *
 * DIR is a checkout that holds both (`main.bicep` beside `main.json`), e.g. of Azure/bicep-registry-modules or of
 * Azure/bicep's samples. Modules of registries are taken from the compiled twin, where the compiler put them. Twins of
 * another version of their source are left out, with what shows it.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Difference } from './ecosystem/compare.ts';
import { openBench } from './ecosystem/findings.ts';
import { type Compared, comparePair } from './ecosystem/pair.ts';
import { type Pair, pairsIn } from './ecosystem/pairs.ts';
import { snapshotsIn } from './ecosystem/snapshots.ts';

const folder = process.argv[2];
const option = (name: string): string | undefined => {
  const found = process.argv.find((each) => each === `--${name}` || each.startsWith(`--${name}=`));
  return found?.slice(name.length + 3);
};

if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run ecosystem -- DIR [--details[=COUNT]] [--only=PATTERN] [--skip=PATTERN]');
  process.exit(2);
}
await run(path.resolve(folder));
runSnapshots(path.resolve(folder));

function pattern(name: string): RegExp | undefined {
  const text = option(name);
  return text === undefined ? undefined : new RegExp(text);
}

async function run(root: string): Promise<void> {
  const bench = await openBench();
  const [only, skip] = [pattern('only'), pattern('skip')];
  const pairs = pairsIn(root).filter(({ bicep }) => (only?.test(bicep) ?? true) && !(skip?.test(bicep) ?? false));
  const counts = { equal: 0, different: 0, stale: 0, unread: 0 };
  const classes = new Map<string, number>();
  const equal = new Set<string>();
  const different: Pair[] = [];
  for (const pair of pairs) {
    const compared = comparePair(root, pair, bench);
    counts[compared.kind] += 1;
    print(pair, compared);
    if (compared.kind === 'equal') equal.add(pair.bicep);
    if (compared.kind !== 'different') continue;
    different.push(pair);
    for (const name of classesOf(compared.differences)) classes.set(name, (classes.get(name) ?? 0) + 1);
  }
  const compared = counts.equal + counts.different;
  const share = compared === 0 ? 0 : (counts.equal / compared) * 100;
  console.log(`${compared} pairs compared, ${counts.equal} equal (${share.toFixed(1)} %)`);
  for (const [name, count] of classes) console.log(`  ${count} differ: ${name}`);
  const symbolic = different.filter(({ bicep }) => equal.has(bicep)).length;
  if (symbolic > 0) console.log(`  ${symbolic} of these equal the other compiled form, with symbolic names`);
  if (counts.stale > 0) console.log(`  ${counts.stale} left out: compiled from another version of their source`);
  if (counts.unread > 0) console.log(`  ${counts.unread} left out: no template, or no well-formed source`);
}

/** An error that the compiled template alone has explains what else differs. */
function classesOf(differences: readonly Difference[]): ReadonlySet<string> {
  const broken = differences.some(({ kind, bicep }) => kind === 'diagnostic' && bicep === '');
  return broken ? new Set(['the compiled template has an error']) : new Set(differences.map(({ kind }) => kind));
}

function runSnapshots(root: string): void {
  const snapshots = snapshotsIn(root);
  if (snapshots.length === 0) return;
  for (const { file, differences } of snapshots)
    for (const difference of differences) console.log(`${file}: ${difference}`);
  const equal = snapshots.filter(({ differences }) => differences.length === 0).length;
  console.log(`${snapshots.length} snapshots of Azure's engine, all predicted resources equal in ${equal}`);
}

function print({ compiled }: Pair, compared: Compared): void {
  const details = option('details');
  if (details === undefined || compared.kind === 'equal') return;
  if (compared.kind === 'stale') console.log(`${compiled}: left out, ${compared.evidence}`);
  else if (compared.kind === 'unread') console.log(`left out: ${compared.reason}`);
  else {
    console.log(`${compiled}: ${compared.differences.length}`);
    for (const each of compared.differences.slice(0, Number(details) || 5)) printDifference(each);
  }
}

function printDifference({ kind, where, bicep, compiled }: Difference): void {
  console.log(`  ${kind} ${cut(where)}`);
  if (bicep !== compiled) console.log(`    bicep:    ${cut(bicep)}\n    compiled: ${cut(compiled)}`);
}

function cut(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300)}…`;
}
