import type { Vocabulary } from './compile/library.ts';
import type { VocabularyDocument } from './document/policy.ts';

/** What a policy's page says, for `explain`, SARIF's help and the documentation. */
export interface PolicyPage {
  /** Why and what to do, in plain text. */
  readonly text: string;
  /** The page without its test cases. */
  readonly markdown: string;
}

/** The pages of the shipped policies, and of what templates can be told of, by id. */
export async function shippedPages(): Promise<Readonly<Record<string, PolicyPage>>> {
  const [policies, errors] = await Promise.all([
    import('../../data/policy-pages.ts'),
    import('../../data/error-pages.ts'),
  ]);
  return { ...errors.default, ...policies.default };
}

/** What the shipped policies share, and users' may name. */
export async function shippedVocabulary(): Promise<Vocabulary> {
  const { default: document } = await import('../../policies/vocabulary.json', { with: { type: 'json' } });
  return { document: document as VocabularyDocument, title: 'the vocabulary of resilint' };
}
