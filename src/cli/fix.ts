import { type Fixed, fixAll, planFixes } from '../lint/fixes/fixing.ts';
import type { LintOptions } from '../lint/options.ts';
import { countsOf } from '../report/counts.ts';
import { loadDiagnostics, shownPatches } from '../report/index.ts';
import { print, printError } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import type { LintResult } from '../result/result.ts';
import type { CheckArguments } from './check-options.ts';
import { exitCode } from './exit-codes.ts';
import type { Inputs, Stdin } from './inputs.ts';
import { seenFromHere } from './seen.ts';
import { asUsage } from './usage.ts';

/** Edits the files, says how many edits were made and what is left, and gives the run that follows. */
export async function fixFiles(argv: CheckArguments, options: LintOptions): Promise<{ readonly result: LintResult }> {
  const fixed = await asUsage(() => fixAll(options, argv['unsafe-fixes']));
  if (!argv.quiet) printError(lines(fixedLine(fixed, argv['unsafe-fixes'])));
  const { result, diagnostics } = fixed;
  return { result: { ...result, diagnostics: [...result.diagnostics, ...diagnostics] } };
}

/** Edits the text of standard input, which comes back also where nothing is to be edited. */
export async function fixInput(argv: CheckArguments, options: LintOptions, { name, bytes }: Stdin) {
  const { fixText } = await import('../lint/fixes/fix-text.ts');
  const unsafe = argv['unsafe-fixes'];
  const { result, made, bytes: edited } = await asUsage(() => fixText(options, name, unsafe));
  if (!argv.quiet) printError(lines(fixedLine({ result, made, files: 1, elsewhere: 0 }, unsafe)));
  return { result, text: edited ?? bytes };
}

function fixedLine({ result, made, files, elsewhere }: Omit<Fixed, 'diagnostics'>, unsafe: boolean): string {
  const count = (number: number, noun: string, many = `${noun}s`) => `${number} ${number === 1 ? noun : many}`;
  const left = unsafe ? 0 : countsOf(result).fixableUnsafe;
  return [
    made === 0 ? 'no fixes made' : `${count(made, 'fix', 'fixes')} made in ${count(files, 'file')}`,
    ...(left > 0 ? [`${left} more with --unsafe-fixes`] : []),
    ...(elsewhere > 0 ? [`${elsewhere} in files that were not named`] : []),
  ].join('; ');
}

/** What `--fix` would write in the end, as a patch. 1 when there is something to show. */
export async function showDiff(argv: CheckArguments, { options }: Inputs): Promise<number> {
  const { before, result, files } = await asUsage(() => planFixes(options, argv['unsafe-fixes']));
  if (before.diagnostics.length > 0) printError((await loadDiagnostics())(seenFromHere(before), {}));
  const patches = files.map(({ source, text }) => ({
    file: source.path,
    bom: source.bom,
    before: { text: source.text, shown: before.text(source.path) ?? '' },
    after: { text, shown: result.text(source.path) ?? '' },
  }));
  print(await shownPatches(patches));
  return patches.length === 0 ? exitCode.clean : exitCode.findings;
}
