// Makes every fix that is offered, alone, and holds what becomes of the template against what was promised:
//
//     npm run soundness -- DIR [--whole] [--details] [PATTERN …]
//
// DIR is a checkout with templates, each of which is linted by itself. Ends with 1 where a fix is not sound.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { lint } from '../src/lint/run.ts';
import { isMade } from '../src/result/fix-level.ts';
import { plainOptions } from './plain-options.ts';
import { brokenLaws, type Run, runOf } from './soundness/laws.ts';

const args = process.argv.slice(2);
const [folder, ...patterns] = args.filter((each) => !each.startsWith('--'));
const [whole, details] = ['--whole', '--details'].map((each) => args.includes(each));
if (folder === undefined || !existsSync(folder)) {
  console.error('Usage: npm run soundness -- DIR [--whole] [--details] [PATTERN …]');
  process.exit(2);
}

interface Row {
  offered: number;
  /** Made by `--fix` alone. */
  plain: number;
  sound: number;
  readonly withheld: Map<string, number>;
}

const rows = new Map<string, Row>();
const options = {
  ...plainOptions,
  cwd: path.resolve(folder),
  select: ['all'],
  whole: whole ?? false,
  config: false,
  ignoreUnknown: true,
  // Each by itself: through its callers a resource would have another id than where its template alone is evaluated.
  roots: true,
} as const;

const { files } = await lint({ ...options, paths: patterns });
let broken = 0;
for (const { path: file, status } of files) if (status === 'linted') await checkRoot(file);
print();
process.exitCode = broken === 0 ? 0 : 1;

async function checkRoot(file: string): Promise<void> {
  const root = path.relative(options.cwd, path.join(rootFolder(), file));
  const before = await runOf({ ...options, paths: [root] }, file);
  for (const finding of before.result.findings.filter(({ verdict }) => verdict === 'fail')) {
    const row = rowOf(finding.policy);
    if (finding.withheld !== undefined)
      row.withheld.set(finding.withheld, (row.withheld.get(finding.withheld) ?? 0) + 1);
    for (const fix of finding.fixes) {
      const problems = await brokenLaws(before, finding, fix);
      row.offered += 1;
      if (isMade(fix, 'in-place')) row.plain += 1;
      if (problems.length === 0) row.sound += 1;
      else broken += 1;
      for (const problem of problems) tell(before, `${finding.policy} '${fix.title}': ${problem}`, finding.location);
    }
  }
}

function tell({ file }: Run, text: string, location: { readonly file: string; readonly startLine: number }): void {
  const where = location.file === file ? '' : `, deployed by ${file}`;
  console.log(`${location.file}:${location.startLine}${where}: ${text}`);
}

function rowOf(policy: string): Row {
  const row = rows.get(policy) ?? { offered: 0, plain: 0, sound: 0, withheld: new Map() };
  rows.set(policy, row);
  return row;
}

function print(): void {
  const sum = (pick: (row: Row) => number) => [...rows.values()].reduce((total, row) => total + pick(row), 0);
  const byNumber = new Intl.Collator('en', { numeric: true }).compare;
  console.log('| policy | offered | sound | not offered |\n|---|---|---|---|');
  for (const [policy, row] of [...rows].sort(([a], [b]) => byNumber(a, b))) {
    const withheld = [...row.withheld.values()].reduce((a, b) => a + b, 0);
    if (row.offered + withheld === 0) continue;
    console.log(`| ${policy} | ${row.offered} | ${share(row.sound, row.offered)} | ${withheld} |`);
    if (!details) continue;
    for (const [reason, count] of row.withheld) console.log(`|  | | | ${count}: ${reason} |`);
  }
  const reasons = new Map<string, number>();
  for (const { withheld } of rows.values())
    for (const [reason, count] of withheld) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  const offered = sum((row) => row.offered);
  console.log(
    `${offered} fixes in ${files.length} files (${sum((row) => row.plain)} of them by --fix alone), ${share(
      sum((row) => row.sound),
      offered,
    )} sound`,
  );
  for (const [reason, count] of [...reasons].sort(([, a], [, b]) => b - a))
    console.log(`not offered: ${count} ${reason}`);
}

function share(part: number, all: number): string {
  return all === 0 ? '-' : `${((part / all) * 100).toFixed(part === all ? 0 : 1)} %`;
}

function rootFolder(): string {
  for (let at = options.cwd; ; at = path.dirname(at))
    if (existsSync(path.join(at, '.git')) || path.dirname(at) === at) return at;
}
