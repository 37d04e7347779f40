// Measures the built command line: node bench/run.mjs DIR… (checkouts with templates, e.g. of Azure/bicep-registry-modules).
// Everything is a ratio of two whole processes on this machine, taken in turn; medians are printed, of the time that
// passed and of the processor's time, which counts all threads and hardly minds what else the machine does.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { shareOf } from './share.mjs';

const cli = path.resolve('dist/cli.js');
const folders = process.argv.slice(2).map((folder) => path.resolve(folder));
const processor = path.resolve('bench/processor.cjs');
const scratch = mkdtempSync(path.join(tmpdir(), 'resilint-bench-'));

function time(args, cwd = scratch) {
  const start = process.hrtime.bigint();
  const stdio = ['ignore', 'pipe', 'pipe', 'pipe'];
  const options = { cwd, encoding: 'utf8', maxBuffer: 1 << 30, stdio };
  const { status, output } = spawnSync(process.execPath, ['--require', processor, ...args], options);
  const passed = Number(process.hrtime.bigint() - start) / 1e6;
  const [, , stderr, spent] = output;
  if (status === null || status > 3)
    throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`);
  return [passed, Number.parseFloat(spent)];
}

/** Medians of two commands taken in turn, after one run of each to warm up: of the time passed, of the processor's. */
function compare(first, second, runs) {
  const times = [];
  for (let run = 0; run <= runs; run += 1) {
    const pair = [first(), second()];
    if (run > 0) times.push(pair);
  }
  return [0, 1].map((clock) => {
    const [a, b] = [0, 1].map((which) => median(times.map((pair) => pair[which][clock])));
    return { a, b, ratio: a / b };
  });
}

function median(values) {
  return values.sort((x, y) => x - y)[values.length >> 1];
}

function report(name, [passed, spent], aim) {
  const text = ({ a, b, ratio }) => `${a.toFixed(0)} ms / ${b.toFixed(0)} ms = ${ratio.toFixed(2)}`;
  console.log(`${name}: ${text(passed)} (aim: under ${aim}); processor ${text(spent)}`);
}

const small = path.join(scratch, 'small.json');
cpSync('test/fixtures/graph/derived-ids.json', small);
mkdirSync(path.join(scratch, '.git'));

report(
  'cold start, one small template / node -e 0',
  compare(
    () => time([cli, 'check', 'small.json', '--fail-on', 'never']),
    () => time(['-e', '0']),
    11,
  ),
  2.5,
);

const many = (count) => {
  const target = path.join(scratch, `copies-${count}`);
  mkdirSync(target);
  for (let index = 0; index < count; index += 1)
    writeFileSync(path.join(target, `t${index}.json`), readFileSync(small));
  return target;
};
const few = many(50);
const lots = many(500);
report(
  '500 templates / 50 templates',
  compare(
    () => time([cli, 'check', lots, '--fail-on', 'never', '--format', 'json']),
    () => time([cli, 'check', few, '--fail-on', 'never', '--format', 'json']),
    3,
  ),
  10,
);

for (const folder of folders) {
  console.log(`\n${path.basename(folder)}`);
  reportCompiled(folder);
  reportPacks(folder);
  reportBicep(folder);
}
rmSync(scratch, { recursive: true });

/** Compiled templates, as published modules have them, against reading the same files and no more. */
function reportCompiled(root) {
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => /(^|[/\\])main\.json$/.test(name))
    .map((name) => path.join(root, name));
  if (files.length === 0) return;
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  const list = path.join(scratch, 'files.json');
  writeFileSync(list, JSON.stringify(files));
  const parse = `for (const f of JSON.parse(require('fs').readFileSync(${JSON.stringify(list)}, 'utf8'))) JSON.parse(require('fs').readFileSync(f, 'utf8'))`;
  const check = [cli, 'check', '**/main.json', '--fail-on', 'never', '--format', 'json'];
  const results = path.join(scratch, 'results');
  const ways = [
    ['one thread', 7, ['--jobs', '1']],
    ['two threads', 5.5, ['--jobs', '2']],
    ['second run with --cache', 2.5, ['--jobs', '1', '--cache-location', results]],
  ];
  for (const [way, aim, more] of ways)
    report(
      `${files.length} compiled templates, ${(bytes / 1e6).toFixed(1)} MB, ${way} / JSON.parse of the same`,
      compare(
        () => time([...check, ...more], root),
        () => time(['-e', parse]),
        3,
      ),
      aim,
    );
}

/** What more policies cost, and the proofs of fixes. */
function reportPacks(root) {
  const check = ['check', '--fail-on', 'never', '--format', 'json'];
  report(
    'all packs / vm alone',
    compare(
      () => time([cli, ...check, '--packs', 'vm,vmss,dr'], root),
      () => time([cli, ...check, '--packs', 'vm'], root),
      3,
    ),
    1.4,
  );
  console.log(`proofs of fixes: ${(shareOf('attemptOf', check, root, scratch) * 100).toFixed(0)} % of the main thread`);
}

/** How fast Bicep is parsed, reading left out: one process, one core. */
function reportBicep(root) {
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => /\.bicep(param)?$/.test(name))
    .map((name) => path.join(root, name));
  if (files.length === 0) return;
  const [list, program] = [path.join(scratch, 'bicep.json'), path.join(scratch, 'bicep-parse.mjs')];
  writeFileSync(list, JSON.stringify(files));
  buildSync({ entryPoints: ['bench/bicep-parse.ts'], outfile: program, bundle: true, platform: 'node', format: 'esm' });
  const { stdout } = spawnSync(process.execPath, [program, list], { encoding: 'utf8' });
  const { megabytes, seconds } = JSON.parse(stdout);
  console.log(
    `Bicep: ${files.length} files, ${megabytes.toFixed(1)} MB parsed in ${(seconds * 1000).toFixed(0)} ms = ${(megabytes / seconds).toFixed(1)} MB/s (aim: over 20)`,
  );
}
