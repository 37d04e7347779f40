import { gitIn, items } from './git.ts';
import type { Repository } from './repository.ts';

export type Attributes = ReadonlyMap<string, string>;

/**
 * What a repository's attributes say of files: `set`, `unset` or a value, by name; nothing where they say nothing. To
 * ask for them starts none of the programs that they stand for.
 */
export async function attributesOf(
  repository: Repository,
  files: readonly string[],
  names: readonly string[],
): Promise<ReadonlyMap<string, Attributes>> {
  const found = new Map(files.map((file) => [file, new Map<string, string>()]));
  if (files.length === 0) return found;
  const git = gitIn(repository, files.map((file) => `${file}\0`).join(''));
  const output = items(await git('check-attr', '-z', '--stdin', ...names));
  for (let at = 0; at + 2 < output.length; at += 3) {
    const [file = '', name = '', value = ''] = output.slice(at, at + 3);
    if (value !== 'unspecified') found.get(file)?.set(name, value);
  }
  return found;
}
