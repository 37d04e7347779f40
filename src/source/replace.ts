import path from 'node:path';
import { codeOf, type DoorCode, reasonOf } from './door/failure.ts';
import { followerIn } from './door/follow.ts';
import { readPlain } from './door/plain.ts';
import { checkWritable, foldersOf, type Swap, SwapError, swapAll } from './door/swap.ts';
import { sweep } from './door/temporary.ts';
import { encode } from './encoding.ts';
import type { SourceText } from './text.ts';

/** A file as it was read from a workspace, and its new text. */
export interface Replacement {
  readonly source: SourceText;
  readonly text: string;
}

export interface ReplaceFailure {
  /** Relative to the workspace root. */
  readonly file: string;
  readonly code: DoorCode | 'changed';
  readonly message: string;
}

/**
 * Gives files that were read from a workspace new texts, in the encoding, with the byte order mark, the owner and the
 * mode they had: all of these files or none. The answer says why none; it is empty where all is done.
 *
 * Each text is written beside its file and takes its place at once: whenever the process ends, a file holds the old text
 * or the new one. (What is left then is hidden, and the next run takes it away.) A file that is no longer as it was read
 * is not touched, and no link is followed. Never throws.
 *
 * @param root The workspace's root, links resolved.
 */
export function replaceTexts(root: string, replacements: readonly Replacement[]): readonly ReplaceFailure[] {
  const refused = replacements.flatMap(({ source }) => checkReplaceable(root, source));
  if (refused.length > 0) return withOthers(refused, replacements);
  try {
    const swaps = replacements.map(({ source, text }): Swap => {
      return { file: path.join(root, source.path), bytes: encode(source, text) };
    });
    sweep(foldersOf(swaps.map(({ file }) => file)));
    swapAll(swaps, () => {
      for (const { source } of replacements)
        if (!isAsRead(path.join(root, source.path), source)) throw new Changed(source);
    });
    return [];
  } catch (error) {
    return withOthers(failuresOf(root, error, replacements), replacements);
  }
}

/** Why `replaceTexts` would not write a file, as far as that can be told without writing. Never throws. */
export function checkReplaceable(root: string, source: SourceText): readonly ReplaceFailure[] {
  try {
    const refused = refusal(root, source);
    return refused ? [refused] : [];
  } catch (error) {
    return [codeOf(error) === 'ENOENT' ? changed(source) : unwritten(source, error)];
  }
}

/** Takes away what killed runs have left beside files of a workspace. */
export function sweepBeside(root: string, files: readonly string[]): void {
  sweep(foldersOf(files.map((file) => path.join(root, file))));
}

class Changed extends Error {
  readonly source: SourceText;

  constructor(source: SourceText) {
    super();
    this.source = source;
  }
}

/** Throws what Node throws. */
function refusal(root: string, source: SourceText): ReplaceFailure | undefined {
  const found = followerIn(root)(source.path);
  if (found.kind === 'error' && found.code === 'not-found') return changed(source);
  if (found.kind === 'error' || found.path !== source.path || !found.stat.isFile())
    return failed(source, 'outside-workspace', 'is now a link and is not written through');
  // Whoever may write everything is still told by a file's mode that it is not to be written.
  if ((found.stat.mode & 0o222) === 0) return failed(source, 'unwritable', 'is read-only and is left alone');
  checkWritable(found.file);
  return isAsRead(found.file, source) ? undefined : changed(source);
}

/** Decoding keeps every byte, so a text encoded again is what was read. */
function isAsRead(file: string, source: SourceText): boolean {
  const bytes = encode(source, source.text);
  const read = readPlain(file, bytes.length);
  return read.kind === 'ok' && Buffer.compare(read.bytes, bytes) === 0;
}

function failuresOf(root: string, error: unknown, replacements: readonly Replacement[]): ReplaceFailure[] {
  if (error instanceof Changed) return [changed(error.source)];
  const stuck = error instanceof SwapError ? error.stuck : [];
  return replacements.flatMap(({ source }) => {
    const file = path.join(root, source.path);
    if (stuck.includes(file))
      return failed(source, 'unwritable', 'has its new text, and the old one could not be put back: see git diff');
    if (error instanceof SwapError && error.file === file) return unwritten(source, error.reason);
    return error instanceof SwapError ? [] : unwritten(source, error);
  });
}

/** A change of several files is made in all of them or in none. */
function withOthers(failures: readonly ReplaceFailure[], replacements: readonly Replacement[]): ReplaceFailure[] {
  const told = new Set(failures.map(({ file }) => file));
  const [cause] = failures;
  const others = replacements.filter(({ source }) => !told.has(source.path));
  const why = `is left alone, for it is edited together with '${cause?.file}', which could not be written`;
  return [...failures, ...others.map(({ source }) => failed(source, 'unwritable', why))];
}

function unwritten(source: SourceText, error: unknown): ReplaceFailure {
  return failed(source, 'unwritable', `could not be written: ${reasonOf(error)}; nothing in it was changed`);
}

function changed(source: SourceText): ReplaceFailure {
  return failed(source, 'changed', 'changed since it was read and is left alone; run again');
}

function failed({ path: file }: SourceText, code: ReplaceFailure['code'], why: string): ReplaceFailure {
  return { file, code, message: `'${file}' ${why}` };
}
