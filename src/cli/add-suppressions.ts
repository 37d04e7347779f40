import { addSuppressions } from '../lint/exempt/add/add.ts';
import { printError } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { plural } from '../report/summary.ts';
import type { LintResult } from '../result/result.ts';
import type { CheckArguments } from './check-options.ts';
import { UsageError } from './exit-codes.ts';
import type { Inputs } from './inputs.ts';
import { asUsage } from './usage.ts';

/** The reason, trimmed. Throws `UsageError` for none, and beside options that it does not go with. */
export function suppressionReason(argv: CheckArguments): string {
  const reason = String(argv['add-suppressions']).trim();
  if (reason === '' || /[\r\n]/.test(reason))
    throw new UsageError(
      '--add-suppressions needs the reason, on one line: --add-suppressions "moves to zones in May"',
    );
  if (argv['stdin-filename'] !== undefined)
    throw new UsageError("--add-suppressions writes files, so '-' does not go with it");
  if (argv.staged) throw new UsageError('--add-suppressions writes files, and --staged looks at the index: choose one');
  if (argv.fix !== undefined || argv.diff !== undefined || argv['update-baseline'])
    throw new UsageError('--add-suppressions goes with neither --fix, --diff nor --update-baseline: choose one');
  if (!argv.suppressions) throw new UsageError('--add-suppressions writes what --no-suppressions ignores: choose one');
  return reason;
}

/** Writes suppressions of all findings, says how many, and gives the run that follows. */
export async function addAndLint(argv: CheckArguments, { options }: Inputs): Promise<{ readonly result: LintResult }> {
  const { result, added, files, left, diagnostics } = await asUsage(() =>
    addSuppressions(options, suppressionReason(argv)),
  );
  const more =
    left > 0
      ? `; ${plural(left, 'finding is', 'findings are')} left, as nothing in the files that were asked for covers them`
      : '';
  const done =
    added === 0 ? 'no finding was suppressed' : `${plural(added, 'finding')} suppressed in ${plural(files, 'file')}`;
  if (!argv.quiet) printError(lines(`${done}${more}`));
  return { result: { ...result, diagnostics: [...result.diagnostics, ...diagnostics] } };
}
