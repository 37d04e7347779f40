import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isInside, type Workspace } from '../source/workspace.ts';

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
}

const extensions = '{json,jsonc,arm,bicep,bicepparam}';
const never = ['**/node_modules/**', '**/.git/**'];

/** Files, folders and globs to candidates, in order of path. Ignored files are left out unless they are named. */
export async function discover(workspace: Workspace, cwd: string, paths: readonly string[]): Promise<Discovery> {
  const named = new Map<string, boolean>();
  const missing: { path: string; reason: string }[] = [];
  for (const given of paths.length > 0 ? paths : ['.']) {
    const found = await expand(workspace, cwd, given);
    if (typeof found === 'string') missing.push({ path: given, reason: found });
    else for (const file of found.files) named.set(file, (named.get(file) ?? false) || found.named);
  }
  const candidates = Array.from(named, ([file, isNamed]) => ({ path: file, named: isNamed }));
  candidates.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { candidates, missing };
}

async function expand(
  workspace: Workspace,
  cwd: string,
  given: string,
): Promise<{ files: string[]; named: boolean } | string> {
  const absolute = path.resolve(cwd, given);
  if (existsSync(absolute)) {
    const real = realpathSync(absolute);
    if (!isInside(workspace.root, real)) return 'it lies outside the workspace';
    const relative = relativePath(workspace, real);
    if (!statSync(real).isDirectory()) return { files: [relative], named: true };
    return {
      files: await below(workspace, [`${escapeGlob(relative === '' ? '.' : relative)}/**/*.${extensions}`]),
      named: false,
    };
  }
  if (!/[*?[\]{}()!]/.test(given)) return 'there is no such file or folder';
  const pattern = path.posix.join(escapeGlob(relativePath(workspace, path.resolve(cwd))), given.replaceAll('\\', '/'));
  const files = await below(workspace, [pattern]);
  return files.length > 0 ? { files, named: false } : 'no file matches this pattern';
}

async function below(workspace: Workspace, patterns: readonly string[]): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  const files = await glob([...patterns], {
    cwd: workspace.root,
    dot: false,
    ignore: never,
    followSymbolicLinks: false,
    onlyFiles: true,
  });
  const isIgnored = await ignoredBy(workspace, files);
  return files.map((file) => file.replace(/^\.\//, '')).filter((file) => !isIgnored(file));
}

/** The files that a path or a glob means, both relative to the workspace root; nothing outside it. */
export async function filesMatching(root: string, folder: string, pattern: string): Promise<string[]> {
  const { default: glob } = await import('fast-glob');
  const joined = path.posix.join(escapeGlob(folder), pattern);
  if (joined.startsWith('..') || path.posix.isAbsolute(joined)) return [];
  const files = await glob(joined, { cwd: root, ignore: never, followSymbolicLinks: false, onlyFiles: true });
  return files.sort();
}

/** What `.gitignore` files between the root and the files leave out. */
export async function ignoredBy(workspace: Workspace, files: readonly string[]): Promise<(file: string) => boolean> {
  const folders = new Set<string>(['']);
  for (const file of files) {
    for (let folder = path.posix.dirname(file); folder !== '.' && folder !== ''; folder = path.posix.dirname(folder))
      folders.add(folder);
  }
  const rules: { folder: string; text: string }[] = [];
  for (const folder of folders) {
    const file = path.join(workspace.root, folder, '.gitignore');
    if (existsSync(file)) rules.push({ folder, text: readFileSync(file, 'utf8') });
  }
  if (rules.length === 0) return () => false;
  const { default: ignore } = await import('ignore');
  const compiled = rules.map(({ folder, text }) => ({
    prefix: folder === '' ? '' : `${folder}/`,
    matcher: ignore().add(text),
  }));
  return (file) =>
    compiled.some(({ prefix, matcher }) => file.startsWith(prefix) && matcher.ignores(file.slice(prefix.length)));
}

/** Relative to the workspace root, with forward slashes; `''` for the root itself. */
export function relativePath(workspace: Workspace, absolute: string): string {
  return path.relative(workspace.root, absolute).replaceAll(path.sep, '/');
}

function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}()!\\]/g, '\\$&');
}
