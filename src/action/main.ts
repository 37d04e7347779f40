import process from 'node:process';
import { OptionError } from '../lint/policies/select.ts';
import { ActionError } from './error.ts';
import { run } from './run.ts';
import { notice } from './runner.ts';

/** Runs the step and sets the exit code: 1 for findings, 2 for a wrong workflow, 4 for a fault of our own. */
export async function main(): Promise<void> {
  const print = (text: string): void => void process.stdout.write(text);
  try {
    process.exitCode = (await run({ env: process.env, print })) ? 1 : 0;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const ours = !(error instanceof ActionError || error instanceof OptionError);
    print(notice('error', ours ? `this is a fault of resilint, not of your templates: ${message}` : message));
    if (ours && process.env.RUNNER_DEBUG === '1' && error instanceof Error) print(`${error.stack}\n`);
    process.exitCode = ours ? 4 : 2;
  }
}
