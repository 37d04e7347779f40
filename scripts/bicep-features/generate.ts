/**
 * Writes the table of the language's features in `docs/bicep.md`. `--check` says whether it is stale.
 *
 *   npx tsx scripts/bicep-features/generate.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { table } from './table.ts';

const [start, end] = ['<!-- generated: features -->\n', '<!-- end of features -->\n'];
const page = new URL('../../docs/bicep.md', import.meta.url);
const before = readFileSync(page, 'utf8');
const after = `${before.slice(0, before.indexOf(start) + start.length)}${table()}\n${before.slice(before.indexOf(end))}`;
if (after !== before && process.argv.includes('--check')) {
  console.error('docs/bicep.md is stale: run npx tsx scripts/bicep-features/generate.ts');
  process.exitCode = 1;
} else if (after !== before) writeFileSync(page, after);
