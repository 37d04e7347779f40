import path from 'node:path';
import type { UriLink } from '../evaluate/context.ts';

/** No more segments of an address are looked for. */
const maxSegments = 12;

/**
 * The files of the workspace that an address may mean: those that match most of its segments. More than one: it is
 * ambiguous.
 *
 * A file matches that lies where the whole of what is known of the address leads to, from the folder of the file that
 * holds the link, from those through which it is deployed, or from a folder above; or, as far as two segments, where a
 * part of it leads to from these folders or from the top. A name alone says something beside the link only.
 *
 * @param isThere Whether a file is there, is of the kind that is looked for, and may be meant.
 */
export function filesAt(link: UriLink, isThere: (file: string) => boolean): readonly string[] {
  const segments = withoutParents(link);
  const near = [...new Set(link.from.map((file) => path.posix.dirname(file)))];
  if (segments.includes('..'))
    return present(
      near.map((folder) => joined(folder, segments)),
      isThere,
    );
  const above = [...new Set(near.flatMap(foldersAbove))].filter((folder) => !near.includes(folder));
  const known = { segments, own: Math.min(link.own, segments.length) };
  const candidates = [...placesIn(near, known, true), ...placesIn(above, known, false)];
  const most = [...new Set(candidates.map(({ matched }) => matched))].sort((a, b) => b - a);
  for (const matched of most) {
    const best = candidates.filter((each) => each.matched === matched);
    const files = (places: readonly Place[]) =>
      present(
        places.map(({ file }) => file),
        isThere,
      );
    // What is published beside the link is meant before what is so named elsewhere.
    const beside = link.own > 0 ? files(best.filter(({ isNear }) => isNear)) : [];
    const found = beside.length > 0 ? beside : files(best);
    if (found.length > 0) return found;
  }
  return [];
}

type Known = Pick<UriLink, 'segments' | 'own'>;

interface Place {
  readonly file: string;
  readonly isNear: boolean;
  /** How many segments from the end are those of the address. */
  readonly matched: number;
}

function placesIn(folders: readonly string[], { segments, own: relative }: Known, isNear: boolean): Place[] {
  return folders.flatMap((folder) =>
    segments.slice(-maxSegments).flatMap((_, at, all) => {
      const file = joined(folder, all.slice(at));
      const own = file.split('/');
      const matched = commonEnd(own, segments);
      const isWhole = matched === segments.length || (relative > 0 && matched >= relative);
      const isEnough = isNear ? isWhole || matched > 1 : matched > 1 && (isWhole || matched === own.length);
      return isEnough ? [{ file, isNear, matched }] : [];
    }),
  );
}

function commonEnd(a: readonly string[], b: readonly string[]): number {
  let count = 0;
  while (count < a.length && count < b.length && a.at(-1 - count) === b.at(-1 - count)) count += 1;
  return count;
}

function joined(folder: string, segments: readonly string[]): string {
  return path.posix.join(folder, ...segments);
}

/** Within a whole address `..` takes a segment off; a relative one may begin with it. */
function withoutParents({ segments }: UriLink): readonly string[] {
  return path.posix.normalize(segments.join('/')).split('/');
}

function foldersAbove(folder: string): string[] {
  const parent = path.posix.dirname(folder);
  return parent === folder ? [folder] : [parent, ...foldersAbove(parent)];
}

function present(files: readonly string[], isThere: (file: string) => boolean): string[] {
  return [...new Set(files)].filter((file) => !file.startsWith('..') && isThere(file));
}
