import process from 'node:process';
import type { ProgressOf } from '../lint/progress.ts';
import { lint } from '../lint/run.ts';
import { printError } from '../report/print.ts';
import { failing } from '../result/outcome.ts';
import type { LintResult } from '../result/result.ts';
import type { CheckArguments } from './check-options.ts';
import { UsageError } from './exit-codes.ts';
import { type Inputs, inputsOf } from './inputs.ts';
import { type Outputs, openOutputs } from './outputs.ts';
import { progressOn } from './progress.ts';
import { seenFromHere } from './seen.ts';
import { tuneForManyFiles } from './tune.ts';
import { asUsage } from './usage.ts';
import { exitCodeOf } from './verdict.ts';

/** `resilint check [paths…]` */
export async function check(argv: CheckArguments, version: string): Promise<number> {
  if (argv.fix !== undefined && argv.diff !== undefined)
    throw new UsageError('--fix writes and --diff does not: choose one');
  if (argv['update-baseline'] && (argv.fix ?? argv.diff) !== undefined)
    throw new UsageError('--update-baseline goes with neither --fix nor --diff: fix first, then write what is left');
  if (argv['print-config'] !== undefined) return (await import('./print-config.ts')).printConfig(argv, version);
  if (argv['add-suppressions'] !== undefined) (await import('./add-suppressions.ts')).suppressionReason(argv);
  const outputs = await openOutputs(argv);
  const inputs = await inputsOf(argv, version, outputs.wantsPages);
  if (argv['list-files']) return (await import('./list-files.ts')).listFiles(inputs.options);
  if (argv.diff !== undefined) return (await import('./fix.ts')).showDiff(argv, inputs);
  try {
    return await run(argv, inputs, outputs);
  } catch (error) {
    if (!(error instanceof UsageError)) outputs.crashed(version, error);
    throw error;
  }
}

async function run(argv: CheckArguments, inputs: Inputs, outputs: Outputs): Promise<number> {
  const progress = progressOn(process.stderr);
  let calls = 0;
  const onFile = (progressNow: ProgressOf): void => {
    calls += 1;
    if (calls === 3) void tuneForManyFiles();
    progress.update(progressNow);
  };
  const options = { ...inputs.options, onFile };
  const narrowed = options.changed !== undefined;
  const unchanged = options.changed?.size === 0 ? unchangedText(argv) : undefined;
  try {
    const { result, text } = await fixedOrLinted(argv, { ...inputs, options });
    // A log of a part would close the alerts of all that it leaves out.
    const whole = narrowed && outputs.wantsWhole ? await lint({ ...options, changed: undefined }) : result;
    progress.end();
    const shown = argv.quiet ? { ...result, findings: failing(result, argv['fail-on']) } : result;
    await outputs.write(shown, { whole, text, narrowed, unchanged });
    if (argv.timings) printError((await import('./timings.ts')).timingsText(seenFromHere(result)));
    return exitCodeOf(result, argv['fail-on'], argv['ignore-unknown'] || narrowed);
  } finally {
    progress.end();
  }
}

interface Outcome {
  readonly result: LintResult;
  /** The text of standard input after the edits. */
  readonly text?: Uint8Array;
}

async function fixedOrLinted(argv: CheckArguments, inputs: Inputs): Promise<Outcome> {
  if (argv['add-suppressions'] !== undefined) return (await import('./add-suppressions.ts')).addAndLint(argv, inputs);
  if (argv.fix === undefined) return { result: await asUsage(() => lint(inputs.options)) };
  const { fixFiles, fixInput } = await import('./fix.ts');
  return inputs.stdin ? fixInput(argv, inputs.options, inputs.stdin) : fixFiles(argv, inputs.options);
}

function unchangedText({ staged, since }: CheckArguments): string {
  if (staged) return 'Nothing is staged';
  return since === undefined ? 'This branch changes nothing' : `Nothing changed since ${since}`;
}
