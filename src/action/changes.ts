import { diffOf } from '../report/line-diff.ts';
import { decode } from '../source/encoding.ts';
import { OptionError } from '../source/option-error.ts';
import { isCandidate } from '../workspace/find/discover.ts';
import { blobsOf } from '../workspace/git/blobs.ts';
import { repositoryOf } from '../workspace/git/changes.ts';
import { answerOf, type Git, GitError, gitIn } from '../workspace/git/git.ts';
import { linesOf } from '../workspace/git/lines.ts';
import type { Repository } from '../workspace/git/repository.ts';
import { changedSince } from '../workspace/git/since.ts';
import { openWorkingTree } from '../workspace/git/working-tree.ts';
import type { Event } from './event.ts';

/** What the pull request, push or merge group changes. */
export interface EventChanges {
  /** Relative to the top of the repository; deleted files too. */
  readonly files: ReadonlySet<string>;
  /** Whether it changed or added this line, counted from 1. */
  isChanged(file: string, line: number): boolean;
}

export type ChangesOrReason = { readonly changes: EventChanges } | { readonly reason: string };

/** Asks git in a folder. Where the checkout does not hold enough, the reason says what to do. */
export async function changesOf(folder: string, event: Event): Promise<ChangesOrReason> {
  try {
    const repository = repositoryOf(folder);
    const base = await baseOf(gitIn(repository), event);
    return 'reason' in base ? base : { changes: await changesSince(repository, base.commit) };
  } catch (error) {
    if (error instanceof GitError || error instanceof OptionError) return { reason: error.message };
    throw error;
  }
}
type Base = { readonly commit: string } | { readonly reason: string };

async function baseOf(git: Git, { pullRequest, before }: Event): Promise<Base> {
  if (pullRequest) return baseOfPullRequest(git, pullRequest);
  if (before === undefined) return { reason: 'this event has no changes' };
  const known = await answerOf(git('cat-file', '-e', `${before}^{commit}`));
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
  const ancestor = await answerOf(git('merge-base', base, 'HEAD'));
  return ancestor ? { commit: ancestor } : missing(base, own === head ? 'fetch-depth: 0' : 'fetch-depth: 2');
}

function missing(commit: string, depth: string): Base {
  return {
    reason: `this checkout does not reach back to commit ${commit.slice(0, 7)}: give actions/checkout '${depth}'`,
  };
}

async function changesSince(repository: Repository, commit: string): Promise<EventChanges> {
  const changed = await changedSince(repository, commit);
  const objects = Array.from(changed).flatMap(([file, object]) =>
    object !== undefined && isCandidate(file) ? [object] : [],
  );
  const before = await blobsOf(repository, objects).catch(noneOf);
  const tree = openWorkingTree(repository);
  const known = new Map<string, ChangedLines>();
  const find = (file: string): ChangedLines => {
    const lines = changedLines(before.get(changed.get(file) ?? ''), tree.read(file));
    known.set(file, lines);
    return lines;
  };
  return {
    files: new Set(changed.keys()),
    isChanged(file, line) {
      if (!changed.has(file)) return false;
      const lines = known.get(file) ?? find(file);
      return lines === 'all' || lines.has(line);
    },
  };
}

/**
 * The texts of files in a commit, of those that are there as they lie in the working tree: the places of findings hold
 * for both then.
 */
export async function textsAt(
  folder: string,
  commit: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const repository = repositoryOf(folder);
  const git = gitIn(repository);
  const tree = openWorkingTree(repository);
  const texts = new Map<string, string>();
  for (const file of files) {
    const object = await answerOf(git('rev-parse', '--verify', '--quiet', `${commit}:${file}`));
    if (object === undefined) continue;
    const committed = textOf((await blobsOf(repository, [object]).catch(noneOf)).get(object));
    const now = textOf(tree.read(file));
    if (now !== undefined && committed !== undefined && sameLines(now, committed)) texts.set(file, now);
  }
  return texts;
}

function textOf(bytes: Uint8Array | undefined): string | undefined {
  return bytes && decode('', bytes)?.text;
}

/** Git may have written other line ends than it keeps. */
function sameLines(a: string, b: string): boolean {
  return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}

/** A partial clone lacks what files were. */
function noneOf(error: unknown): ReadonlyMap<string, Uint8Array> {
  if (error instanceof GitError) return new Map();
  throw error;
}

type ChangedLines = ReadonlySet<number> | 'all';

/** All where it is not known what was there before. */
function changedLines(before: Uint8Array | undefined, after: Uint8Array | undefined): ChangedLines {
  const [old, now] = [before && linesOf(before), after && linesOf(after)];
  if (old === undefined || now === undefined) return 'all';
  const changes = diffOf(old, now);
  return new Set(
    changes.flatMap(({ start, end }) => Array.from({ length: end - start }, (_, offset) => start + offset + 1)),
  );
}
