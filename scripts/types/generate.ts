/**
 * Writes data/types from a checkout of Azure/bicep-types-az, or says with --check whether it is stale.
 *
 *   node --import tsx scripts/types/generate.ts [--check] [--from DIR]
 *
 * DIR defaults to the environment variable BICEP_TYPES_AZ. Without a checkout --check compares the list of types alone.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Built, buildIndex } from './build.ts';
import { openCheckout } from './checkout.ts';
import { readCommitted, staleFiles, staleTypes } from './stale.ts';
import { type Wanted, wantedTypes } from './wanted.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'data', 'types');

function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, from: { type: 'string' } } });
  const from = values.from ?? process.env.BICEP_TYPES_AZ;
  const wanted = wantedTypes(root);
  if (values.check === true) return check(wanted, from);
  if (from === undefined) return say(2, 'Give a checkout of Azure/bicep-types-az: --from DIR, or BICEP_TYPES_AZ=DIR.');
  return generate(buildIndex(openCheckout(from), wanted));
}

function check(wanted: readonly Wanted[], from: string | undefined): number {
  const committed = readCommitted(folder);
  const problems = [...staleTypes(committed, wanted)];
  if (from === undefined) console.log('No checkout given (--from DIR, BICEP_TYPES_AZ): comparing contents is skipped.');
  else problems.push(...staleFiles(committed, buildIndex(openCheckout(from), wanted)));
  if (problems.length === 0) return say(0, 'data/types is up to date.');
  return say(1, ['data/types is stale:', ...problems.map((problem) => `  ${problem}`), again].join('\n'));
}

const again = 'Run scripts/types/generate.ts --from DIR with a checkout of Azure/bicep-types-az.';

function generate({ files, missing }: Built): number {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) rmSync(join(folder, entry.name), { recursive: true });
  }
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(`data/types: ${files.size} files, ${Math.round(size / 1024)} KiB`);
  if (missing.length === 0) return 0;
  return say(1, missing.map(({ name, by }) => `The checkout has no type ${name}, wanted by ${by}.`).join('\n'));
}

function say(code: number, message: string): number {
  (code === 0 ? console.log : console.error)(message);
  return code;
}

process.exitCode = main();
