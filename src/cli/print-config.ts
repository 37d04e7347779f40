import { configurationOf } from '../author/configuration.ts';
import { print } from '../report/print.ts';
import { shownJson } from '../report/shown.ts';
import { jsonText } from '../source/json/write.ts';
import type { CheckArguments } from './check-options.ts';
import { exitCode } from './exit-codes.ts';
import { inputsOf } from './inputs.ts';
import { asUsage } from './usage.ts';

/** `resilint --print-config FILE`: what holds for a file, as JSON. */
export async function printConfig(argv: CheckArguments, version: string): Promise<number> {
  const { options } = await inputsOf({ ...argv, paths: [], changed: false, since: undefined, staged: false }, version);
  const found = await asUsage(() => configurationOf(options, argv['print-config'] ?? ''));
  print(shownJson(`${jsonText(found, 2)}\n`));
  return exitCode.clean;
}
