import path from 'node:path';
import process from 'node:process';
import { crashResult, rendered } from '../lint/crash-result.ts';
import {
  formats,
  isFormat,
  loadDiagnostics,
  openFormat,
  type ReportOptions,
  type ShownFormat,
} from '../report/index.ts';
import { print, printBytes, printError } from '../report/print.ts';
import { hasCrashed } from '../result/outcome.ts';
import type { LintResult } from '../result/result.ts';
import { closest } from '../template/suggest.ts';
import { writeReport } from '../workspace/disk.ts';
import type { CheckArguments } from './check-options.ts';
import { UsageError } from './exit-codes.ts';
import { seenFromHere } from './seen.ts';
import { terminalOf } from './terminal.ts';

/** Where the result of a run goes. */
export interface Outputs {
  /** Whether some output must tell of every file, whatever changed. */
  readonly wantsWhole: boolean;
  /** Whether some output holds the pages of the policies. */
  readonly wantsPages: boolean;
  write(result: LintResult, more: More): Promise<void>;
  /** Reports of a run that ended by a fault of ours before it had any. */
  crashed(version: string, error: unknown): void;
}

interface More {
  /** The same run over every file. */
  readonly whole: LintResult;
  /** The text of standard input after the edits: it is what standard output gets. */
  readonly text: Uint8Array | undefined;
  readonly narrowed: boolean;
  /** That nothing changed, in words. */
  readonly unchanged: string | undefined;
}

interface Target {
  readonly format: ShownFormat;
  /** As given; absent for standard output. */
  readonly file?: string;
}

/** Loads the formats that were asked for. Throws `UsageError` for one that there is not. */
export async function openOutputs(argv: CheckArguments): Promise<Outputs> {
  const targets = await targetsOf(argv);
  limitOf(argv);
  const wantsProvenance = targets.some(({ format }) => format.versionControl);
  const shown = {
    showUnknown: argv['show-unknown'] || argv['show-pass'],
    showPass: argv['show-pass'],
    showSuppressed: argv['show-suppressed'],
    showNotes: argv['show-notes'],
    verbose: argv.verbose,
    quiet: argv.quiet,
    ...(argv.category !== undefined && { category: argv.category }),
  };
  const resultFor = ({ format }: Target, result: LintResult, whole: LintResult): LintResult => {
    if (format.wholeRun) return whole;
    return format.fromHere ? seenFromHere(result) : result;
  };
  let isWritten = false;
  return {
    wantsWhole: targets.some(({ format }) => format.wholeRun),
    wantsPages: targets.some(({ format }) => format.documented),
    async write(result, { whole, text, narrowed, unchanged }) {
      isWritten = true;
      const faults: unknown[] = [];
      const versionControl = wantsProvenance ? await provenance() : undefined;
      const options = { ...shown, versionControl, narrowed, unchanged, toolFailed: hasCrashed(whole) };
      const failures = writeFiles(targets, (target) =>
        rendered(target.format.render, resultFor(target, result, whole), options, faults),
      );
      for (const target of targets) {
        if (target.file !== undefined) continue;
        const to = text ? process.stderr : process.stdout;
        const used = terminalOf(to, argv.color);
        if (text) printBytes(text);
        const report = rendered(
          target.format.render,
          resultFor(target, result, whole),
          { ...options, ...used, ...(target.format.forPeople && { limit: limitOf(argv) }) },
          faults,
        );
        (text ? printError : print)(report);
        if (!target.format.tellsDiagnostics) await tell(result, options, argv);
      }
      if (faults.length > 0) throw faults[0];
      if (failures[0] !== undefined) throw failures[0];
    },
    crashed(version, error) {
      if (isWritten) return;
      const result = crashResult(version, error);
      const options: ReportOptions = { ...shown, toolFailed: true };
      writeFiles(targets, ({ format }) => format.render(result, options));
      for (const { file, format } of targets)
        if (file === undefined && !format.forPeople) print(format.render(result, options));
    },
  };
}

async function targetsOf(argv: CheckArguments): Promise<Target[]> {
  const reports = argv.report.map(parseReport);
  if (new Set(reports.map(({ file }) => path.resolve(file))).size < reports.length)
    throw new UsageError('two reports go to one file; give each a separate file');
  return Promise.all(
    [{ format: argv.format }, ...reports].map(async (report) => ({
      ...report,
      format:
        argv.statistics && !('file' in report) ? await statisticsIn(report.format) : await formatNamed(report.format),
    })),
  );
}

/** Throws `UsageError` for what is no number of findings. */
function limitOf({ limit }: CheckArguments): number | undefined {
  if (limit === undefined || (Number.isSafeInteger(limit) && limit >= 0)) return limit;
  throw new UsageError('--limit is a whole number of findings, for example --limit 20');
}

/** Counts instead of the report, in words or as JSON. */
async function statisticsIn(format: string): Promise<ShownFormat> {
  if (format !== 'stylish' && format !== 'concise' && format !== 'json')
    throw new UsageError(`--statistics goes with the formats stylish, concise and json, not with '${format}'`);
  const { statisticsText } = await import('./statistics.ts');
  return {
    forPeople: format !== 'json',
    fromHere: true,
    render: (result) => statisticsText(result, format === 'json' ? 'json' : 'text'),
  };
}

function formatNamed(name: string): Promise<ShownFormat> {
  if (isFormat(name)) return openFormat(name);
  const hint = closest(name, formats);
  throw new UsageError(
    `there is no format '${name}'${hint ? `; did you mean '${hint}'?` : ''} (${formats.join(', ')})`,
  );
}

function parseReport(text: string): { format: string; file: string } {
  const at = text.indexOf('=');
  if (at <= 0 || at === text.length - 1)
    throw new UsageError(`'--report ${text}' should be FORMAT=FILE, for example sarif=out.sarif`);
  return { format: text.slice(0, at), file: text.slice(at + 1) };
}

/** Files first: a reader of standard output that has seen enough takes nothing from them. */
function writeFiles(targets: readonly Target[], render: (target: Target) => string): UsageError[] {
  const failures: UsageError[] = [];
  for (const target of targets) {
    const failure = target.file === undefined ? undefined : writeReport(process.cwd(), target.file, render(target));
    if (failure !== undefined) failures.push(new UsageError(failure));
  }
  return failures;
}

/** What goes wrong is told beside a report that machines read, too. */
async function tell(result: LintResult, options: ReportOptions, argv: CheckArguments): Promise<void> {
  if (result.diagnostics.length === 0) return;
  const render = await loadDiagnostics();
  printError(render(seenFromHere(result), { ...options, ...terminalOf(process.stderr, argv.color) }));
}

async function provenance(): Promise<ReportOptions['versionControl']> {
  const { provenanceIn } = await import('../workspace/git/provenance.ts');
  return provenanceIn(process.cwd());
}
