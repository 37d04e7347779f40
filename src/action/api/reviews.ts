import type { Suggestion } from '../../report/suggestions.ts';
import { ownOf } from '../../source/own.ts';
import { ActionError } from '../error.ts';
import { type Answer, type Api, ask } from './request.ts';

/** A pull request of `owner/name`, and the commit of its that is commented on. */
export interface Reviewed extends Api {
  readonly repository: string;
  readonly number: number;
  readonly commit: string;
}

const pageSize = 100;
/** Where there are more comments nobody can say what is suggested already. */
const maxPages = 30;

/** The texts of all comments on the lines of a pull request. Throws `ActionError`. */
export async function commentsOn(reviewed: Reviewed): Promise<readonly string[]> {
  const bodies: string[] = [];
  for (let page = 1; page <= maxPages; page += 1) {
    const answer = await ask(reviewed, 'GET', `${pathOf(reviewed)}/comments?per_page=${pageSize}&page=${page}`);
    if (answer.status !== 200 || !Array.isArray(answer.body)) throw refusal(answer);
    for (const each of answer.body) {
      const body = ownOf(each, 'body');
      if (typeof body === 'string') bodies.push(body);
    }
    if (answer.body.length < pageSize) return bodies;
  }
  throw new ActionError(`the pull request has more than ${pageSize * maxPages} comments`);
}

/**
 * Comments with suggestions: all as one review, which notifies once; one by one where GitHub takes some of them for no
 * lines of its diff. How many it took. Throws `ActionError`.
 */
export async function review(reviewed: Reviewed, suggestions: readonly Suggestion[]): Promise<number> {
  const comments = suggestions.map(commentOf);
  const whole = { commit_id: reviewed.commit, event: 'COMMENT', comments };
  const answer = await ask(reviewed, 'POST', `${pathOf(reviewed)}/reviews`, whole);
  if (isDone(answer)) return comments.length;
  if (answer.status !== 422) throw refusal(answer);
  let taken = 0;
  for (const comment of comments) {
    const each = await ask(reviewed, 'POST', `${pathOf(reviewed)}/comments`, {
      commit_id: reviewed.commit,
      ...comment,
    });
    if (isDone(each)) taken += 1;
    else if (each.status !== 422) throw refusal(each);
  }
  return taken;
}

/** https://docs.github.com/rest/pulls/comments#create-a-review-comment-for-a-pull-request */
function commentOf({ file, startLine, endLine, body }: Suggestion): object {
  const start = startLine === endLine ? {} : { start_line: startLine, start_side: 'RIGHT' };
  return { path: file, line: endLine, side: 'RIGHT', ...start, body };
}

function pathOf({ repository, number }: Reviewed): string {
  return `/repos/${repository.split('/').map(encodeURIComponent).join('/')}/pulls/${number}`;
}

function isDone({ status }: Answer): boolean {
  return status === 200 || status === 201;
}

function refusal({ status, body }: Answer): ActionError {
  const message = ownOf(body, 'message');
  const said = typeof message === 'string' ? ` (${message.slice(0, 200)})` : '';
  const hint =
    status === 401 || status === 403 || status === 404
      ? "; the token needs 'pull-requests: write', which GitHub gives to no pull request from a fork"
      : '';
  return new ActionError(`GitHub answers ${status}${said}${hint}`);
}
