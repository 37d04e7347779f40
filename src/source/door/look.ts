/**
 * What is asked of the disk to find git and its repositories, and to compare a working tree: what is at a path, and
 * nothing of what is in it but a short text. Paths are absolute, and the parts that a repository names were looked at (`nameProblem`). What
 * is not there, or may not be looked at, is `undefined`.
 */
import { accessSync, type BigIntStats, constants, lstatSync, readlinkSync, realpathSync, statSync } from 'node:fs';
import { readPlain } from './plain.ts';

export type { BigIntStats };

/** What a path leads to. */
export function leadsTo(absolute: string): 'file' | 'folder' | 'other' | undefined {
  const stat = attempted(() => statSync(absolute));
  if (stat === undefined) return undefined;
  if (stat.isFile()) return 'file';
  return stat.isDirectory() ? 'folder' : 'other';
}

/** What is at a path itself, which may be a link; times in nanoseconds. */
export function statOf(absolute: string): BigIntStats | undefined {
  return attempted(() => lstatSync(absolute, { bigint: true }));
}

export function realPath(absolute: string): string | undefined {
  return attempted(() => realpathSync(absolute));
}

/** The text of a link, of which nothing is opened. */
export function linkTarget(absolute: string): Uint8Array | undefined {
  return attempted(() => readlinkSync(absolute, { encoding: 'buffer' }));
}

/** Whether it is a file that may be started. */
export function isProgram(absolute: string): boolean {
  return leadsTo(absolute) === 'file' && attempted(() => accessSync(absolute, constants.X_OK) ?? true) === true;
}

/** The text of a plain file of at most `limit` bytes. */
export function shortText(absolute: string, limit: number): string | undefined {
  const plain = attempted(() => readPlain(realpathSync(absolute), limit));
  return plain?.kind === 'ok' ? Buffer.from(plain.bytes).toString() : undefined;
}

function attempted<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
