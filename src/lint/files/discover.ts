import { existsSync, lstatSync, readdirSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { isInside, type Workspace } from '../../source/workspace.ts';
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
  const absolute = path.resolve(cwd, given);
  if (existsSync(absolute)) {
    const real = realpathSync(absolute);
    if (!isInside(workspace.root, real))
      return `it lies outside the workspace, '${workspace.root}': run resilint in a folder that it lies in`;
    const relative = relativePath(workspace, real);
    if (!statSync(real).isDirectory()) return { files: [relative], named: true };
    return {
      files: await below(workspace, `${escapeGlob(relative === '' ? '.' : relative)}/**/*.${extensions}`, ignored),
      named: false,
    };
  }
  if (isLink(absolute)) return 'it is a link that leads nowhere';
  if (!/[*?[\]{}()!]/.test(given)) return `there is no such file or folder${hintFor(absolute)}`;
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
    const file = path.join(workspace.root, folder, '.gitignore');
    return existsSync(file) ? [{ prefix: folder === '' ? '' : `${folder}/`, text: readFileSync(file, 'utf8') }] : [];
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

function isLink(absolute: string): boolean {
  try {
    return lstatSync(absolute).isSymbolicLink();
  } catch {
    return false;
  }
}

/** A name in the same folder that may have been meant. */
function hintFor(absolute: string): string {
  const near = closest(path.basename(absolute), namesIn(path.dirname(absolute)));
  return near === undefined ? '' : `; did you mean '${near}'?`;
}

/** None where there is no folder, or none that may be read. */
function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Relative to the workspace root, with forward slashes; `''` for the root itself. */
export function relativePath(workspace: Workspace, absolute: string): string {
  return path.relative(workspace.root, absolute).replaceAll(path.sep, '/');
}

function escapeGlob(text: string): string {
  return text.replace(/[*?[\]{}()!\\]/g, '\\$&');
}
