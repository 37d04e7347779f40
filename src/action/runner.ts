import { randomUUID } from 'node:crypto';
import { appendFileSync, mkdirSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { githubData, plain } from '../report/escape.ts';
import { ActionError } from './error.ts';

/**
 * Sets an output of the step.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#setting-an-output-parameter
 */
export function setOutput(env: NodeJS.ProcessEnv, name: string, value: string | number): void {
  if (!env.GITHUB_OUTPUT) return;
  const end = `end-${randomUUID()}`;
  appendFileSync(env.GITHUB_OUTPUT, `${name}<<${end}\n${value}\n${end}\n`);
}

/** How many bytes the step's summary holds already; `undefined` where this runner has none. */
export function summaryBytes({ GITHUB_STEP_SUMMARY: file }: NodeJS.ProcessEnv): number | undefined {
  if (!file) return undefined;
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

/** An annotation that belongs to no file. */
export function notice(kind: 'error' | 'warning', message: string): string {
  return `::${kind} title=resilint::${githubData(plain(message))}\n`;
}

/** Writes a report, with the folders it needs. */
export function writeReport(file: string, text: string): void {
  try {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  } catch (error) {
    throw new ActionError(`'${file}' cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A path as other steps take it: relative to the workspace where it is inside, with forward slashes. */
export function workspacePath(workspace: string, file: string): string {
  const relative = path.relative(realpathSync(workspace), realpathSync(file));
  return relative.startsWith('..') || path.isAbsolute(relative) ? file : relative.replaceAll(path.sep, '/');
}
