import type { LintResult } from '../result/result.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { fileHere, openRunSettings } from '../settings/run-settings.ts';
import { openSession } from '../workspace/session.ts';
import { askedOf } from './asked.ts';
import { chooseFiles } from './choose/candidates.ts';
import { inRepositories } from './choose/repositories.ts';
import { toldResult } from './finish.ts';
import { judgeFiles } from './judge/all-files.ts';
import { settle } from './judge/settle.ts';
import type { LintOptions } from './options.ts';
import { startStopwatch } from './stopwatch.ts';

/** Lints. Throws `OptionError` for wrong options; whatever is wrong with a file is a diagnostic of the result. */
export async function lint(options: LintOptions): Promise<LintResult> {
  const [first = options, ...others] = inRepositories(options);
  const result = await lintIn(first);
  if (others.length === 0) return result;
  const results: LintResult[] = [];
  for (const each of others) results.push(await lintIn(each));
  const { joinResults } = await import('./join-results.ts');
  return joinResults([result, ...results]);
}

/** Lints in one repository: files are chosen, judged, their findings settled, and all of it is told. */
async function lintIn(options: LintOptions): Promise<LintResult> {
  const stopwatch = startStopwatch();
  const session = openSession(options);
  const settings = openRunSettings(session, await shippedPolicies(), options);
  const here = await (await settings.here()).judgingOf(fileHere(session));
  const chosen = await chooseFiles(session, settings, options);
  stopwatch.lap('finding');
  const judged = await judgeFiles(session, settings, chosen, options, stopwatch);
  stopwatch.lap('judging');
  const asked = askedOf(chosen, session.documents.uses.reach);
  const { outcomes, satisfied } = judged;
  const settled = await settle({
    session,
    settings,
    options,
    files: [...new Set([...asked.candidates, ...outcomes.map(({ file }) => file)].map(({ path }) => path))],
    incomplete: chosen.problems.length > 0 || outcomes.some(({ file }) => file.status === 'failed'),
    outcomes,
    told: asked.told,
    isSatisfied: satisfied.has,
  });
  stopwatch.lap('edits');
  return toldResult({ session, settings, options, here, chosen, judged, asked, settled, stopwatch });
}
