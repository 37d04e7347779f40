import { createHash } from 'node:crypto';
import path from 'node:path';
import { type BigIntStats, linkTarget, statOf } from '../../source/door/look.ts';
import { openWorkspace } from '../../source/workspace.ts';
import { attributesOf } from './attributes.ts';
import { type IndexEntry, isNothing, type TreeEntry } from './entries.ts';
import { isBinary, textAttributes, textRule, withoutReturns } from './line-ends.ts';
import type { Repository } from './repository.ts';
import { settingsOf } from './settings.ts';
import { isUntouched } from './untouched.ts';

/** The files of a repository as they lie in the working tree. */
export interface WorkingTree {
  /**
   * The entries in whose place something else is than they say. The files are read here and not by git, which would run the
   * filters that attributes name: a file that goes through one is another when it was touched and its bytes differ.
   */
  differing(entries: Iterable<Expected>): Promise<TreeEntry[]>;
  /** The content of a plain file that is there and not too large. */
  read(file: string): Uint8Array | undefined;
}

type Expected = TreeEntry & Pick<Partial<IndexEntry>, 'stat' | 'isAssumed'>;

const executable = '100755';
const link = '120000';
const submodule = '160000';

/** The same but for its mode or line ends, which may be how the repository is configured. */
interface Doubt {
  readonly entry: TreeEntry;
  readonly isOfOtherMode: boolean;
  readonly hasOtherLineEnds: boolean;
}

export function openWorkingTree(repository: Repository): WorkingTree {
  const { top, index } = repository;
  const workspace = openWorkspace(top);
  const written = statOf(index)?.mtimeNs ?? 0n;
  const read = (file: string): Uint8Array | undefined => {
    const found = workspace.readBytes(file);
    return found.kind === 'ok' && found.path === file ? found.bytes : undefined;
  };
  const compare = (entry: Expected): 'same' | 'other' | Doubt => {
    const absolute = path.join(top, entry.path);
    const file = statOf(absolute);
    if (file === undefined) return isNothing(entry) ? 'same' : 'other';
    if (file.isSymbolicLink()) return entry.mode === link && isLinkTo(absolute, entry.object) ? 'same' : 'other';
    if (!file.isFile() || isNothing(entry)) return 'other';
    const content = isUntouched(file, entry.stat, written) ? 'same' : compareContent(read(entry.path), entry.object);
    if (content === 'other') return 'other';
    const doubt = { entry, isOfOtherMode: !isMode(file, entry.mode), hasOtherLineEnds: content === 'line-ends' };
    return doubt.isOfOtherMode || doubt.hasOtherLineEnds ? doubt : 'same';
  };
  return {
    read,
    async differing(entries) {
      const found: TreeEntry[] = [];
      const doubts: Doubt[] = [];
      for (const entry of entries) {
        const verdict = entry.mode === submodule || entry.isAssumed ? 'same' : compare(entry);
        if (verdict === 'other') found.push(entry);
        else if (verdict !== 'same') doubts.push(verdict);
      }
      return [...found, ...(await unsettled(repository, doubts, read))];
    },
  };
}

/** Of the doubtful ones those that neither the repository's configuration nor its attributes account for. */
async function unsettled(
  repository: Repository,
  doubts: readonly Doubt[],
  read: WorkingTree['read'],
): Promise<readonly TreeEntry[]> {
  if (doubts.length === 0) return [];
  const { autocrlf, filemode, symlinks } = await settingsOf(repository);
  const files = doubts.filter(({ hasOtherLineEnds }) => hasOtherLineEnds).map(({ entry }) => entry.path);
  const attributes = await attributesOf(repository, files, textAttributes);
  const isNormalized = (file: string): boolean => {
    const rule = textRule(attributes.get(file) ?? new Map()) ?? (autocrlf ? 'auto' : 'never');
    return rule === 'always' || (rule === 'auto' && !isBinary(read(file) ?? new Uint8Array()));
  };
  return doubts
    .filter(({ entry, isOfOtherMode, hasOtherLineEnds }) => {
      const modeCounts = entry.mode === link ? symlinks : filemode;
      return (isOfOtherMode && modeCounts) || (hasOtherLineEnds && !isNormalized(entry.path));
    })
    .map(({ entry }) => entry);
}

/** A plain file in the place of a link holds its target where links cannot be made. */
function isMode(file: BigIntStats, mode: string): boolean {
  return mode !== link && ((file.mode & 0o100n) !== 0n) === (mode === executable);
}

function isLinkTo(absolute: string, object: string): boolean {
  const target = linkTarget(absolute);
  return target !== undefined && idOf(target, object) === object;
}

function compareContent(content: Uint8Array | undefined, object: string): 'same' | 'other' | 'line-ends' {
  if (content === undefined) return 'other';
  if (idOf(content, object) === object) return 'same';
  const unix = withoutReturns(content);
  return unix !== undefined && idOf(unix, object) === object ? 'line-ends' : 'other';
}

/** The id that git gives a content, by the kind of ids that a repository has. */
function idOf(content: Uint8Array, like: string): string {
  const hash = createHash(like.length === 64 ? 'sha256' : 'sha1');
  return hash.update(`blob ${content.length}\0`).update(content).digest('hex');
}
