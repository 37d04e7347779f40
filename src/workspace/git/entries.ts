import process from 'node:process';
import { nameProblem } from '../../source/door/names.ts';
import { type Git, items } from './git.ts';

/** What is to be at a path: of the index, or of a commit's tree. */
export interface TreeEntry {
  readonly path: string;
  /** As git writes it in octal: `100644`, `100755`, `120000` for a link, `160000` for a submodule, `000000` for nothing. */
  readonly mode: string;
  /** The id of its content. */
  readonly object: string;
}

export interface IndexEntry extends TreeEntry {
  /** 0, or from 1 to 3 for the sides of a conflict. */
  readonly stage: number;
  /** What the file was when its content was known to be that of the entry. */
  readonly stat?: Stat;
  /** Not to be looked at in the working tree: outside of a sparse checkout, or told to be unchanged. */
  readonly isAssumed: boolean;
  /** `git add --intent-to-add`: its content is not in the index. */
  readonly isIntended: boolean;
}

/** Times in nanoseconds, of some implementations in whole seconds; seconds and bytes modulo 2³². */
export interface Stat {
  readonly mtime: bigint;
  readonly ctime: bigint;
  readonly size: bigint;
}

/** Every entry of the index, also of a sparse, split or compressed one. */
export async function indexEntries(git: Git): Promise<Iterable<IndexEntry>> {
  return treeEntries(await git('ls-files', '--stage', '--debug', '-z'));
}

export interface CommittedEntry extends TreeEntry {
  /** Whether the index has something there, without a conflict. */
  readonly isStaged: boolean;
}

export function isNothing({ mode }: TreeEntry): boolean {
  return mode === '000000';
}

/**
 * Where the index differs from a commit, or is in conflict: what the commit has there. `:<mode> <mode of the index>
 * <object> <object of the index> <letter>`, a null character, the path, a null character.
 */
export async function committedEntries(
  git: Git,
  commit: string,
  ...options: readonly string[]
): Promise<CommittedEntry[]> {
  const fixed = ['--cached', '--raw', '-z', '--no-abbrev', '--no-renames', '--ignore-submodules', '--no-ext-diff'];
  const output = items(await git('diff-index', ...fixed, ...options, commit, '--'));
  const entries: CommittedEntry[] = [];
  for (let at = 0; at + 1 < output.length; at += 2) {
    const [mode = '', , object = '', , letter = ''] = output[at]?.slice(1).split(' ') ?? [];
    const file = output[at + 1];
    if (file !== undefined && isOrdinary(file))
      entries.push({ path: file, mode, object, isStaged: /[AMT]/.test(letter) });
  }
  return entries;
}

/**
 * `100644 <object> 0<tab><path>`, a null character, and lines that begin with spaces. What those say is not promised to
 * stay so: what is not understood is not known, and the content is looked at instead.
 */
export function* treeEntries(output: Buffer): Iterable<IndexEntry> {
  for (let at = 0; at < output.length; ) {
    let next = endOf(output, 0, at) + 1;
    while (output[next] === space) next = endOf(output, newLine, next) + 1;
    const [head = '', lines = ''] = output.toString('utf8', at, next).split('\0');
    const [, mode, object, stage, file] = /^(\d{6}) ([0-9a-f]+) ([0-3])\t(.*)$/s.exec(head) ?? [];
    if (mode !== undefined && object !== undefined && file !== undefined && isOrdinary(file))
      yield { path: file, mode, object, stage: Number(stage), ...detailsOf(lines) };
    at = next;
  }
}

/** An index that was made by hand may name files elsewhere; git itself would write none of these. */
function isOrdinary(file: string): boolean {
  return !/^$|^\/|\/$|\/\/|(?:^|\/)\.\.?(?:\/|$)/.test(file) && !isOfWindows(file);
}

function isOfWindows(file: string): boolean {
  return process.platform === 'win32' && (file.includes('\\') || nameProblem(file) !== undefined);
}

const space = 32;
const newLine = 10;

function endOf(output: Buffer, byte: number, from: number): number {
  const at = output.indexOf(byte, from);
  return at < 0 ? output.length : at;
}

/** https://git-scm.com/docs/index-format: assume-valid, and of the extended flags skip-worktree and intent-to-add. */
const assumeValid = 0x8000;
const skipWorktree = 0x4000_0000;
const intentToAdd = 0x2000_0000;

const pattern = /ctime: (\d+):(\d+)\s+mtime: (\d+):(\d+)\s.*\ssize: (\d+)\s+flags: ([0-9a-f]+)/s;

function detailsOf(lines: string): Pick<IndexEntry, 'stat' | 'isAssumed' | 'isIntended'> {
  const details = pattern.exec(lines);
  if (details === null) return { isAssumed: false, isIntended: false };
  const [, changed, changedPart, modified, modifiedPart, size, hexadecimal] = details;
  const flags = Number.parseInt(hexadecimal ?? '', 16);
  return {
    stat: { mtime: timeOf(modified, modifiedPart), ctime: timeOf(changed, changedPart), size: BigInt(size ?? '') },
    isAssumed: (flags & (assumeValid | skipWorktree)) !== 0,
    isIntended: (flags & intentToAdd) !== 0,
  };
}

function timeOf(seconds = '', nanoseconds = ''): bigint {
  return BigInt(seconds + nanoseconds.padStart(9, '0'));
}
