/**
 * Writes what is made from `policies/` and the schema table: `schemas/policy.schema.json` and the tables of the
 * documentation. `--check` says what is stale instead. Either way every policy is checked.
 *
 *   npx tsx scripts/policies/generate.ts [--check]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { generated } from './generated.ts';

const root = new URL('../../', import.meta.url);
const files = await generated(root).catch((error: Error) => {
  // What is wrong is in a policy, or beside one: where this script is says nothing.
  console.error(error.message);
  process.exit(1);
});
const stale = [...files].filter(
  ([path, text]) => !existsSync(new URL(path, root)) || readFileSync(new URL(path, root), 'utf8') !== text,
);
if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run npx tsx scripts/policies/generate.ts`);
  process.exitCode = stale.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) {
    writeFileSync(new URL(path, root), text);
    console.log(path);
  }
  console.log(`${stale.length} of ${files.size} files written`);
}
