import process from 'node:process';
import { print } from '../report/print.ts';
import { lines } from '../report/shown.ts';
import { version } from '../version.ts';

/** Runs the process's arguments and sets the exit code. */
export async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args[0] === '--version' || args[0] === '-V') {
    print(lines(version));
    return;
  }
  const { run } = await import('./run.ts');
  process.exitCode = await run(args, version);
}
