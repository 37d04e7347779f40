import { OptionError } from '../../source/option-error.ts';
import { answerOf, type Git } from './git.ts';

const usual = ['origin/main', 'origin/master', 'origin/trunk', 'main', 'master', 'trunk'];

/** The commit that changes are counted from: the merge base of HEAD with a revision, or with the default branch. */
export async function mergeBase(git: Git, since: string | undefined): Promise<string> {
  const name = since ?? (await defaultBranch(git));
  const commit = await commitOf(git, name);
  if (commit === undefined) throw new OptionError(`git knows no revision '${name}' here${await fetchHint(git, name)}`);
  const base = await answerOf(git('merge-base', commit, 'HEAD'));
  if (base !== undefined && base !== '') return base;
  throw new OptionError(`git finds no common ancestor of HEAD and '${name}'${await fetchHint(git, name)}`);
}

async function defaultBranch(git: Git): Promise<string> {
  const head = await answerOf(git('symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'));
  if (head !== undefined && (await commitOf(git, head)) !== undefined) return head;
  for (const name of usual) if ((await commitOf(git, name)) !== undefined) return name;
  throw new OptionError(
    `this clone has no default branch to compare with (${usual.join(', ')}); name one: --since REF${await fetchHint(git, 'main')}`,
  );
}

/** A name that starts with a dash is a name all the same. */
function commitOf(git: Git, name: string): Promise<string | undefined> {
  return answerOf(git('rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`));
}

async function fetchHint(git: Git, name: string): Promise<string> {
  const shallow = (await answerOf(git('rev-parse', '--is-shallow-repository'))) === 'true';
  if (shallow)
    return `; this clone is shallow: run 'git fetch --unshallow origin', or check out with the whole history (actions/checkout: fetch-depth: 0)`;
  const branch = name.replace(/^origin\//, '');
  const remote = await answerOf(git('remote'));
  return remote ? `; if it is a branch of the remote, run 'git fetch origin ${branch}' first` : '';
}
