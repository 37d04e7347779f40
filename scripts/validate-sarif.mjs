// Checks SARIF logs with Microsoft's validator and its rules for GitHub: node scripts/validate-sarif.mjs FILE...
// The validator is no dependency: npm fetches it once into node_modules/.cache. Where that is impossible (no network,
// no build for this machine) the script says that it skips, and ends with 0, or with 2 under --require.
// Errors and warnings end with 1; notes are counted, and those that are not explained below are printed.
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const version = '5.7.0';
const packages = { 'linux-x64': 'linux', 'darwin-x64': 'darwin', 'darwin-arm64': 'darwin', 'win32-x64': 'win32' };

/** Notes that are no fault of a log, and why. */
const explained = {
  SARIF2002: 'messages are whole sentences, as GitHub shows no others (its own rule wants text)',
  SARIF2003: 'provenance is there only where the run knows its repository',
  SARIF2006: 'the address could not be fetched from the machine that ran the check',
  SARIF2009: 'unreadable-template says what it is; no number would',
  SARIF2011: 'code scanning and VS Code show the file itself; a region of context would double the log',
  SARIF2013: 'the log does not carry the files: they may be large, and they are beside it in the repository',
};

const root = fileURLToPath(new URL('..', import.meta.url));
const args = process.argv.slice(2);
const files = args.filter((argument) => !argument.startsWith('--'));
if (files.length === 0) stop(2, 'usage: node scripts/validate-sarif.mjs [--require] FILE...');
const missing = files.filter((file) => !existsSync(file));
if (missing.length > 0) stop(2, `there is no file ${missing.join(', ')}`);
const validator = fetchValidator();
const results = files.flatMap((file) => validate(validator, file));
report(results);

function stop(code, message) {
  console.log(message);
  process.exit(code);
}

function skip(reason) {
  stop(args.includes('--require') ? 2 : 0, `skipped: ${reason}`);
}

/** The path of the validator's program. */
function fetchValidator() {
  const platform = packages[`${process.platform}-${process.arch}`];
  if (platform === undefined) skip(`there is no SARIF validator for ${process.platform} on ${process.arch}`);
  const name = `@microsoft/sarif-multitool-${platform}`;
  const cache = path.join(root, 'node_modules', '.cache', `sarif-multitool-${version}`);
  const program = path.join(cache, 'node_modules', name, `Sarif.Multitool${platform === 'win32' ? '.exe' : ''}`);
  if (!existsSync(program)) {
    mkdirSync(cache, { recursive: true });
    const npm = [
      'install',
      '--no-save',
      '--ignore-scripts',
      '--no-audit',
      '--no-fund',
      '--prefix',
      cache,
      `${name}@${version}`,
    ];
    const { status } = spawnSync('npm', npm, { stdio: 'ignore', shell: process.platform === 'win32' });
    if (status !== 0 || !existsSync(program)) skip(`npm could not fetch ${name}@${version}`);
  }
  if (platform !== 'win32') chmodSync(program, 0o755);
  return program;
}

/** What the validator says of one log. One run a file: its limits are those of an upload. */
function validate(program, file) {
  const folder = mkdtempSync(path.join(tmpdir(), 'resilint-sarif-'));
  const output = path.join(folder, 'validation.sarif');
  try {
    const { status, error } = spawnSync(
      program,
      [
        'validate',
        file,
        '--rule-kind',
        'Sarif;Ghas',
        '--level',
        'Error;Warning;Note',
        '--kind',
        'Fail',
        '--output',
        output,
        '--quiet',
      ],
      { stdio: 'ignore', env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' } },
    );
    if (error) skip(`the SARIF validator does not start here: ${error.message}`);
    if (!existsSync(output)) stop(1, `${file}: the validator wrote nothing (it ended with ${status})`);
    return readResults(JSON.parse(readFileSync(output, 'utf8')), file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function readResults(log, file) {
  const [run] = log.runs;
  const failures = (run.invocations ?? []).flatMap((one) => one.toolExecutionNotifications ?? []);
  const broken = failures.filter(({ level }) => level === 'error');
  if (broken.length > 0) stop(1, `${file}: ${broken.map(({ message }) => message.text).join('\n')}`);
  return (run.results ?? []).map((result) => {
    const rule = run.tool.driver.rules[result.ruleIndex];
    const level = result.level ?? rule.defaultConfiguration?.level ?? 'warning';
    return { file, level, rule: rule.id, text: messageText(result, rule) };
  });
}

function messageText({ message }, rule) {
  const template = message.text ?? rule.messageStrings?.[message.id]?.text ?? '';
  return template.replace(/\{(\d+)\}/g, (placeholder, index) => message.arguments?.[Number(index)] ?? placeholder);
}

function report(found) {
  const faults = found.filter(({ level }) => level === 'error' || level === 'warning');
  const notes = found.filter(({ level }) => level === 'note');
  const unexplained = notes.filter(({ rule }) => explained[rule] === undefined);
  for (const { file, level, rule, text } of [...faults, ...unexplained])
    console.log(`${file}: ${level} ${rule}: ${text}`);
  for (const [rule, why] of Object.entries(explained)) {
    const count = notes.filter((note) => note.rule === rule).length;
    if (count > 0) console.log(`${count} notes ${rule}: ${why}`);
  }
  const of = (level) => found.filter((one) => one.level === level).length;
  console.log(
    `${files.length} logs: ${of('error')} errors, ${of('warning')} warnings, ${unexplained.length} unexplained notes`,
  );
  process.exit(faults.length > 0 ? 1 : 0);
}
