import process from 'node:process';
import { configured, inspect } from '../author/inspect.ts';
import { print, printError } from '../report/print.ts';
import { lines, shownJson } from '../report/shown.ts';
import type { GraphArguments } from './command-options.ts';
import { configOf, contextOf } from './context.ts';
import { exitCode } from './exit-codes.ts';
import { asUsage } from './usage.ts';

/** `resilint graph FILE`: the resources a template would deploy, evaluated. Problems of the template go to stderr too. */
export async function graph(argv: GraphArguments): Promise<number> {
  const options = {
    cwd: process.cwd(),
    file: argv.file,
    parameters: argv.parameters,
    environment: argv.env,
    context: contextOf(argv),
    format: argv.format,
  };
  const result = inspect(await asUsage(() => configured(options, configOf(argv))));
  print(argv.format === 'json' ? shownJson(result.text) : lines(...result.text.replace(/\n$/, '').split('\n')));
  printError(lines(...result.problems));
  return result.readable ? exitCode.clean : exitCode.findings;
}
