import path from 'node:path';
import type { Environment } from '../policy/document/policy.ts';

/** Words in names of folders and parameter files, and what they are taken to mean. */
const words: Readonly<Record<Environment, readonly string[]>> = {
  production: ['prod', 'prd', 'production', 'live'],
  development: ['dev', 'develop', 'development', 'test', 'tst', 'qa', 'sandbox', 'sbx', 'demo', 'lab', 'poc'],
};

/** Names that a pattern may hold as they are. */
const plain = /^[\w.-]+$/;

/**
 * Patterns as in `.gitignore` for what names say that it is for: a folder `dev/`, a parameter file `*.dev.bicepparam`.
 * @param parameterFile Whether a file holds parameters; of templates the name says nothing.
 */
export function environmentPatterns(
  files: readonly { readonly path: string; readonly parameterFile: boolean }[],
): Readonly<Record<Environment, readonly string[]>> {
  const found = { production: new Set<string>(), development: new Set<string>() };
  for (const { path: file, parameterFile } of files) {
    const { dir, base } = path.posix.parse(file);
    for (const folder of dir.split('/')) {
      const environment = environmentOfWord(folder);
      if (environment) found[environment].add(`${folder}/`);
    }
    if (parameterFile && plain.test(base)) addParameterFile(base, found);
  }
  return { production: [...found.production].sort(), development: [...found.development].sort() };
}

function addParameterFile(base: string, found: Readonly<Record<Environment, Set<string>>>): void {
  for (const { 0: word, index } of base.matchAll(/[^._-]+/g)) {
    const environment = environmentOfWord(word);
    if (environment === undefined) continue;
    found[environment].add(index === 0 ? base : `*${base.slice(index - 1)}`);
    return;
  }
}

function environmentOfWord(word: string): Environment | undefined {
  const lower = word.toLowerCase();
  return (['production', 'development'] as const).find((each) => words[each].includes(lower));
}
