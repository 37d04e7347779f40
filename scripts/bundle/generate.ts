/**
 * Writes bundle/, the tool as the npm package, the action and pre-commit run it. It is committed, since those who use a
 * repository's tag run what is in it; with a release, not with each change. So `--check` takes one that is older than the
 * source, if the source that it was committed with gives it. `--check --fresh`, for a release, takes none.
 *
 *   npx tsx scripts/bundle/generate.ts [--check [--fresh]]
 */
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildFiles } from './build.ts';
import { checkAgainstHistory } from './check.ts';
import { declarations } from './types.ts';

const root = new URL('../../', import.meta.url);
const folder = new URL('bundle/', root);
const files = new Map([...(await buildFiles()), ['index.d.ts', declarations(fileURLToPath(root))]]);
const stale = [...files].filter(([name, text]) => {
  const file = new URL(name, folder);
  return !existsSync(file) || readFileSync(file, 'utf8') !== text;
});

if (!process.argv.includes('--check')) write();
else if (process.argv.includes('--fresh')) {
  for (const [name] of stale) fail(`bundle/${name} is stale: run npx tsx scripts/bundle/generate.ts`);
} else if (stale.length > 0) {
  const { problem, note } = checkAgainstHistory(fileURLToPath(root));
  if (note !== undefined) console.log(note);
  if (problem !== undefined) fail(problem);
}

function write(): void {
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of stale) writeFileSync(new URL(name, folder), text);
  chmodSync(new URL('cli.js', folder), 0o755);
  console.log(`${fileURLToPath(folder)}: ${stale.length} of ${files.size} files written`);
}

function fail(message: string): void {
  console.error(message);
  process.exitCode = 1;
}
