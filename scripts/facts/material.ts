/** What the merge works on: the answers newest first, SKU families, series pages. */
import type { SeriesFile, SeriesPage } from './series.ts';
import type { Answer, Key } from './size.ts';

type Value = string | number | boolean;

/** A value and where it is from: a source's id, `family:` or `parent:` before it where a rule carried it over. */
export interface Known {
  readonly value: Value;
  readonly from: string;
}

export interface Material {
  readonly answers: readonly Answer[];
  readonly families: ReadonlyMap<string, string>;
  readonly series: SeriesFile;
  readonly pages: ReadonlyMap<string, SeriesPage>;
}

/** The newest answer that says it. */
export function answered(name: string, key: Key, { answers }: Material): Known | undefined {
  for (const answer of answers) {
    const value = answer.sizes.get(name)?.[key];
    if (value !== undefined) return { value, from: answer.id };
  }
  return undefined;
}
