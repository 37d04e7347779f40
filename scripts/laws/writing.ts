import { readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { LintOptions } from '../../src/lint/options.ts';
import { openWorkspace } from '../../src/source/workspace.ts';
import { openReferences } from '../../src/workspace/find/references.ts';
import type { Random } from '../fuzz/random.ts';
import { plainOptions } from '../plain-options.ts';
import { bicepChanges } from './bicep.ts';
import { jsonChanges } from './json.ts';
import { broken, counterexample, originalOf } from './said.ts';
import type { Tally } from './tally.ts';

/** A template that takes longer is told: five seconds of the processor's time. */
const slowest = 5_000;

/** Whether what is said of templates stays the same, however they are written. */
export async function checkWriting(root: string, pattern: RegExp, random: Random, tally: Tally): Promise<void> {
  const { usersOf } = openReferences(openWorkspace(root));
  const files = templatesBelow(root, root).filter((file) => pattern.test(file));
  for (const file of random.shuffled(files)) {
    if (tally.isOver()) return;
    tally.file(files.length);
    await checkFile(root, file, usersOf(file).length > 0, random, tally);
  }
}

async function checkFile(root: string, file: string, isUsed: boolean, random: Random, tally: Tally): Promise<void> {
  const started = process.cpuUsage();
  const original = await originalOf(optionsIn(root), root, file);
  const { user, system } = process.cpuUsage(started);
  if ((user + system) / 1000 > slowest) tally.slow(file, (user + system) / 1000);
  if (original === undefined) return;
  const { diagnostics, files: linted } = original.result;
  for (const { code, message } of diagnostics) if (code === 'internal-error') tally.broken(file, 'linted', [message]);
  if (!linted.some(({ status }) => status === 'linted')) return;
  const isKnown = isUsed || linted.some(({ parameterSets }) => parameterSets.length > 0);
  for (const change of file.endsWith('.bicep') ? bicepChanges : jsonChanges) {
    // The names in other files would have to change too.
    if (change.isOutward && isKnown) continue;
    const seed = random.below(2 ** 31);
    const lines = await broken(original, change, seed);
    if (lines === undefined) continue;
    tally.change();
    if (lines.length === 0) continue;
    const shown = (await counterexample(original, change, seed, lines)).split('\n');
    tally.broken(file, change.name, [...lines.slice(0, 12), ...shown.slice(0, 60).map((line) => `| ${line}`)]);
  }
}

function optionsIn(cwd: string): LintOptions {
  return {
    ...plainOptions,
    cwd,
    config: false,
    ignoreUnknown: true,
    baseline: false,
  };
}

function templatesBelow(root: string, start: string): string[] {
  return readdirSync(start, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(start, entry.name);
    if (entry.isDirectory()) return ['.git', 'node_modules'].includes(entry.name) ? [] : templatesBelow(root, file);
    return /\.(bicep|jsonc?)$/i.test(entry.name) && statSync(file).size < 1_000_000
      ? [path.relative(root, file).replaceAll(path.sep, '/')]
      : [];
  });
}
