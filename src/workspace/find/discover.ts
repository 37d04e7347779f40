import path from 'node:path';
import { compare } from '../../source/compare.ts';
import { roomOf } from '../../source/named.ts';
import { newWork } from '../../source/pattern/automaton.ts';
import { PatternError } from '../../source/pattern/nodes.ts';
import { readPathGlob, splitGlob } from '../../source/pattern/path-glob.ts';
import type { Workspace } from '../../source/workspace.ts';
import { closest } from '../../template/suggest.ts';
import { filesMatching, templatesBelow } from './glob.ts';
import { ignoreRules } from './ignored.ts';

/** A file to look at. `named`: the person wrote its path, so that not being a template is worth a word. */
export interface Candidate {
  /** Relative to the workspace root, forward slashes. */
  readonly path: string;
  readonly named: boolean;
}

export interface Discovery {
  readonly candidates: readonly Candidate[];
  /** What was asked for and is not there. */
  readonly missing: readonly { readonly path: string; readonly reason: string }[];
  /** What a folder or pattern holds and `.gitignore` files leave out, and the rule that does. */
  readonly ignored: readonly { readonly path: string; readonly reason: string }[];
}

export function byPath(a: Candidate, b: Candidate): number {
  return compare(a.path, b.path);
}

/** Whether a file's name is one that a template may have. */
export function isCandidate(file: string): boolean {
  return /\.(jsonc?|arm|bicep|bicepparam)$/i.test(file);
}

/** Files, folders and globs to candidates, in order of path. Ignored files are left out unless they are named. */
export async function discover(workspace: Workspace, cwd: string, paths: readonly string[]): Promise<Discovery> {
  const named = new Map<string, boolean>();
  const missing: { path: string; reason: string }[] = [];
  const ignored = new Map<string, string>();
  for (const given of paths.length > 0 ? paths : ['.']) {
    const found = await expand(workspace, cwd, given, ignored);
    if (typeof found === 'string') missing.push({ path: given, reason: found });
    else for (const file of found.files) named.set(file, (named.get(file) ?? false) || found.named);
  }
  const candidates = Array.from(named, ([file, isNamed]) => ({ path: file, named: isNamed }));
  candidates.sort(byPath);
  return {
    candidates,
    missing,
    ignored: Array.from(ignored, ([file, rule]) => ({ path: file, reason: `ignored by ${rule}` })),
  };
}

async function expand(
  workspace: Workspace,
  cwd: string,
  given: string,
  ignored: Map<string, string>,
): Promise<{ files: string[]; named: boolean } | string> {
  const isPattern = /[*?[\]{}()!]/.test(given);
  const room = roomOf(workspace, path.resolve(cwd, given), given);
  if (room.kind === 'error') return room.message;
  const outside = outsideOf(workspace);
  if (room.workspace !== workspace) return outside;
  const found = workspace.find(room.path);
  if (found.kind === 'ok') {
    if (!found.stat.isDirectory()) return { files: [found.path], named: true };
    return { files: kept(workspace, templatesBelow(workspace, found.path), ignored), named: false };
  }
  if (found.code === 'outside-workspace') return outside;
  const siblings = namesIn(workspace, path.posix.dirname(room.path));
  if (siblings.get(path.posix.basename(room.path)) === 'link') return 'it is a link that leads nowhere';
  if (!isPattern) return `there is no such file or folder${hintFor(room.path, siblings.keys())}`;
  const files = globbed(workspace, cwd, given);
  if (typeof files === 'string') return files;
  return files.length > 0 ? { files: kept(workspace, files, ignored), named: false } : 'no file matches this pattern';
}

function outsideOf({ root }: Workspace): string {
  return `it lies outside the workspace, '${root}': run resilint in a folder that it lies in`;
}

/** What a glob of the command line matches, or why there is nothing that it could. */
function globbed(workspace: Workspace, cwd: string, given: string): readonly string[] | string {
  const { prefix, rest } = splitGlob(given.replaceAll('\\', '/'));
  const room = roomOf(workspace, path.resolve(cwd, prefix), given);
  if (room.kind === 'error') return room.message;
  const found = workspace.find(room.path);
  if (room.workspace !== workspace || (found.kind === 'error' && found.code === 'outside-workspace'))
    return outsideOf(workspace);
  try {
    return filesMatching(workspace, room.path, readPathGlob(rest), newWork());
  } catch (error) {
    if (error instanceof PatternError) return `this pattern cannot be used: ${error.message}`;
    throw error;
  }
}

/** Without what `.gitignore` files leave out, which is noted. */
function kept(workspace: Workspace, files: readonly string[], ignored: Map<string, string>): string[] {
  const ruleFor = ignoreRules(workspace, files);
  return files.filter((file) => {
    const rule = ruleFor(file);
    if (rule !== undefined) ignored.set(file, rule);
    return rule === undefined;
  });
}

/** A name in the same folder that may have been meant. */
function hintFor(file: string, names: Iterable<string>): string {
  const near = closest(path.posix.basename(file), [...names]);
  return near === undefined ? '' : `; did you mean '${near}'?`;
}

/** None where there is no folder, or none that may be read. */
function namesIn(workspace: Workspace, folder: string): ReadonlyMap<string, string> {
  const listed = workspace.entries(folder);
  return new Map(listed.kind === 'ok' ? listed.entries.map(({ name, kind }) => [name, kind] as const) : []);
}

/** Relative to the workspace root, with forward slashes; `''` for the root itself. */
export function relativePath(workspace: Workspace, absolute: string): string {
  return path.relative(workspace.root, absolute).replaceAll(path.sep, '/');
}
