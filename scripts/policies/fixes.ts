import type { FixDocument, RuleDocument } from '../../src/policy/document/policy.ts';
import { fixClasses } from '../../src/result/fix-level.ts';
import { code, type PolicyRow, table } from './tables.ts';

/** Every fix that a policy names, by class, the mildest first; those of one title and reason share a row. */
export function fixesTable(rows: readonly PolicyRow[], up: string): string {
  const cells = rows.flatMap(({ path, document }) => {
    const page = `[${document.id}](${up}${path.replace(/\.json$/, '.md')})`;
    return [document, ...(document.rules ?? [])].flatMap(fixesOf).map(({ title, applicability, why }) => ({
      applicability,
      cells: [page, code(applicability), title.replaceAll(/\{parameters\.(\w+)\}/g, '`$1`'), why],
    }));
  });
  const ordered = fixClasses.flatMap((each) => cells.filter(({ applicability }) => applicability === each));
  const distinct = new Map(ordered.map((row) => [row.cells.join('|'), row.cells]));
  return table(['policy', 'class', 'fix', 'why'], [...distinct.values()]);
}

function fixesOf({ violations = [] }: Pick<RuleDocument, 'violations'>): FixDocument[] {
  return violations.flatMap(({ fix }) => fix ?? []);
}
