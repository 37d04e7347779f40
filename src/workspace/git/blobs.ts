import { gitIn } from './git.ts';
import type { Repository } from './repository.ts';

/**
 * The contents of objects by their ids; one that is missing is not among them. Throws `GitError`, also where a partial
 * clone lacks one.
 */
export async function blobsOf(
  repository: Repository,
  objects: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>();
  if (objects.length === 0) return found;
  const output = await gitIn(repository, objects.map((object) => `${object}\n`).join(''))('cat-file', '--batch');
  // `<object> blob <size>`, a line break, the bytes and a line break; or `<object> missing` and a line break.
  for (let at = 0; at < output.length; ) {
    const start = output.indexOf(10, at) + 1;
    const [id = '', type, size] = output.toString('latin1', at, start - 1).split(' ');
    const end = start + Number(size ?? 0);
    if (type === 'blob') found.set(id, output.subarray(start, end));
    at = size === undefined ? start : end + 1;
  }
  return found;
}
