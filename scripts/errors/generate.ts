/**
 * Writes `docs/errors.md` from `data/errors.md` and the table in `src/template/rules.ts`. `--check` says whether it is stale.
 *
 *   npx tsx scripts/errors/generate.ts [--check]
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { errorsPage, faultsOfErrors, readErrors } from './pages.ts';

const file = new URL('../../docs/errors.md', import.meta.url);
const written = readErrors();
const text = errorsPage(written);
const faults = faultsOfErrors(written);
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (!existsSync(file) || readFileSync(file, 'utf8') !== text)
  faults.push('docs/errors.md is stale: run npx tsx scripts/errors/generate.ts');
for (const fault of faults) {
  console.error(fault);
  process.exitCode = 1;
}
