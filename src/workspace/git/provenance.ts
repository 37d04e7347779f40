import { OptionError } from '../../source/option-error.ts';
import { answerOf, gitIn } from './git.ts';
import { findRepository } from './repository.ts';

/** Where the files of a run come from. */
export interface Provenance {
  /** As git knows it (`https://…`, `git@host:owner/name.git`). */
  readonly repositoryUri: string;
  readonly revisionId?: string;
  readonly branch?: string;
}

/** The remote, commit and branch of a folder's repository; `undefined` without git, a repository or a remote. */
export async function provenanceIn(folder: string): Promise<Provenance | undefined> {
  try {
    const repository = findRepository(folder);
    if (repository === undefined) return undefined;
    const git = gitIn(repository);
    const [repositoryUri, revisionId, branch] = await Promise.all([
      answerOf(git('remote', 'get-url', 'origin')),
      answerOf(git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}')),
      answerOf(git('symbolic-ref', '--quiet', '--short', 'HEAD')),
    ]);
    if (!repositoryUri) return undefined;
    return { repositoryUri, ...(revisionId && { revisionId }), ...(branch && { branch }) };
  } catch (error) {
    if (error instanceof OptionError) return undefined;
    throw error;
  }
}
