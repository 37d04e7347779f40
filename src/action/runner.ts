import { randomUUID } from 'node:crypto';
import { appendToRunnerFile, sizeOfRunnerFile } from '../workspace/disk.ts';
import { ActionError } from './error.ts';

/**
 * Sets an output of the step.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
export function setOutput(env: NodeJS.ProcessEnv, name: string, value: string | number): void {
  if (!env.GITHUB_OUTPUT) return;
  const end = `end-${randomUUID()}`;
  append(env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

/** How many bytes the step's summary holds already; `undefined` where this runner has none. */
export function summaryBytes({ GITHUB_STEP_SUMMARY: file }: NodeJS.ProcessEnv): number | undefined {
  return file ? sizeOfRunnerFile(file) : undefined;
}

/** Adds to a file that the runner names. Throws `ActionError` where it cannot be written. */
export function append(file: string, text: string): void {
  const problem = appendToRunnerFile(file, text);
  if (problem !== undefined) throw new ActionError(problem);
}
