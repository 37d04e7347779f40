import type { CoverDocument, SourceDocument } from '../../src/policy/document/policy.ts';
import { groupBy } from '../../src/source/group-by.ts';
import { closest } from '../../src/template/suggest.ts';
import type { PolicyRow } from './tables.ts';

/** What no policy judges, by the names of the sources that recommend it, each with why no template shows it. */
export type Uncovered = Readonly<Record<string, readonly { readonly says: string; readonly why: string }[]>>;

/** Where that is written. */
export const uncoveredPath = 'scripts/policies/coverage.json';

interface CoveredRow {
  /** First what policies cover of their own source, then what others do, then what none does. */
  readonly rank: 0 | 1 | 2;
  readonly source: string;
  readonly says: string;
  readonly id?: string;
  readonly why?: string;
}

/**
 * A table for each source: what policies say that they cover, of one that says nothing its title, and what none covers.
 * Throws where the list of the latter names no source, or gives no reason.
 */
export function coverageTables(
  sources: Readonly<Record<string, SourceDocument>>,
  policies: readonly PolicyRow[],
  uncovered: Uncovered,
): string {
  const links = new Map(
    policies.map(({ path, document: { id } }) => [id, `[${id}](../${path.replace(/\.json$/, '.md')})`]),
  );
  const nameOf = new Map(Object.entries(sources).map(([name, { url }]) => [url, name]));
  const covered = policies.flatMap(({ document }) => coversOf(document, nameOf));
  const rows = [...covered, ...restOf(uncovered, sources)].sort((a, b) => a.rank - b.rank);
  const tables = Object.entries(sources).map(([name, { document, url }]) => {
    const own = groupBy(
      rows.filter(({ source }) => source === name),
      ({ says }) => says,
    );
    const lines = Array.from(own, ([says, same]) => {
      const judges = same.flatMap(({ id }) => (id === undefined ? [] : (links.get(id) ?? id)));
      return `| ${says} | ${judges.join(', ')} | ${same.flatMap(({ why }) => why ?? []).join('; ')} |\n`;
    });
    return `\n## [${document}](${url})\n\n| it recommends | judged by | what no template shows |\n| --- | --- | --- |\n${lines.join('')}`;
  });
  return `${tables.join('')}\n`;
}

function coversOf(
  { id, title, source, covers = [title] }: PolicyRow['document'],
  nameOf: ReadonlyMap<string, string>,
): CoveredRow[] {
  const own = nameOf.get(source.url);
  return covers.flatMap((each) => {
    const cover: CoverDocument = typeof each === 'string' ? { says: each } : each;
    const name = cover.source ?? own;
    return name === undefined ? [] : [{ ...cover, rank: name === own ? 0 : 1, source: name, id }];
  });
}

function restOf(uncovered: Uncovered, sources: Readonly<Record<string, SourceDocument>>): CoveredRow[] {
  return Object.entries(uncovered).flatMap(([source, rows]) => {
    if (!Object.hasOwn(sources, source)) {
      const near = closest(source, Object.keys(sources));
      throw new Error(
        `${uncoveredPath}: there is no source '${source}' in policies/vocabulary.json${near ? `; did you mean '${near}'?` : ''}`,
      );
    }
    return rows.map(({ says, why }) => {
      if (!why) throw new Error(`${uncoveredPath}: nothing judges '${says}', and nobody says why`);
      return { rank: 2, source, says, why };
    });
  });
}
