import path from 'node:path';
import { OptionError } from '../../source/option-error.ts';
import { newWork } from '../../source/pattern/automaton.ts';
import { type IgnorePattern, readIgnorePattern } from '../../source/pattern/ignore.ts';
import { type IgnoreList, ignoreList } from '../../source/pattern/ignore-list.ts';
import { PatternError } from '../../source/pattern/nodes.ts';
import type { Workspace } from '../../source/workspace.ts';

/**
 * Which rule of the `.gitignore` files between the root and a file leaves it out, if one does: `b/.gitignore (deep)`. The
 * nearest file that says something decides, but what is in a folder that is left out stays out. Throws `OptionError` for
 * one whose patterns take too much work.
 */
export function ignoreRules(workspace: Workspace, files: readonly string[]): (file: string) => string | undefined {
  const work = newWork();
  const lists = new Map<string, IgnoreList>();
  for (const folder of foldersOf(files)) {
    const text = gitignoreIn(workspace, folder);
    if (text === undefined) continue;
    lists.set(
      folder,
      explained(folder, () => ignoreList(patternsIn(text), work)),
    );
  }
  if (lists.size === 0) return () => undefined;
  const known = new Map<string, string | undefined>([['', undefined]]);
  const ruleFor = (entry: string): string | undefined => {
    if (known.has(entry)) return known.get(entry);
    const rule = ruleFor(folderOf(entry)) ?? deciding(lists, entry);
    known.set(entry, rule);
    return rule;
  };
  return ruleFor;
}

/** Bytes; a larger one is no list of patterns. */
const maxSize = 1024 * 1024;

/** As git, which heeds none that is a link or no plain file. */
function gitignoreIn(workspace: Workspace, folder: string): string | undefined {
  const file = `${folder}.gitignore`;
  // The folders are listed anyway, and most hold none.
  const listed = workspace.entries(folder);
  if (listed.kind === 'ok' && listed.entries.every(({ name }) => name !== '.gitignore')) return undefined;
  const found = workspace.find(file);
  if (found.kind === 'error' || found.path !== file || found.stat.size > maxSize) return undefined;
  const read = workspace.readBytes(file);
  return read.kind === 'ok' ? new TextDecoder().decode(read.bytes) : undefined;
}

/** Of an entry as such; a folder's name ends in a slash. */
function deciding(lists: ReadonlyMap<string, IgnoreList>, entry: string): string | undefined {
  const isFolder = entry.endsWith('/');
  const bare = isFolder ? entry.slice(0, -1) : entry;
  for (let at = entry; at !== ''; ) {
    at = folderOf(at);
    const said = explained(at, () => lists.get(at)?.deciding(bare.slice(at.length), isFolder));
    if (said !== undefined) return said.negated ? undefined : `${at}.gitignore (${said.text})`;
  }
  return undefined;
}

/** What git takes for a pattern that matches nothing is passed over. */
function patternsIn(text: string): IgnorePattern[] {
  return text.split('\n').flatMap((line) => {
    try {
      return readIgnorePattern(line) ?? [];
    } catch (error) {
      if (error instanceof PatternError) return [];
      throw error;
    }
  });
}

function explained<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof PatternError ? new OptionError(`${folder}.gitignore: ${error.message}`) : error;
  }
}

/** The folders that some files lie in, the root first. */
function foldersOf(files: readonly string[]): ReadonlySet<string> {
  const folders = new Set<string>(['']);
  for (const file of files)
    for (let folder = folderOf(file); !folders.has(folder); folder = folderOf(folder)) folders.add(folder);
  return folders;
}

/** The folder that an entry lies in, with a slash at its end; `''` for the root. */
function folderOf(entry: string): string {
  const folder = path.posix.dirname(entry);
  return folder === '.' ? '' : `${folder}/`;
}
