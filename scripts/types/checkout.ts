/** Reads a checkout of Azure/bicep-types-az: a work tree with `generated/`, or a git directory without work tree. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface Checkout {
  /** The commit that was read; empty where the folder is no git repository. */
  readonly commit: string;
  /** Day of that commit, `2026-08-20`; empty likewise. */
  readonly date: string;
  /** `group/provider/version/types.json` below `generated/`. */
  readonly files: readonly string[];
  /** The texts of some of `files`, in their order. */
  readonly read: (files: readonly string[]) => readonly string[];
}

const limit = 2 ** 31 - 1;

/** Throws where the folder holds no types. */
export function openCheckout(folder: string): Checkout {
  const checkout = tryOpen(folder);
  if (checkout !== undefined && checkout.files.length > 0) return checkout;
  throw new Error(
    `${folder} is no checkout of Azure/bicep-types-az: it has no generated/<group>/<provider>/<version>/types.json.`,
  );
}

function tryOpen(folder: string): Checkout | undefined {
  try {
    return open(folder);
  } catch {
    return undefined;
  }
}

function open(folder: string): Checkout {
  const git = gitIn(folder);
  const [commit = '', date = ''] = existsSync(join(folder, 'generated')) ? tryGit(git) : head(git);
  return existsSync(join(folder, 'generated'))
    ? { commit, date, ...workTree(join(folder, 'generated')) }
    : { commit, date, ...gitDirectory(git) };
}

type Git = (args: readonly string[], input?: string) => Buffer;

function gitIn(folder: string): Git {
  const where = existsSync(join(folder, 'objects')) ? ['--git-dir', folder] : ['-C', folder];
  return (args, input) =>
    execFileSync('git', [...where, ...args], { maxBuffer: limit, stdio: ['pipe', 'pipe', 'ignore'], input });
}

function head(git: Git): readonly string[] {
  return git(['show', '-s', '--format=%H %cs', 'HEAD']).toString('utf8').trim().split(' ');
}

function tryGit(git: Git): readonly string[] {
  try {
    return head(git);
  } catch {
    return [];
  }
}

function workTree(root: string): Pick<Checkout, 'files' | 'read'> {
  const all = readdirSync(root, { recursive: true, encoding: 'utf8' }).map((path) => path.split(sep).join('/'));
  return {
    files: all.filter(isTypesFile).sort(),
    read: (files) => files.map((file) => readFileSync(join(root, file), 'utf8')),
  };
}

function gitDirectory(git: Git): Pick<Checkout, 'files' | 'read'> {
  const listed = git(['ls-tree', '-r', '-z', '--name-only', 'HEAD', 'generated']).toString('utf8').split('\0');
  const files = listed.map((path) => path.replace(/^generated\//, '')).filter(isTypesFile);
  return { files: files.sort(), read: (wanted) => readBatch(git, wanted) };
}

function isTypesFile(path: string): boolean {
  return /^[^/]+\/[^/]+\/[^/]+\/types\.json$/.test(path);
}

/** One `git cat-file --batch`; its output is `<hash> blob <size>`, a newline, the bytes, a newline, for each file. */
function readBatch(git: Git, files: readonly string[]): readonly string[] {
  const output = git(['cat-file', '--batch'], files.map((file) => `HEAD:generated/${file}\n`).join(''));
  const texts: string[] = [];
  let offset = 0;
  for (const file of files) {
    const end = output.indexOf(10, offset);
    const size = Number(/ blob (\d+)$/.exec(output.toString('utf8', offset, end))?.[1] ?? Number.NaN);
    if (Number.isNaN(size)) throw new Error(`${file} is listed but not stored in this checkout`);
    texts.push(output.toString('utf8', end + 1, end + 1 + size));
    offset = end + 1 + size + 1;
  }
  return texts;
}
