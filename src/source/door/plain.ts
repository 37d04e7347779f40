import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';

/** What stands in a plain file, or why there is nothing to read. */
export type PlainFile =
  | { readonly kind: 'ok'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large'; readonly size: number /** How it begins. */; readonly head: Uint8Array }
  | { readonly kind: 'folder' }
  | { readonly kind: 'other' };

/** Enough for what a template says of itself first. */
export const headLength = 4096;

/** A pipe that nobody writes to must not wait, and a link that took the file's place is not followed. */
const flags =
  constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * Reads a plain file of at most `limit` bytes, however it grows meanwhile; nothing is read of devices, pipes, sockets.
 * `file` is absolute, links resolved. Throws what Node throws.
 */
export function readPlain(file: string, limit: number): PlainFile {
  const handle = openSync(file, flags);
  try {
    const stat = fstatSync(handle);
    if (!stat.isFile()) return { kind: stat.isDirectory() ? 'folder' : 'other' };
    if (stat.size > limit) return { kind: 'too-large', size: stat.size, head: take(handle, headLength) };
    const bytes = take(handle, Math.max(stat.size, headLength) + 1, limit + 1);
    return bytes.length > limit
      ? { kind: 'too-large', size: bytes.length, head: bytes.subarray(0, headLength) }
      : { kind: 'ok', bytes };
  } finally {
    closeSync(handle);
  }
}

/** Up to `most` bytes; `expected` is what is made room for at first. */
function take(handle: number, expected: number, most = expected): Uint8Array {
  let bytes = new Uint8Array(Math.min(expected, most));
  let length = 0;
  for (;;) {
    const count = readSync(handle, bytes, length, bytes.length - length, null);
    length += count;
    if (count === 0 || length === most) return bytes.subarray(0, length);
    if (length < bytes.length) continue;
    const larger = new Uint8Array(Math.min(bytes.length * 2, most));
    larger.set(bytes);
    bytes = larger;
  }
}
