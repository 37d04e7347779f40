import { accessSync, constants, copyFileSync, linkSync, lstatSync, rmSync } from 'node:fs';
import path from 'node:path';
import { temporaryBeside, writeNew } from './temporary.ts';
import { rename } from './write.ts';

/** A file, links resolved, and what it is to hold. */
export interface Swap {
  readonly file: string;
  readonly bytes: Uint8Array;
}

/** The system's error, and the file of which it told. */
export class SwapError extends Error {
  readonly file: string;
  readonly reason: unknown;
  /** Files that hold their new text all the same, since the old one could not be put back. */
  readonly stuck: readonly string[];

  constructor(file: string, reason: unknown, stuck: readonly string[] = []) {
    super('', { cause: reason });
    this.file = file;
    this.reason = reason;
    this.stuck = stuck;
  }
}

/** What `swapAll` waits for before it gives the first file its new text: it throws where one is not as it was. */
type Verify = () => void;

/**
 * Gives files new contents, all of them or none: everything is on the disk before the first one changes, and what has
 * changed is changed back when another cannot be. Owner and mode are kept. Throws `SwapError`, and what `verify` throws.
 */
export function swapAll(swaps: readonly Swap[], verify: Verify): void {
  const made: string[] = [];
  const named = <T>(file: string, work: () => T): T => {
    try {
      return work();
    } catch (error) {
      throw new SwapError(file, error);
    }
  };
  try {
    const ready = swaps.map(({ file, bytes }) => {
      const [fresh, saved] = [temporaryBeside(file), temporaryBeside(file)];
      made.push(fresh);
      named(file, () => writeNew(fresh, bytes, lstatSync(file), true));
      if (swaps.length === 1) return { file, fresh };
      made.push(saved);
      named(file, () => save(file, saved));
      return { file, fresh, saved };
    });
    verify();
    for (const [at, { file, fresh }] of ready.entries()) {
      try {
        rename(fresh, file);
      } catch (error) {
        throw new SwapError(file, error, putBack(ready.slice(0, at)));
      }
    }
  } finally {
    for (const each of made) rmSync(each, { force: true });
  }
}

/** A second name takes no room, so that going back needs none; not every disk has hard links. */
function save(file: string, saved: string): void {
  try {
    linkSync(file, saved);
  } catch {
    copyFileSync(file, saved);
  }
}

/** The files whose old content could not be put back. */
function putBack(changed: readonly { readonly file: string; readonly saved?: string }[]): string[] {
  return changed.flatMap(({ file, saved }) => {
    try {
      if (saved !== undefined) rename(saved, file);
      return [];
    } catch {
      return [file];
    }
  });
}

/** Throws what Node throws where a file may not be replaced. */
export function checkWritable(file: string): void {
  accessSync(file, constants.W_OK);
  accessSync(path.dirname(file), constants.W_OK);
}

/** The folders in which files are written. */
export function foldersOf(files: Iterable<string>): string[] {
  return [...new Set(Array.from(files, (file) => path.dirname(file)))];
}
