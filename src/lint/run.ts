import { performance } from 'node:perf_hooks';
import type { LintResult } from '../result/result.ts';
import { shippedPolicies } from '../settings/policies/policies.ts';
import { fileHere, openRunSettings, type RunSettings } from '../settings/run-settings.ts';
import { openSession, type Session } from '../workspace/session.ts';
import { chooseFiles } from './choose/candidates.ts';
import { inRepositories } from './choose/repositories.ts';
import { closeExemptions } from './exempt/close.ts';
import { toldResult } from './finish.ts';
import { dayOf } from './judge/exempt.ts';
import { runScopeOf } from './judge/scope.ts';
import type { LintOptions } from './options.ts';
import { type RunWide, settlePart } from './part/part.ts';
import { bytesOf, threadsFor } from './part/threads.ts';
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
async function lintIn(given: LintOptions): Promise<LintResult> {
  const options = { ...given, today: dayOf(given) };
  const begun = performance.now();
  const stopwatch = startStopwatch();
  const session = openSession(options);
  const settings = openRunSettings(session, await shippedPolicies(), options);
  const here = await (await settings.here()).judgingOf(fileHere(session));
  const baseline = await baselineOf(session, settings, options);
  const opened = options.cache && (await (await import('./cache/open.ts')).openCache(session, options.cache, options));
  const cache = opened && 'save' in opened ? opened : undefined;
  const chosen = await chooseFiles(session, settings, options, cache?.mentionsOf);
  const { candidates, judged, scope } = chosen;
  stopwatch.lap('finding');
  const traced = scope !== undefined || judged.length > candidates.length;
  const known = baseline && { entries: baseline.entries, update: baseline.update };
  const wide: RunWide = { scope: runScopeOf(session, options), traced, baseline: known };
  const isParted = cache !== undefined || (await threadsFor(options, judged, ({ path }) => bytesOf(session, path))) > 1;
  const whole = isParted
    ? await (await import('./part/parts.ts')).settleParts({ session, settings, options, wide }, chosen, cache)
    : await settlePart(session, settings, options, chosen, wide, scope?.uses);
  const isIncomplete = chosen.problems.length > 0 || whole.isIncomplete;
  const closed = await closeExemptions({ settings, options, wide, baseline, candidates, isIncomplete, whole });
  const times = stopwatch.times();
  const milliseconds = performance.now() - begun;
  const notes = opened && 'code' in opened ? [opened] : [];
  return toldResult({ session, settings, options, here, chosen, whole, closed, notes, times, milliseconds });
}

async function baselineOf(session: Session, settings: RunSettings, options: LintOptions) {
  const isSet = options.baseline !== undefined || options.updateBaseline === true;
  const { layers } = (await settings.here()).configuration;
  if (!isSet && layers.every(({ document }) => document.baseline === undefined)) return undefined;
  return (await import('./exempt/baseline/run.ts')).openRunBaseline(session, settings, options);
}
