import process from 'node:process';
import { printError } from '../report/print.ts';
import { complaint } from '../report/shown.ts';
import { reasonOf } from '../workspace/disk.ts';
import { exitCode, UsageError } from './exit-codes.ts';

/** Runs one command line and gives the exit code. Whatever goes wrong is told in a sentence, never as a stack trace. */
export async function run(args: readonly string[], version: string): Promise<number> {
  process.stdout.on('error', notWritten);
  process.stderr.on('error', () => undefined);
  // Files are written without waiting, so that whoever stops a run lets it first finish the one it is at.
  process.on('SIGINT', () => process.exit(exitCode.interrupted));
  process.on('SIGTERM', () => process.exit(exitCode.terminated));
  process.on('uncaughtException', (error) => process.exit(codeFor(error)));
  try {
    checkFolder();
    const { parse } = await import('./arguments.ts');
    const command = await parse(args, version);
    return command === undefined ? exitCode.clean : await command();
  } catch (error) {
    return codeFor(error);
  }
}

/** Says what went wrong. */
function codeFor(error: unknown): number {
  if (error instanceof UsageError) {
    printError(complaint(error.lines));
    return exitCode.usage;
  }
  const stack = process.env.RESILINT_DEBUG && error instanceof Error ? (error.stack ?? '').split('\n') : [];
  const message = error instanceof Error ? error.message : String(error);
  printError(
    complaint([
      `this is a fault of resilint, not of your templates: ${message}`,
      ...stack,
      'Please report it with the template, or run again with RESILINT_DEBUG=1 for details.',
    ]),
  );
  return exitCode.internal;
}

/** Another program may have removed it. */
function checkFolder(): void {
  try {
    process.cwd();
  } catch {
    throw new UsageError('the current folder is no longer there');
  }
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no fault, and the verdict stays. */
function notWritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  printError(complaint([`standard output cannot be written: ${reasonOf(error)}`]));
  process.exit(exitCode.usage);
}
