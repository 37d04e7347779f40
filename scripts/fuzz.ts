/**
 * Lints texts that were changed at random and holds what comes of them against what must always hold: nothing crashes or
 * takes more than 5 s of a processor or 500 MB, places lie within the files, two runs agree, every format can be written and holds
 * nothing that a terminal obeys, and an edit that is offered, made alone, mends its finding and nothing else.
 *
 *     npm run fuzz -- [DIR] [--minutes N | --inputs N] [--seed S] [--quick] [--replay NUMBER] [--out FOLDER]
 *                     [--processes N]
 *
 * DIR: a checkout whose templates are changed (default: the samples, tests and pages of this repository). The same seed
 * gives the same inputs. A fault is printed once, with the smallest input found that shows it, which is also written
 * below FOLDER (default: fuzz-faults). `--quick`: what `npm test` runs. Ends with 1 where there is a fault.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { Fault } from './fuzz/check.ts';
import { minimize } from './fuzz/minimize.ts';
import { planOf } from './fuzz/plan.ts';
import { openTester, type Tester } from './fuzz/tester.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string' },
    inputs: { type: 'string' },
    seed: { type: 'string', default: '1' },
    replay: { type: 'string' },
    out: { type: 'string', default: 'fuzz-faults' },
    processes: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const [folder] = positionals;
const root = path.resolve(import.meta.dirname, '..');
const work = {
  root,
  folder: folder === undefined ? undefined : path.resolve(folder),
  seed: Number(values.seed),
  quick: values.quick,
};
const plan = planOf(work);
const first = values.replay === undefined ? 0 : Number(values.replay);
const last = values.replay === undefined ? lastOf(values.inputs, values.minutes) : first + 1;
const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : Date.now() + Number(values.minutes) * 60_000;

/** The first input of each fault. */
const buckets = new Map<string, { readonly number: number; readonly fault: Fault; count: number }>();
let next = first;

const started = Date.now();
await Promise.all(
  Array.from({ length: Math.min(Number(values.processes ?? availableParallelism()), last - first) }, run),
);
const seconds = Math.round((Date.now() - started) / 1000);
const smaller = openTester(work);
for (const [bucket, { number, fault, count }] of buckets) await tell(bucket, number, fault, count, smaller);
await smaller.close();
console.log(`${next - first} inputs of ${plan.seeds} seeds in ${seconds} s, seed ${work.seed}: ${buckets.size} faults`);
process.exitCode = buckets.size === 0 ? 0 : 1;

function lastOf(inputs: string | undefined, minutes: string | undefined): number {
  return inputs === undefined && minutes !== undefined ? Number.POSITIVE_INFINITY : Number(inputs ?? 10_000);
}

async function run(): Promise<void> {
  const tester = openTester(work);
  while (next < last && Date.now() < until) {
    const number = next;
    next += 1;
    for (const fault of await tester.ask({ number })) {
      const known = buckets.get(fault.bucket);
      if (known) known.count += 1;
      else {
        buckets.set(fault.bucket, { number, fault, count: 1 });
        console.log(`input ${number}: ${fault.bucket}`);
      }
    }
  }
  await tester.close();
}

/** Prints a fault with an input that shows it, made as small as a few hundred tries can. */
async function tell(bucket: string, number: number, fault: Fault, count: number, tester: Tester): Promise<void> {
  const { input } = plan.trial(number);
  const files = await minimize(
    input.files,
    async (some) => (await tester.ask({ files: [...some] })).some((each) => each.bucket === bucket),
    bucket.startsWith('too ') ? 40 : 400,
  );
  console.log(
    `\n${bucket}\n  ${count} times, first by --seed ${work.seed}${work.quick ? ' --quick' : ''} --replay ${number} (${input.seed})`,
  );
  console.log(`  ${fault.detail.split('\n').slice(0, 6).join('\n  ')}`);
  for (const [name, text] of files) {
    const file = path.join(values.out, String(number), name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`  ${file}: ${text.length} characters`);
    if (text.length < 400) console.log(text.replace(/^/gm, '    '));
  }
}
