import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import type { Fixed } from '../lint/fixing.ts';
import type { LintResult, Severity } from '../lint/result.ts';
import { type LintOptions, lint } from '../lint/run.ts';
import { closest } from '../lint/suggest.ts';
import { countsOf } from '../report/counts.ts';
import { formats, isFormat, loadDiagnostics, loadFormat, type Report } from '../report/index.ts';
import type { CheckArguments } from './arguments.ts';
import { contextOf } from './context.ts';
import { exitCode, UsageError } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint check [paths…]` */
export async function check(argv: CheckArguments, version: string): Promise<number> {
  if (argv['update-baseline'] && (argv.fix || argv.diff))
    throw new UsageError('--update-baseline goes with neither --fix nor --diff: mend first, then write what is left');
  const reports = argv.report.map(parseReport);
  if (new Set(reports.map(({ file }) => file)).size < reports.length)
    throw new UsageError('two reports go to one file; give each a file of its own');
  const render = await formatNamed(argv.format);
  const renderers = await Promise.all(
    reports.map(async ({ format, file }) => ({ file, render: await formatNamed(format) })),
  );
  if (argv.diff && !argv.fix) return showDiff(argv, version);
  const result = argv.fix ? await fixOrExplain(argv, version) : await lintOrExplain(argv, version);
  const color = argv.color ?? (process.stdout.isTTY === true && !process.env.NO_COLOR);
  const options = {
    showUnknown: argv['show-unknown'] || argv['show-pass'],
    showPass: argv['show-pass'],
    showSuppressed: argv['show-suppressed'],
    ...(argv.category !== undefined && { category: argv.category }),
  };
  process.stdout.write(render(result, { ...options, color }));
  if (result.diagnostics.length > 0) process.stderr.write((await loadDiagnostics())(result, options));
  for (const { file, render: write } of renderers) writeReport(file, write(result, { ...options, color: false }));
  return codeOf(result, argv['fail-on'], argv['ignore-unknown']);
}

function formatNamed(name: string): Promise<Report> {
  if (isFormat(name)) return loadFormat(name);
  const hint = closest(name, formats);
  throw new UsageError(
    `there is no format '${name}'${hint ? `; did you mean '${hint}'?` : ''} (${formats.join(', ')})`,
  );
}

function optionsOf(argv: CheckArguments, toolVersion: string): LintOptions {
  return {
    toolVersion,
    cwd: process.cwd(),
    paths: argv.paths,
    parameters: argv.parameters,
    environment: argv.env,
    context: contextOf(argv),
    packs: argv.packs,
    select: argv.select,
    ignore: argv.ignore,
    whole: argv.whole,
    policies: argv.policies,
    documented: [argv.format, ...argv.report].some((format) => format.startsWith('sarif')),
    ignoreUnknown: argv['ignore-unknown'],
    config: argv.config as string | false | undefined,
    forceExclude: argv['force-exclude'],
    suppressions: argv.suppressions,
    baseline: argv.baseline as string | false | undefined,
    updateBaseline: argv['update-baseline'],
  };
}

function lintOrExplain(argv: CheckArguments, version: string): Promise<LintResult> {
  return asUsage(() => lint(optionsOf(argv, version)));
}

/** Edits the files, says how many edits were made and what is left, and gives the run that follows. */
async function fixOrExplain(argv: CheckArguments, version: string): Promise<LintResult> {
  if (argv.diff) throw new UsageError('--fix writes and --diff does not: choose one');
  const { fixAll } = await import('../lint/fixing.ts');
  const fixed = await asUsage(() => fixAll(optionsOf(argv, version), argv['unsafe-fixes']));
  process.stderr.write(`${fixedLine(fixed, argv['unsafe-fixes'])}\n`);
  const { result, diagnostics } = fixed;
  return { ...result, diagnostics: [...result.diagnostics, ...diagnostics] };
}

function fixedLine({ result, made, files, elsewhere }: Fixed, unsafe: boolean): string {
  const count = (number: number, noun: string, many = `${noun}s`) => `${number} ${number === 1 ? noun : many}`;
  const left = unsafe ? 0 : countsOf(result).fixableUnsafe;
  return [
    made === 0 ? 'no fixes made' : `${count(made, 'fix', 'fixes')} made in ${count(files, 'file')}`,
    ...(left > 0 ? [`${left} more with --unsafe-fixes`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} in files that were not named`] : []),
  ].join('; ');
}

/** What `--fix` would write in the end, as a patch. 1 when there is something to show. */
async function showDiff(argv: CheckArguments, version: string): Promise<number> {
  const [{ planFixes }, { patchText }] = await Promise.all([import('../lint/fixing.ts'), import('../report/patch.ts')]);
  const { before, result, files } = await asUsage(() => planFixes(optionsOf(argv, version), argv['unsafe-fixes']));
  if (before.diagnostics.length > 0) process.stderr.write((await loadDiagnostics())(before, {}));
  const patches = files.map(({ source, text }) => ({
    file: source.path,
    bom: source.bom,
    before: { text: source.text, shown: before.text(source.path) ?? '' },
    after: { text, shown: result.text(source.path) ?? '' },
  }));
  process.stdout.write(patchText(patches));
  return patches.length === 0 ? exitCode.clean : exitCode.findings;
}

function parseReport(text: string): { format: string; file: string } {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1)
    throw new UsageError(`'--report ${text}' should be FORMAT=FILE, for example sarif=out.sarif`);
  return { format: text.slice(0, at), file: path.resolve(text.slice(at + 1)) };
}

function writeReport(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new UsageError(
      `the report '${file}' cannot be written: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}

const order: readonly Severity[] = ['low', 'medium', 'high'];

/** Templates that cannot be read count as high. */
function codeOf(result: LintResult, failOn: Severity | 'never', ignoreUnknown: boolean): number {
  if (result.files.length === 0 && result.diagnostics.every(({ severity }) => severity === 'note'))
    return ignoreUnknown ? exitCode.clean : exitCode.nothingToLint;
  if (failOn === 'never') return exitCode.clean;
  const least = order.indexOf(failOn);
  const fails = result.findings.some(
    ({ verdict, severity, suppression }) => verdict === 'fail' && !suppression && order.indexOf(severity) >= least,
  );
  const unreadable =
    result.files.some(({ status }) => status === 'failed') ||
    result.diagnostics.some(({ code }) => code === 'not-found');
  return fails || unreadable ? exitCode.findings : exitCode.clean;
}
