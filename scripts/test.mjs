// Runs every check and every test, and ends with one line that counts them. A check counts like a test.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** Each folder of scripts that generates something says with `--check` whether what it wrote is stale. */
const generators = readdirSync(path.join(root, 'scripts'))
  .map((folder) => `scripts/${folder}/generate.ts`)
  .filter((file) => existsSync(path.join(root, file)));

/** The tests use what the bundle wrote. */
const checks = [
  ['bundle', ['--import', 'tsx', 'scripts/bundle.ts']],
  ['format, lint and import directions', ['node_modules/@biomejs/biome/bin/biome', 'check', '.']],
  ['types', ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.json']],
  ['look-ups by names', ['--import', 'tsx', 'scripts/lookups.ts']],
  ['names with two meanings', ['--import', 'tsx', 'scripts/names.ts']],
  ['unused files, exports and dependencies', ['node_modules/knip/bin/knip.js', '--no-progress']],
  ['ten thousand inputs changed at random', ['--import', 'tsx', 'scripts/fuzz.ts', '--quick']],
  ...generators.map((file) => [`${file} --check`, ['--import', 'tsx', file, '--check']]),
];

function run(args) {
  return spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0;
}

/** Counts from vitest's own report. A file that does not load, or no report at all, is a failure too. */
function runTests() {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-test-'));
  const file = path.join(folder, 'report.json');
  try {
    const ok = run([
      'node_modules/vitest/vitest.mjs',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
    ]);
    return existsSync(file) ? count(JSON.parse(readFileSync(file, 'utf8')), ok) : { passed: 0, failed: 1, skipped: 0 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(report, ok) {
  const brokenFiles = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = report.numFailedTests + brokenFiles;
  return {
    passed: report.numPassedTests,
    failed: ok || failed > 0 ? failed : 1,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const failedChecks = [];
for (const [name, args] of checks) {
  console.log(`\n> ${name}`);
  if (!run(args)) failedChecks.push(name);
}
console.log('\n> tests');
const tests = runTests();

if (tests.skipped > 0) console.log(`skipped tests: ${tests.skipped}`);
for (const name of failedChecks) console.log(`check failed: ${name}`);
const passed = tests.passed + checks.length - failedChecks.length;
const failed = tests.failed + failedChecks.length;
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
