import process from 'node:process';
import { type Fixed, fixAll, planFixes } from '../lint/fixes/fixing.ts';
import type { LintOptions } from '../lint/options.ts';
import { countsOf } from '../report/counts.ts';
import { loadDiagnostics, shownPatches } from '../report/index.ts';
import { print, printError } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { plural } from '../report/summary.ts';
import { plainLevel } from '../result/fix-level.ts';
import type { FixLevel, LintResult } from '../result/result.ts';
import type { CheckArguments } from './check-options.ts';
import { exitCode } from './exit-codes.ts';
import { namedLevel } from './fix-level.ts';
import type { Inputs, Stdin } from './inputs.ts';
import { seenFromHere } from './seen.ts';
import { terminalOf } from './terminal.ts';
import { asUsage } from './usage.ts';

/** Edits the files, says how many edits were made and what is left, and gives the run that follows. */
export async function fixFiles(argv: CheckArguments, options: LintOptions): Promise<{ readonly result: LintResult }> {
  const level = namedLevel(argv.fix);
  const fixed = await asUsage(() => fixAll(options, level));
  if (!argv.quiet) printError(lines(fixedLine(fixed, level)));
  const { result, diagnostics } = fixed;
  return { result: { ...result, diagnostics: [...result.diagnostics, ...diagnostics] } };
}

/** Edits the text of standard input, which comes back also where nothing is to be edited. */
export async function fixInput(argv: CheckArguments, options: LintOptions, { name, bytes }: Stdin) {
  const { fixText } = await import('../lint/fixes/fix-text.ts');
  const level = namedLevel(argv.fix);
  const { result, made, bytes: edited } = await asUsage(() => fixText(options, name, level));
  if (!argv.quiet) printError(lines(fixedLine({ result, made, files: 1, elsewhere: 0 }, level)));
  return { result, text: edited ?? bytes };
}

function fixedLine({ result, made, files, elsewhere }: Omit<Fixed, 'diagnostics'>, level?: FixLevel): string {
  const left = leftOut(result, level);
  return [
    made === 0 ? 'no fixes made' : `${plural(made, 'fix', 'fixes')} made in ${plural(files, 'file')}`,
    ...(left > 0 ? [`${left} more with --fix=all`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} in files that were not named`] : []),
  ].join('; ');
}

/** How many findings have a fix that is not made up to this class, but would be by `--fix=all`. */
function leftOut(result: LintResult, level: FixLevel = plainLevel(result)): number {
  return countsOf({ ...result, fixLevel: level }).fixableMore;
}

function diffLine({ result, made, files }: Pick<Fixed, 'result' | 'made' | 'files'>, level?: FixLevel): string {
  const left = leftOut(result, level);
  const elsewhere = countsOf(result).fixableElsewhere;
  const classes = (level ?? plainLevel(result)) === 'safe' ? 'safe' : 'safe or in-place';
  const none = left > 0 ? `no ${classes} fixes` : 'no fixes';
  return [
    made > 0 ? `${plural(made, 'fix', 'fixes')} in ${plural(files, 'file')}` : none,
    ...(left > 0 ? [`${left}${made > 0 ? ' more' : ''} with --diff=all`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} in files that were not named`] : []),
  ].join('; ');
}

/** What `--fix` would write in the end, as a patch. 1 when there is something to show. */
export async function showDiff(argv: CheckArguments, { options }: Inputs): Promise<number> {
  const level = namedLevel(argv.diff);
  const { before, result, files, made } = await asUsage(() => planFixes(options, level));
  if (before.diagnostics.length > 0) printError((await loadDiagnostics())(seenFromHere(before), {}));
  const patches = files.map(({ source, text }) => ({
    file: source.path,
    bom: source.bom,
    before: { text: source.text, shown: before.text(source.path) ?? '' },
    after: { text, shown: result.text(source.path) ?? '' },
  }));
  print(await shownPatches(patches, terminalOf(process.stdout, argv.color)));
  if (!argv.quiet) printError(lines(diffLine({ result, made: made.length, files: files.length }, level)));
  return patches.length === 0 ? exitCode.clean : exitCode.findings;
}
