import process from 'node:process';
import { reasonOf } from '../lint/disk.ts';
import { exitCode, UsageError } from './exit-codes.ts';

/** Runs one command line and gives the exit code. Whatever goes wrong is told in a sentence, never as a stack trace. */
export async function run(args: readonly string[], version: string): Promise<number> {
  process.stdout.on('error', notWritten);
  process.stderr.on('error', () => undefined);
  process.on('SIGINT', () => process.exit(exitCode.interrupted));
  try {
    const { parse } = await import('./arguments.ts');
    const command = await parse(args, version);
    return command === undefined ? exitCode.clean : await command();
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`resilint: ${error.message}\n`);
      return exitCode.usage;
    }
    const detail = process.env.RESILINT_DEBUG && error instanceof Error ? `\n${error.stack}` : '';
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(
      `resilint: this is a fault of resilint, not of your templates: ${message}${detail}\nPlease report it with the template, or run again with RESILINT_DEBUG=1 for details.\n`,
    );
    return exitCode.internal;
  }
}

/** A reader that has seen enough (`| head`) closes the pipe; that is no fault, and the verdict stays. */
function notWritten(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`resilint: standard output cannot be written: ${reasonOf(error)}\n`);
  process.exit(exitCode.usage);
}
