import { tableOf } from '../own.ts';
/** What was not done, and why, in words for people; names in it are as they were given. */
export interface DoorFailure {
  readonly kind: 'error';
  readonly code: DoorCode;
  readonly message: string;
}

export type DoorCode =
  | 'not-found'
  | 'is-a-directory'
  | 'not-a-directory'
  | 'outside-workspace'
  | 'too-large'
  | 'not-text'
  | 'unreadable'
  | 'unwritable';

export function failure(code: DoorCode, message: string): DoorFailure {
  return { kind: 'error', code, message };
}

/** What the system says by this name is what is meant by `reasonOf`. */
const reasons = tableOf<string>({
  EISDIR: 'it is a folder',
  ENOTDIR: 'a part of its path is a file',
  EEXIST: 'a part of its path is a file',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the system allows no file of this size',
  EACCES: 'writing is not allowed there',
  EPERM: 'writing is not allowed there',
  EROFS: 'the disk can only be read',
  ENAMETOOLONG: 'its name is too long',
  ENXIO: 'nobody reads from it',
  EOWNER: 'its owner could not be kept',
});

/** The system's code for an error: `ENOENT`. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
}

/** Why the system does not write, in words. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons.get(code) ?? code;
}
