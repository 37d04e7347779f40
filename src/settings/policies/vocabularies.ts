import path from 'node:path';
import type { Vocabulary } from '../../policy/compile/library.ts';
import { loadVocabulary } from '../../policy/load.ts';
import { shippedVocabulary } from '../../policy/shipped.ts';
import type { LintDiagnostic } from '../../result/result.ts';
import type { ReadResult } from '../../source/workspace.ts';
import { located } from '../../workspace/diagnostics.ts';
import { vocabularyFile } from './policy-places.ts';

export interface Vocabularies {
  /** Those that a policy has: of its folder, of the one above, and the shipped one. */
  of(policy: string): Promise<readonly Vocabulary[]>;
  readonly diagnostics: readonly LintDiagnostic[];
}

/** Reads a file by its path in a place's room. */
export type ReadAt = (file: string) => ReadResult;

/** The vocabularies of a place's policies, each read when first asked for and told once where it is wrong. */
export function openVocabularies(read: ReadAt): Vocabularies {
  const diagnostics: LintDiagnostic[] = [];
  const known = new Map<string, Promise<Vocabulary | undefined>>();
  const at = (folder: string): Promise<Vocabulary | undefined> => {
    const file = path.posix.join(folder, vocabularyFile);
    const vocabulary = known.get(file) ?? load(file, read, diagnostics);
    known.set(file, vocabulary);
    return vocabulary;
  };
  return {
    async of(policy) {
      const folder = path.posix.dirname(policy);
      const above = path.posix.dirname(folder);
      const own = [await at(folder), above === folder ? undefined : await at(above)];
      return [...own.flatMap((each) => each ?? []), await shippedVocabulary()];
    },
    diagnostics,
  };
}

async function load(file: string, read: ReadAt, diagnostics: LintDiagnostic[]): Promise<Vocabulary | undefined> {
  const found = read(file);
  if (found.kind === 'error') {
    if (found.code !== 'not-found')
      diagnostics.push({ severity: 'error', code: found.code, message: found.message, file });
    return undefined;
  }
  const loaded = await loadVocabulary(found.source);
  diagnostics.push(...loaded.diagnostics.map(located));
  return loaded.vocabulary;
}
