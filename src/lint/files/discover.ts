import path from 'node:path';
import { roomOf } from '../../source/named.ts';
import type { Workspace } from '../../source/workspace.ts';
import { closest } from '../../template/suggest.ts';
import { compare } from '../diagnostics.ts';

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

const extensions = '{json,jsonc,arm,bicep,bicepparam}';

/** Whether a file's name is one that a template may have. */
export function isCandidate(file: string): boolean {
  return /\.(jsonc?|arm|bicep|bicepparam)$/i.test(file);
}

const never = ['**/node_modules/**', '**/.git/**'];

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
  const outside = `it lies outside the workspace, '${workspace.root}': run resilint in a folder that it lies in`;
  if (room.workspace !== workspace) return outside;
  const found = workspace.find(room.path);
  if (found.kind === 'ok') {
    if (!found.stat.isDirectory()) return { files: [found.path], named: true };
    const pattern = `${escapeGlob(found.path === '' ? '.' : found.path)}/**/*.${extensions}`;
    return { files: await below(workspace, pattern, ignored), named: false };
  }
  if (found.code === 'outside-workspace') return outside;
  const siblings = namesIn(workspace, path.posix.dirname(room.path));
  if (siblings.get(path.posix.basename(room.path)) === 'link') return 'it is a link that leads nowhere';
  if (!isPattern) return `there is no such file or folder${hintFor(room.path, siblings.keys())}`;
  const pattern = path.posix.join(escapeGlob(relativePath(workspace, path.resolve(cwd))), given.replaceAll('\\', '/'));
  const files = await below(workspace, pattern, ignored);
  return files.length > 0 ? { files, named: false } : 'no file matches this pattern';
}

async function below(workspace: Workspace, pattern: string, ignored: Map<string, string>): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  const found = await glob(pattern, {
    cwd: workspace.root,
    dot: false,
    ignore: never,
    followSymbolicLinks: false,
    onlyFiles: true,
  });
  const files = found.map((file) => file.replace(/^\.\//, ''));
  const ruleFor = await ignoreRules(workspace, files);
  return files.filter((file) => {
    const rule = ruleFor(file);
    if (rule !== undefined) ignored.set(file, rule);
    return rule === undefined;
  });
}

/** The files that a path or a glob means, both relative to the workspace root; nothing outside it. */
export async function filesMatching(root: string, folder: string, pattern: string): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  const joined = path.posix.join(escapeGlob(folder), pattern);
  if (joined.startsWith('..') || path.posix.isAbsolute(joined)) return [];
  const files = await glob(joined, { cwd: root, ignore: never, followSymbolicLinks: false, onlyFiles: true });
  return files.sort();
}

/**
 * Which rule of the `.gitignore` files between the root and a file leaves it out, if one does: `b/.gitignore (deep)`. The
 * nearest file that says something decides, but what is in a folder that is left out stays out.
 */
export async function ignoreRules(
  workspace: Workspace,
  files: readonly string[],
): Promise<(file: string) => string | undefined> {
  const folders = new Set<string>(['']);
  for (const file of files) {
    for (let folder = path.posix.dirname(file); folder !== '.' && folder !== ''; folder = path.posix.dirname(folder))
      folders.add(folder);
  }
  const texts = [...folders].flatMap((folder) => {
    const text = gitignoreIn(workspace, folder);
    return text === undefined ? [] : [{ prefix: folder === '' ? '' : `${folder}/`, text }];
  });
  if (texts.length === 0) return () => undefined;
  const { default: ignore } = await import('ignore');
  const matchers = texts
    .map(({ prefix, text }) => ({ prefix, matcher: ignore().add(text) }))
    .sort((a, b) => a.prefix.length - b.prefix.length);
  const decide = (entry: string): string | undefined => {
    let rule: string | undefined;
    for (const { prefix, matcher } of matchers) {
      if (!entry.startsWith(prefix) || entry === prefix) continue;
      const said = matcher.test(entry.slice(prefix.length));
      if (said.ignored) rule = `${prefix}.gitignore (${said.rule?.pattern ?? ''})`;
      else if (said.unignored) rule = undefined;
    }
    return rule;
  };
  const known = new Map<string, string | undefined>();
  const ruleFor = (entry: string): string | undefined => {
    if (known.has(entry)) return known.get(entry);
    const parent = path.posix.dirname(entry);
    const rule = (parent === '.' ? undefined : ruleFor(`${parent}/`)) ?? decide(entry);
    known.set(entry, rule);
    return rule;
  };
  return ruleFor;
}

/** Bytes; a larger one is no list of patterns. */
const maxIgnoreFile = 1024 * 1024;

/** As git, which heeds none that is a link or no plain file. */
function gitignoreIn(workspace: Workspace, folder: string): string | undefined {
  const file = path.posix.join(folder, '.gitignore');
  const found = workspace.find(file);
  if (found.kind === 'error' || found.path !== file || found.stat.size > maxIgnoreFile) return undefined;
  const read = workspace.readBytes(file);
  return read.kind === 'ok' ? new TextDecoder().decode(read.bytes) : undefined;
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

function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}()!\\]/g, '\\$&');
}
