/**
 * Writes bundle/, the tool as the npm package, the action and pre-commit run it; `--check` says whether it is stale.
 * It is committed, since those who use a repository's tag run what is in it.
 *
 *   node --import tsx scripts/bundle/generate.ts [--check]
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildFiles } from './build.ts';
import { declarations } from './types.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('bundle/', root);
const files = new Map([...(await buildFiles()), ['index.d.ts', declarations(fileURLToPath(root))]]);
const stale = [...files].filter(([name, text]) => {
  const file = new URL(name, folder);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});

if (process.argv.includes('--check')) {
  for (const [name] of stale)
    console.error(`bundle/${name} is stale: run node --import tsx scripts/bundle/generate.ts`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(new URL(name, folder), text);
  chmodSync(new URL('cli.js', folder), 0o755);
  console.log(`${fileURLToPath(folder)}: ${stale.length} of ${files.size} files written`);
}
