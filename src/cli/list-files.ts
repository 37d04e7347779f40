import type { LintOptions } from '../lint/options.ts';
import { lint } from '../lint/run.ts';
import { print, printError } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { exitCode } from './exit-codes.ts';
import { seenFromHere } from './seen.ts';
import { asUsage } from './usage.ts';

/** `resilint --list-files`: a line a file, what is linted first, then what is not and why. */
export async function listFiles(options: LintOptions): Promise<number> {
  const result = await asUsage(() => lint({ ...options, explainSkipped: true }));
  const { files, skipped, diagnostics } = seenFromHere(result);
  const linted = files.filter(({ kind }) => kind === 'template');
  const left = [
    ...files
      .filter(({ kind }) => kind !== 'template')
      .map(({ path, through = [] }) => ({ path, reason: `linted where others use it${throughText(through)}` })),
    ...skipped,
  ].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, parameterSets, status } of linted) {
    const failed = status === 'failed' ? ' (cannot be read)' : '';
    const sets = parameterSets.length > 0 ? ` with ${parameterSets.join(', ')}` : '';
    print(lines(`${path}${failed}${sets}`));
  }
  for (const { path, reason } of left) print(lines(`- ${path}: ${reason}`));
  for (const { code, file, message } of diagnostics) if (code === 'not-found') printError(lines(`${file}: ${message}`));
  return linted.length === 0 ? exitCode.nothingToLint : exitCode.clean;
}

function throughText(through: readonly string[]): string {
  const more = through.length > 3 ? ` and ${through.length - 3} more` : '';
  return through.length === 0 ? '' : `: through ${through.slice(0, 3).join(', ')}${more}`;
}
