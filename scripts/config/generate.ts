/**
 * Writes `schemas/config.schema.json` from the table in `src/settings/schema.ts`. `--check` says whether it is stale.
 *
 *   npx tsx scripts/config/generate.ts [--check]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { configSchema } from '../../src/settings/schema.ts';

const file = new URL('../../schemas/config.schema.json', import.meta.url);
const text = `${JSON.stringify(configSchema(), undefined, 2)}\n`;
const isStale = !existsSync(file) || readFileSync(file, 'utf8') !== text;
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (isStale) {
  console.error('schemas/config.schema.json is stale: run npx tsx scripts/config/generate.ts');
  process.exitCode = 1;
}
