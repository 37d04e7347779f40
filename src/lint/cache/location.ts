import path from 'node:path';
import process from 'node:process';
import { isThere } from '../../source/door/here.ts';
import { isInside, realFolder } from '../../source/door/inside.ts';
import { nameProblem } from '../../source/door/names.ts';
import { digestOf } from '../../source/looks.ts';
import { OptionError } from '../../source/option-error.ts';
import { cacheRoot, isFilled, isOwnFolder } from '../../start/private.ts';
import { GitError, gitIn } from '../../workspace/git/git.ts';
import { findRepository } from '../../workspace/git/repository.ts';
import type { Session } from '../../workspace/session.ts';

/** Where results are kept between runs, or why they are not. */
export type CacheFile = { readonly file: string } | { readonly reason: string };

const ending = '.results';

/**
 * The file for the results of a repository, in a folder that only the user can write. What a repository holds may be
 * anybody's, so a folder in one is taken only where it was named and git tracks nothing in it.
 *
 * @param given As `--cache-location` names it, relative to the current folder; else the user's cache.
 */
export async function cacheFile({ cwd, workspace }: Session, given: string | undefined): Promise<CacheFile> {
  try {
    if (given === undefined) {
      const folder = path.join(cacheRoot(process.env), 'resilint', 'results');
      return isFilled(folder, cwd)
        ? {
            reason: `'${folder}' lies in a repository, whose files may be anybody's; name a folder by --cache-location`,
          }
        : placed(folder, `${digestOf(workspace.root).slice(0, 16)}${ending}`);
    }
    const problem = nameProblem(path.isAbsolute(given) ? path.relative(path.parse(given).root, given) : given);
    if (problem !== undefined) return { reason: `'${given}' ${problem}` };
    const folder = path.resolve(cwd, given);
    const refusal = await refusalOf(folder, given, workspace.root);
    if (refusal !== undefined) return { reason: refusal };
    return placed(folder, `${digestOf(path.basename(workspace.root)).slice(0, 16)}${ending}`, given);
  } catch (error) {
    if (error instanceof OptionError || error instanceof GitError) return { reason: error.message };
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    return { reason: `'${given ?? 'the cache'}' cannot be written (${code})` };
  }
}

function placed(folder: string, name: string, given = folder): CacheFile {
  if (isOwnFolder(folder)) return { file: path.join(folder, name) };
  return { reason: `'${given}' is no folder that you alone can write (chmod 700), or it is a link` };
}

/** Of a folder in a repository, or in the workspace. Links on the way may be the repository's, and lead anywhere. */
async function refusalOf(folder: string, given: string, root: string): Promise<string | undefined> {
  const there = nearest(folder);
  const isLinked = realFolder(there) !== there;
  if (isInside(root, folder) && isLinked) return `'${given}' lies behind a link`;
  const repository = findRepository(there);
  if (repository === undefined && !isInside(root, realFolder(there))) return undefined;
  if (repository === undefined) return `'${given}' lies beside what is linted, where it may be anybody's`;
  if (isLinked) return `'${given}' lies behind a link, in a repository`;
  const inside = path.relative(repository.top, folder).replaceAll(path.sep, '/');
  if (inside === '' || inside.split('/').includes('.git')) return `'${given}' is not for a cache`;
  const tracked = await gitIn(repository)('ls-files', '-z', '--', `:(icase,literal)${inside}`);
  return tracked.length > 0 ? `git tracks what is in '${given}', so it may be anybody's` : undefined;
}

function nearest(folder: string): string {
  let at = folder;
  while (!isThere(at) && path.dirname(at) !== at) at = path.dirname(at);
  return at;
}
