/** Which resource types the index has to model: the list in data/types and whatever a policy names. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface Wanted {
  readonly name: string;
  /** Who wants it, a path below the repository's root. */
  readonly by: string;
}

const listFile = 'data/types/resource-types.json';

/** In order of name, each once; the list's spelling wins over a policy's. */
export function wantedTypes(root: string): readonly Wanted[] {
  const list = JSON.parse(readFileSync(join(root, listFile), 'utf8')) as { types: string[]; parts: string[] };
  const parts = new Set(list.parts.map((name) => name.toLowerCase()));
  const all = [
    ...list.types.map((name) => ({ name, by: listFile })),
    ...policyFiles(root).flatMap((by) => named(root, by)),
  ].filter(({ name }) => !parts.has(name.toLowerCase()));
  const byKey = new Map<string, Wanted>();
  for (const wanted of all) {
    if (!byKey.has(wanted.name.toLowerCase())) byKey.set(wanted.name.toLowerCase(), wanted);
  }
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, wanted]) => wanted);
}

function policyFiles(root: string): readonly string[] {
  if (!existsSync(join(root, 'policies'))) return [];
  const files = readdirSync(join(root, 'policies'), { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.json')).map((file) => `policies/${file.replaceAll('\\', '/')}`);
}

function named(root: string, file: string): readonly Wanted[] {
  return typesIn(JSON.parse(readFileSync(join(root, file), 'utf8'))).map((name) => ({ name, by: file }));
}

/** Every string of a JSON value that is nothing but a resource type. */
export function typesIn(value: unknown): readonly string[] {
  const found: string[] = [];
  JSON.stringify(value, (_key, one: unknown) => {
    if (typeof one === 'string' && /^Microsoft\.\w+(\/\w+)+$/i.test(one)) found.push(one);
    return one;
  });
  return found;
}
