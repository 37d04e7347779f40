import { compilePolicy } from './compile/compile.ts';
import type { Policy } from './compile/policy.ts';
import type { PolicyDocument } from './document/policy.ts';

/**
 * The policies that come with resilint, in order of pack and number. They were validated and type-checked when
 * `data/policies.json` was generated (and in the tests), so a run pays for neither.
 */
export async function shippedPolicies(): Promise<readonly Policy[]> {
  const { default: documents } = await import('../../data/policies.json', { with: { type: 'json' } });
  return (documents as unknown as readonly PolicyDocument[]).map((document) => compilePolicy(document).policy);
}

/** What a policy's page says, for `explain`, SARIF's help and the documentation. */
export interface PolicyPage {
  /** Why and what to do, in plain text. */
  readonly text: string;
  /** The page without its test cases. */
  readonly markdown: string;
}

/** The pages of the shipped policies by id. */
export async function shippedPages(): Promise<Readonly<Record<string, PolicyPage>>> {
  const { default: pages } = await import('../../data/policy-pages.json', { with: { type: 'json' } });
  return pages;
}
