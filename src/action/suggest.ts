import type { Shown } from '../report/index.ts';
import { notice } from '../report/notice.ts';
import { lines } from '../report/shown.ts';
import { keysIn, suggestionsOf } from '../report/suggestions.ts';
import { plural } from '../report/summary.ts';
import type { LintResult } from '../result/result.ts';
import { commentsOn, review } from './api/reviews.ts';
import { type EventChanges, textsAt } from './changes.ts';
import { ActionError } from './error.ts';
import type { Event } from './event.ts';

/** More comments at once are read by nobody. */
const most = 20;

interface Surroundings {
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly token: string;
  readonly event: Event;
  readonly changes: EventChanges | undefined;
}

/**
 * Suggests the edits that are offered, where all their lines were changed by the pull request, and which no earlier run
 * suggested. Where that cannot be, a warning says why: it fails no step. What the log is told.
 */
export async function suggestEdits(result: LintResult, surroundings: Surroundings): Promise<Shown> {
  try {
    return lines(`resilint: ${await suggested(result, surroundings)}`);
  } catch (error) {
    if (error instanceof ActionError) return notice('warning', `no edit is suggested: ${error.message}`);
    throw error;
  }
}

async function suggested(result: LintResult, { cwd, env, token, event, changes }: Surroundings): Promise<string> {
  const { pullRequest } = event;
  if (pullRequest?.number === undefined) return 'no edit is suggested, as this is no pull request.';
  if (changes === undefined) throw new ActionError('it is not known which lines the pull request changes');
  const repository = env.GITHUB_REPOSITORY ?? '';
  if (!/^[^/\s]+\/[^/\s]+$/.test(repository))
    throw new ActionError('the runner does not say in which repository it runs');
  const files = new Set(result.findings.flatMap(({ location, fixes }) => (fixes.length > 0 ? [location.file] : [])));
  const changed = [...files].filter((file) => changes.files.has(file));
  const texts = await textsAt(cwd, pullRequest.head, changed);
  const all = suggestionsOf(result, (file) => texts.get(file)).filter(({ file, startLine, endLine }) => {
    for (let line = startLine; line <= endLine; line += 1) if (!changes.isChanged(file, line)) return false;
    return true;
  });
  if (all.length === 0) return 'no edit to suggest on the changed lines.';
  const address = env.GITHUB_API_URL || 'https://api.github.com';
  const reviewed = { address, token, repository, number: pullRequest.number, commit: pullRequest.head };
  const known = keysIn(await commentsOn(reviewed));
  const fresh = all.filter(({ key }) => !known.has(key));
  if (fresh.length === 0) return 'all edits on the changed lines are suggested already.';
  const taken = await review(reviewed, fresh.slice(0, most));
  const left = fresh.length - taken;
  return `${plural(taken, 'edit')} suggested on the changed lines${left > 0 ? `, ${left} left out` : ''}.`;
}
