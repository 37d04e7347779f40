/**
 * Writes what follows from `src/rooms.json`: the rules of imports that Biome checks, and the table of CONTRIBUTING.md.
 * `--check` says whether they are stale.
 *
 *   npx tsx scripts/rooms/generate.ts [--check]
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { readTable } from './table.ts';
import { biomeRules, markdownTable } from './write.ts';

const table = readTable();
const [start, end] = ['<!-- generated: rooms -->\n', '<!-- end of rooms -->\n'];
const guide = new URL('../../CONTRIBUTING.md', import.meta.url);
const rules = new URL('../../biome.rooms.json', import.meta.url);
const before = readFileSync(guide, 'utf8');
const wanted: readonly (readonly [file: URL, text: string])[] = [
  [rules, biomeRules(table)],
  [
    guide,
    before.slice(0, before.indexOf(start) + start.length) + markdownTable(table) + before.slice(before.indexOf(end)),
  ],
];
for (const [file, text] of wanted) {
  if (text === readFileSync(file, 'utf8')) continue;
  if (process.argv.includes('--check')) {
    console.error(`${file.pathname.split('/').at(-1)} is stale: run npx tsx scripts/rooms/generate.ts`);
    process.exitCode = 1;
  } else writeFileSync(file, text);
}
