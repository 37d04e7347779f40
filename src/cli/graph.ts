import process from 'node:process';
import { configured, inspect } from '../lint/inspect.ts';
import { plain, safeJson } from '../report/escape.ts';
import type { GraphArguments } from './arguments.ts';
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
  process.stdout.write(argv.format === 'json' ? safeJson(result.text) : eachLine(result.text));
  for (const line of result.problems) process.stderr.write(`${plain(line)}\n`);
  return result.readable ? exitCode.clean : exitCode.findings;
}

/** Names come from the template, so nothing of them reaches a terminal as it is. */
function eachLine(text: string): string {
  return text.split('\n').map(plain).join('\n');
}
