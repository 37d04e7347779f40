import process from 'node:process';
import { version } from '../version.ts';

/** Runs the process's arguments and sets the exit code. */
export async function main(): Promise<void> {
  const args = process.argv.slice(2);
  if (args[0] === '--version' || args[0] === '-V') {
    process.stdout.write(`${version}\n`);
    return;
  }
  const { run } = await import('./run.ts');
  process.exitCode = await run(args, version);
}
