// Measures the built command line: npm run bench -- DIR (a checkout with templates, e.g. of Azure/bicep-registry-modules).
// Everything is a ratio of two whole processes on this machine, taken in turn; medians are printed.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';

const cli = path.resolve('dist/cli.js');
const [folder] = process.argv.slice(2);
const scratch = mkdtempSync(path.join(tmpdir(), 'resilint-bench-'));

function time(args, cwd = scratch) {
  const start = process.hrtime.bigint();
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, encoding: 'utf8', maxBuffer: 1 << 30 });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status === null || status > 3)
    throw new Error(`node ${args.join(' ')} ended with ${status}: ${stderr.slice(0, 500)}`);
  return milliseconds;
}

/** Medians of two commands taken in turn, after one run of each to warm up. */
function compare(first, second, runs) {
  const times = [[], []];
  for (let run = 0; run <= runs; run += 1) {
    const pair = [first(), second()];
    if (run > 0) for (const [index, value] of pair.entries()) times[index].push(value);
  }
  const [a, b] = times.map((values) => values.sort((x, y) => x - y)[values.length >> 1]);
  return { a, b, ratio: a / b };
}

function report(name, { a, b, ratio }, aim) {
  console.log(`${name}: ${a.toFixed(0)} ms / ${b.toFixed(0)} ms = ${ratio.toFixed(2)} (aim: under ${aim})`);
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

if (folder) {
  const root = path.resolve(folder);
  const files = readdirSync(root, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('main.json'))
    .map((name) => path.join(root, name));
  const bytes = files.reduce((sum, file) => sum + readFileSync(file).length, 0);
  const list = path.join(scratch, 'files.json');
  writeFileSync(list, JSON.stringify(files));
  console.log(`${files.length} templates, ${(bytes / 1e6).toFixed(1)} MB`);
  const parse = `for (const f of JSON.parse(require('fs').readFileSync(${JSON.stringify(list)}, 'utf8'))) JSON.parse(require('fs').readFileSync(f, 'utf8'))`;
  report(
    'whole corpus / JSON.parse of the same bytes',
    compare(
      () => time([cli, 'check', '**/main.json', '--fail-on', 'never', '--format', 'json'], root),
      () => time(['-e', parse]),
      3,
    ),
    6,
  );
}
if (folder) reportBicep(path.resolve(folder));
rmSync(scratch, { recursive: true });

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
