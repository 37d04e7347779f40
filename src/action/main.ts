import process from 'node:process';
import { notice } from '../report/notice.ts';
import { print } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { OptionError } from '../source/option-error.ts';
import { ActionError } from './error.ts';
import { runStep } from './run.ts';

/** Runs the step and sets the exit code: 1 for findings, 2 for a wrong workflow, 4 for a fault of our own. */
export async function main(): Promise<void> {
  process.on('SIGTERM', () => process.exit(143));
  try {
    process.exitCode = (await runStep({ env: process.env, print })) ? 1 : 0;
  } catch (error) {
    process.exitCode = codeFor(error);
  }
}

/** Says what went wrong. */
function codeFor(error: unknown): number {
  if (error instanceof OptionError || error instanceof ActionError) {
    print(notice('error', ...(error instanceof OptionError ? error.lines : [error.message])));
    return 2;
  }
  const message = error instanceof Error ? error.message : String(error);
  print(notice('error', `this is a fault of resilint, not of your templates: ${message}`));
  if (process.env.RUNNER_DEBUG === '1' && error instanceof Error) print(lines(...(error.stack ?? '').split('\n')));
  return 4;
}
