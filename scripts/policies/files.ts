import { readdirSync, readFileSync } from 'node:fs';
import type { Vocabulary } from '../../src/policy/compile/library.ts';
import type { VocabularyDocument } from '../../src/policy/document/policy.ts';

/** The JSON files of policies below a project's folder, `policies/<pack>/<ID>.json`, in order of pack and number. */
export function policyPaths(root: URL): readonly string[] {
  const packs = readdirSync(new URL('policies/', root), { withFileTypes: true }).filter((each) => each.isDirectory());
  return packs
    .flatMap(({ name }) => readdirSync(new URL(`policies/${name}/`, root)).map((file) => `policies/${name}/${file}`))
    .filter((path) => path.endsWith('.json'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
}

export function packOf(path: string): string {
  return path.split('/')[1] ?? '';
}

export function textAt(root: URL, path: string): string {
  return readFileSync(new URL(path, root), 'utf8').replaceAll('\r\n', '\n');
}

/** Where the names stand that all packs share. */
export const vocabularyPath = 'policies/vocabulary.json';

export function vocabularyAt(root: URL): Vocabulary {
  return { document: JSON.parse(textAt(root, vocabularyPath)) as VocabularyDocument, title: vocabularyPath };
}
