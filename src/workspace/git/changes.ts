import path from 'node:path';
import { realFolder } from '../../source/door/inside.ts';
import { OptionError } from '../../source/option-error.ts';
import type { Overlay } from '../../source/workspace.ts';
import { workspaceRoot } from '../find/workspace-root.ts';
import { attributesOf } from './attributes.ts';
import { mergeBase } from './base.ts';
import { blobsOf } from './blobs.ts';
import { committedEntries, type IndexEntry, indexEntries, type TreeEntry } from './entries.ts';
import { answerOf, type Git, GitError, gitIn, items } from './git.ts';
import { findRepository, type Repository } from './repository.ts';
import { settingsOf } from './settings.ts';
import { changedSince } from './since.ts';
import { openWorkingTree } from './working-tree.ts';

/** What counts as changed. */
export type ChangeChoice =
  | { readonly kind: 'since' /** Absent: the default branch. */; readonly ref?: string | undefined }
  | { readonly kind: 'staged' };

export interface Changes {
  /** Files that were added, changed or deleted, relative to the workspace root; a renamed one is both of its names. */
  readonly files: ReadonlySet<string>;
  /** For staged changes: what the index holds of files that are different, or not there, in the working tree. */
  readonly overlay: Overlay;
}

/**
 * Asks git what changed: in the working tree (untracked files included) since the merge base with a revision, or in the
 * index. Throws `OptionError` where there is no git, no repository, or no such revision.
 */
export async function changesIn(cwd: string, choice: ChangeChoice): Promise<Changes> {
  const root = realFolder(workspaceRoot(cwd));
  const repository = repositoryOf(root);
  const inRoot = (file: string): string =>
    path.relative(root, path.join(repository.top, file)).replaceAll(path.sep, '/');
  try {
    const { files, overlay } =
      choice.kind === 'staged' ? await staged(repository) : await changed(repository, choice.ref);
    return {
      files: new Set([...files].map(inRoot).filter((file) => !file.startsWith('../'))),
      overlay: new Map(Array.from(overlay, ([file, bytes]) => [inRoot(file), bytes])),
    };
  } catch (error) {
    if (error instanceof GitError) throw new OptionError(`git cannot say what changed: ${error.message}`);
    throw error;
  }
}

/** The repository of a folder. Throws `OptionError` where there is none. */
export function repositoryOf(folder: string): Repository {
  const repository = findRepository(folder);
  if (repository !== undefined) return repository;
  throw new OptionError(`what changed is known in a git repository only, and '${folder}' is in none`);
}

async function changed(repository: Repository, ref: string | undefined): Promise<Changes> {
  const git = gitIn(repository);
  const [untracked, tracked] = await Promise.all([
    git('ls-files', '--others', '--exclude-standard', '-z'),
    isBorn(git).then((born) => (born || ref !== undefined ? sinceBase(repository, ref) : allOf(git))),
  ]);
  return { files: new Set([...items(untracked), ...tracked]), overlay: new Map() };
}

async function sinceBase(repository: Repository, ref: string | undefined): Promise<Iterable<string>> {
  const base = await mergeBase(gitIn(repository), ref);
  return (await changedSince(repository, base)).keys();
}

async function allOf(git: Git): Promise<Iterable<string>> {
  return Array.from(await indexEntries(git), ({ path: file }) => file);
}

async function isBorn(git: Git): Promise<boolean> {
  return (await answerOf(git('rev-parse', '--verify', '--quiet', 'HEAD^{commit}'))) !== undefined;
}

async function staged(repository: Repository): Promise<Changes> {
  const git = gitIn(repository);
  const [entries, files] = await Promise.all([indexEntries(git), stagedFiles(git)]);
  const indexed = new Set<string>();
  const held: IndexEntry[] = [];
  for (const entry of entries) {
    indexed.add(entry.path);
    if (entry.stage === 0 && !entry.isIntended) held.push(entry);
  }
  const differing = await openWorkingTree(repository).differing(held);
  const overlay: [string, Uint8Array | undefined][] = files
    .filter((file) => !indexed.has(file))
    .map((file) => [file, undefined]);
  return { files: new Set(files), overlay: new Map([...overlay, ...(await contents(repository, differing))]) };
}

async function stagedFiles(git: Git): Promise<string[]> {
  if (!(await isBorn(git)))
    return Array.from(await indexEntries(git)).flatMap(({ path: file, isIntended }) => (isIntended ? [] : [file]));
  return (await committedEntries(git, 'HEAD', '--ita-invisible-in-index')).map(({ path: file }) => file);
}

/**
 * What the index holds in the place of plain files. What a filter made of a file for git, as an encrypted one, is nothing
 * to read: there the file itself stands.
 */
async function contents(repository: Repository, entries: readonly TreeEntry[]): Promise<[string, Uint8Array][]> {
  const plain = entries.filter(({ mode }) => mode.startsWith('100'));
  if (plain.length === 0) return [];
  const [{ filters }, attributes] = await Promise.all([
    settingsOf(repository),
    attributesOf(
      repository,
      plain.map(({ path: file }) => file),
      ['filter'],
    ),
  ]);
  const wanted = plain.filter(({ path: file }) => !filters.has(attributes.get(file)?.get('filter') ?? ''));
  const blobs = await blobsOf(
    repository,
    wanted.map(({ object }) => object),
  );
  return wanted.map(({ path: file, object }) => {
    const content = blobs.get(object);
    if (content === undefined) throw new GitError(`this clone lacks the content of '${file}' in the index`);
    return [file, content];
  });
}
