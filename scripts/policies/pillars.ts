import { type PolicyRow, policiesTable } from './tables.ts';

/** A page for each category of policies, `docs/pillars/availability.md`, with the worst first. */
export function pillarPages(rows: readonly PolicyRow[]): Map<string, string> {
  const pages = categoriesOf(rows).map(([category, own]): [string, string] => [
    `docs/pillars/${category}.md`,
    `# ${titleOf(category)}\n\nThe policies of this category, the weightiest first. All others: [policies.md](../policies.md).\n\n${policiesTable(bySeverity(own), '../../')}`,
  ]);
  return new Map(pages);
}

/** Links to the pages of all categories. */
export function pillarLinks(rows: readonly PolicyRow[]): string {
  return categoriesOf(rows)
    .map(([category, own]) => `- [${titleOf(category)}](pillars/${category}.md): ${own.map(idOf).join(', ')}\n`)
    .join('');
}

function categoriesOf(rows: readonly PolicyRow[]): [string, PolicyRow[]][] {
  const categories = new Map<string, PolicyRow[]>();
  for (const row of rows) {
    const own = categories.get(row.document.category) ?? [];
    categories.set(row.document.category, [...own, row]);
  }
  return [...categories].sort(([a], [b]) => a.localeCompare(b, 'en'));
}

const order = ['high', 'medium', 'low'];

function bySeverity(rows: readonly PolicyRow[]): PolicyRow[] {
  return rows.toSorted((a, b) => order.indexOf(a.document.severity) - order.indexOf(b.document.severity));
}

/** `disaster-recovery` is Disaster recovery. */
function titleOf(category: string): string {
  return (category.charAt(0).toUpperCase() + category.slice(1)).replaceAll('-', ' ');
}

function idOf({ document }: PolicyRow): string {
  return document.id;
}
