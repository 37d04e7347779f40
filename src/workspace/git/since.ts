import { type CommittedEntry, committedEntries, indexEntries, isNothing } from './entries.ts';
import { answerOf, type Git, GitError, gitIn } from './git.ts';
import type { Repository } from './repository.ts';
import { openWorkingTree } from './working-tree.ts';

/**
 * The tracked files that the working tree holds otherwise than a commit, and the object that the commit has there: none
 * for those that are new. Throws `GitError`.
 */
export async function changedSince(
  repository: Repository,
  commit: string,
): Promise<ReadonlyMap<string, string | undefined>> {
  const git = gitIn(repository);
  const tree = openWorkingTree(repository);
  const [committed, entries] = await Promise.all([treeOf(git, commit), indexEntries(git)]);
  const touched = await tree.differing(Array.from(entries).filter(({ stage }) => stage === 0));
  const changed = new Map<string, string | undefined>(touched.map(({ path, object }) => [path, object]));
  // What was staged may have been taken back in the working tree.
  const both = new Set(committed.filter(({ path, isStaged }) => isStaged && changed.has(path)));
  for (const { path } of both) changed.delete(path);
  const again = new Set((await tree.differing(both)).map(({ path }) => path));
  for (const entry of committed)
    if (again.has(entry.path) || !both.has(entry)) changed.set(entry.path, isNothing(entry) ? undefined : entry.object);
  return changed;
}

/** Nothing is fetched, so a clone without trees (`--filter=tree:0`) may lack those of the commit. */
async function treeOf(git: Git, commit: string): Promise<CommittedEntry[]> {
  try {
    return await committedEntries(git, commit);
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    const isPartial =
      (await answerOf(git('config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$'))) !==
      undefined;
    if (!isPartial) throw error;
    throw new GitError(
      `this clone is partial and lacks files of ${commit.slice(0, 7)}; resilint fetches nothing: run 'git fetch --refetch --filter=blob:none origin' first`,
    );
  }
}
