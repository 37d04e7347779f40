import type { Expectation } from './block.ts';

/** One example of a policy's page, which is its test. */
export interface PageCase {
  readonly verdict: CaseVerdict;
  readonly title: string;
  readonly language: 'json' | 'bicep';
  /** The template without its expectations. */
  readonly text: string;
  readonly expectations: readonly Expectation[];
  /** Further files by name, from blocks with `file=` in their info strings: the modules of a Bicep template. */
  readonly beside: ReadonlyMap<string, string>;
  /** The unified diff that the first offered fix makes, without header lines. */
  readonly diff?: string;
  /** `whole`, `location=westeurope`, `level=customer` from the block's info string. */
  readonly options: ReadonlyMap<string, string>;
  /** Line of the block's first line within the page, for messages. */
  readonly line: number;
  /** Line of the heading, which is the same for an example in both languages. */
  readonly heading: number;
}

export type CaseVerdict = 'fails' | 'passes' | 'unknown' | 'review' | 'not applicable';
