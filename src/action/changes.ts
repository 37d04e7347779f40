import { attempt, type Git, GitError, gitIn, items } from '../lint/git/git.ts';
import { OptionError } from '../lint/policies/select.ts';
import type { Event } from './event.ts';

/** What the pull request, push or merge group changes. */
export interface Changes {
  /** Relative to the top of the repository; deleted files too. */
  readonly files: ReadonlySet<string>;
  /** Whether it changed or added this line, counted from 1. */
  isChanged(file: string, line: number): boolean;
}

export type ChangesOrReason = { readonly changes: Changes } | { readonly reason: string };

/** Asks git in a folder. Where the checkout does not hold enough, the reason says what to do. */
export async function changesOf(folder: string, event: Event): Promise<ChangesOrReason> {
  try {
    const git = gitIn(folder);
    const base = await baseOf(git, event);
    if ('reason' in base) return base;
    const top = (await git('rev-parse', '--show-toplevel')).toString().replace(/\r?\n$/, '');
    return { changes: await changesSince(gitIn(top), base.commit) };
  } catch (error) {
    if (error instanceof GitError || error instanceof OptionError) return { reason: error.message };
    throw error;
  }
}

type Base = { readonly commit: string } | { readonly reason: string };

async function baseOf(git: Git, { pullRequest, before }: Event): Promise<Base> {
  if (pullRequest) return baseOfPullRequest(git, pullRequest);
  if (before === undefined) return { reason: 'this event has no changes of its own' };
  const known = await attempt(git('cat-file', '-e', `${before}^{commit}`));
  if (known === undefined) return missing(before, 'fetch-depth: 0');
  return { commit: before };
}

/**
 * `actions/checkout` checks out the merge of a pull request: its first parent is the base as it is now, so two commits
 * of history are enough. Where another commit is checked out, the changes begin at the common ancestor.
 */
async function baseOfPullRequest(git: Git, { base, head }: NonNullable<Event['pullRequest']>): Promise<Base> {
  const [own, first, second] = (await git('rev-list', '--parents', '--max-count=1', 'HEAD'))
    .toString()
    .trim()
    .split(' ');
  if (first !== undefined && second === head) return { commit: first };
  if (own === base)
    return { reason: 'the base of the pull request is checked out, and not the pull request (pull_request_target?)' };
  const ancestor = await attempt(git('merge-base', base, 'HEAD'));
  return ancestor ? { commit: ancestor } : missing(base, own === head ? 'fetch-depth: 0' : 'fetch-depth: 2');
}

function missing(commit: string, depth: string): Base {
  return {
    reason: `this checkout does not reach back to commit ${commit.slice(0, 7)}: give actions/checkout '${depth}'`,
  };
}

/** The same files in the same order; none of the programs that a repository may name for its diffs. */
const compare = ['diff', '--no-renames', '--no-ext-diff', '--no-textconv', '--no-color', '--ignore-submodules'];

async function changesSince(git: Git, commit: string): Promise<Changes> {
  const names = items(await git(...compare, '--name-only', '-z', commit));
  const patch = (await git(...compare, '--unified=0', '--src-prefix=a/', '--dst-prefix=b/', commit)).toString();
  const sections = patch.split(/(?<=^|\n)(?=diff --git )/).filter((section) => section !== '');
  const lines = new Map(names.map((name, at) => [name, changedLines(sections[at] ?? '')]));
  return {
    files: new Set(names),
    isChanged: (file, line) => lines.get(file)?.some(([from, to]) => line >= from && line <= to) ?? false,
  };
}

/** First and last line of each hunk in the new text. */
function changedLines(section: string): (readonly [number, number])[] {
  return Array.from(section.matchAll(/\n@@ -\S+ \+(\d+)(?:,(\d+))? @@/g), ([, start, count]) => {
    const from = Number(start);
    return [from, from + Number(count ?? 1) - 1] as const;
  });
}
