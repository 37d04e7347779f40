import type { PolicyRow } from './tables.ts';

/** What a document recommends, and which policies judge it. */
export interface CoveredDocument {
  readonly title: string;
  readonly url: string;
  readonly rows: readonly CoveredRow[];
}

interface CoveredRow {
  readonly says: string;
  readonly policies?: readonly string[];
  /** Why no template shows it, or not all of it. Without policies there has to be a reason. */
  readonly why?: string;
}

/**
 * A table for each document. Throws where a row names a policy that there is not, or says neither who judges nor why
 * nobody can; and for a policy that no document asks for, once one asks for another of its pack.
 */
export function coverageTables(documents: readonly CoveredDocument[], policies: readonly PolicyRow[]): string {
  const links = new Map(
    policies.map(({ path, document: { id } }) => [id, `[${id}](../${path.replace(/\.json$/, '.md')})`]),
  );
  const asked = new Set<string>();
  const tables = documents.map(({ title, url, rows }) => {
    const lines = rows.map(({ says, policies: ids = [], why = '' }) => {
      if (ids.length === 0 && why === '') throw new Error(`coverage: nothing judges '${says}', and nobody says why`);
      const cells = ids.map((id) => {
        asked.add(id);
        return links.get(id) ?? refuse(`coverage: '${says}' names ${id}, which is no policy`);
      });
      return `| ${says} | ${cells.join(', ')} | ${why} |\n`;
    });
    return `\n## [${title}](${url})\n\n| it recommends | judged by | what no template shows |\n| --- | --- | --- |\n${lines.join('')}`;
  });
  const packs = new Set([...asked].map(packOf));
  const lost = [...links.keys()].filter((id) => packs.has(packOf(id)) && !asked.has(id));
  if (lost.length > 0) throw new Error(`coverage: no document asks for ${lost.join(', ')}`);
  return `${tables.join('')}\n`;
}

function packOf(id: string): string {
  return id.slice(0, id.lastIndexOf('-'));
}

function refuse(message: string): never {
  throw new Error(message);
}
