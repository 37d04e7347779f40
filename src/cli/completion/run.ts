import path from 'node:path';
import process from 'node:process';
import { print } from '../../report/print.ts';
import { codeLines } from '../../report/shown.ts';
import { hintNear } from '../../template/suggest.ts';
import { exitCode, UsageError } from '../exit-codes.ts';
import { complete } from './complete.ts';
import { completionScript, shells } from './scripts.ts';

/** `resilint completion [SHELL]`: a script for that shell, by default for the one of the person. */
export async function completion(given: string | undefined): Promise<number> {
  const shell = given ?? shells.find((each) => each === path.basename(process.env.SHELL ?? '')) ?? 'bash';
  const script = completionScript(shell.toLowerCase() === 'pwsh' ? 'powershell' : shell.toLowerCase());
  if (script === '')
    throw new UsageError(`there is no completion for '${shell}'${hintNear(shell, shells)} (${shells.join(', ')})`);
  print(codeLines(script.trimEnd()));
  return exitCode.clean;
}

/** `resilint __complete SHELL +CURRENT WORDS…`, which the scripts call. Whatever is wrong, a shell wants to hear nothing. */
export async function answerShell([, current = '+', ...before]: readonly string[]): Promise<number> {
  try {
    const candidates = await complete(current.slice(1), before);
    const text = candidates.map(({ value, description = '' }) => `${value}\t${description}`).join('\n');
    if (candidates.length > 0) print(codeLines(text));
  } catch {
    // A configuration that is wrong is told when it is used.
  }
  return exitCode.clean;
}
