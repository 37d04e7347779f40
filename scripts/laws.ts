/**
 * Writes templates otherwise in ways that change nothing of what is deployed, and holds what resilint says of both
 * against each other: JSON indented otherwise, members and resources in another order, names changed, literals moved into
 * variables and defaults; in Bicep comments, blank lines, line ends, names, order, literals. And: a run over all files
 * says of each what a run over it alone says.
 *
 *     npm run laws -- DIR [--minutes N] [--seed S] [--only PATTERN]
 *
 * DIR is a checkout with templates, or holds several. Prints each difference, with the file and the change. Ends with 1 where there is one.
 */
import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { LintOptions } from '../src/lint/options.ts';
import { randomOf } from './fuzz/random.ts';
import { bicepChanges } from './laws/bicep.ts';
import { jsonChanges } from './laws/json.ts';
import { broken, originalOf } from './laws/said.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string' }, seed: { type: 'string', default: '1' }, only: { type: 'string' } },
});
const [folder] = positionals;
if (folder === undefined) {
  console.error('Usage: npm run laws -- DIR [--minutes N] [--seed S] [--only PATTERN]');
  process.exit(2);
}
const root = path.resolve(folder);
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;
const options: LintOptions = {
  toolVersion: '0',
  cwd: root,
  paths: [],
  parameters: [],
  environment: [],
  context: {},
  select: [],
  ignore: [],
  config: false,
  policies: [],
  documented: false,
  ignoreUnknown: true,
  baseline: false,
};

/** A template that takes longer is told: five seconds of the processor's time. */
const slowest = 5_000;
const random = randomOf(Number(values.seed));
const pattern = new RegExp(values.only ?? '');
const files = shuffled(templatesBelow(root)).filter((file) => pattern.test(file));
const counts = { files: 0, changes: 0, broken: 0, slow: 0 };
for (const file of files) {
  if (Date.now() > until) break;
  counts.files += 1;
  await checkFile(file);
}
console.log(
  `${counts.files} of ${files.length} files, ${counts.changes} changes: ${counts.broken} broken, ${counts.slow} over 5 s (seed ${values.seed})`,
);
process.exitCode = counts.broken + counts.slow === 0 ? 0 : 1;

async function checkFile(file: string): Promise<void> {
  const started = process.cpuUsage();
  const original = await originalOf(options, root, file);
  const { user, system } = process.cpuUsage(started);
  if ((user + system) / 1000 > slowest) {
    counts.slow += 1;
    console.log(`${file}: ${Math.round((user + system) / 1e6)} s`);
  }
  if (original === undefined) return;
  const { diagnostics, files: linted } = original.result;
  for (const { code, message } of diagnostics) if (code === 'internal-error') tell(file, 'linted', [message]);
  if (!linted.some(({ status }) => status === 'linted')) return;
  const hasSets = linted.some(({ parameterSets }) => parameterSets.length > 0);
  for (const change of file.endsWith('.bicep') ? bicepChanges : jsonChanges) {
    // Names in a parameter file would have to change too.
    if (change.suffix !== undefined && hasSets) continue;
    const lines = await broken(original, change, random);
    if (lines === undefined) continue;
    counts.changes += 1;
    if (lines.length > 0) tell(file, change.name, lines);
  }
}

function tell(file: string, change: string, lines: readonly string[]): void {
  counts.broken += 1;
  console.log(`${file}: ${change}`);
  for (const line of lines.slice(0, 12)) console.log(`    ${line}`);
}

function templatesBelow(start: string): string[] {
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(start, entry.name);
    if (entry.isDirectory()) return ['.git', 'node_modules'].includes(entry.name) ? [] : templatesBelow(file);
    return /\.(bicep|jsonc?)$/i.test(entry.name) && statSync(file).size < 1_000_000
      ? [path.relative(root, file).replaceAll(path.sep, '/')]
      : [];
  });
}

/** So that a run of some minutes sees all of a checkout. */
function shuffled(all: readonly string[]): string[] {
  const left = [...all];
  return all.map(() => left.splice(random.below(left.length), 1)[0] ?? '');
}
