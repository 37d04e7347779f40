/**
 * Writes data/types and data/child-collections.json from a checkout of Azure/bicep-types-az, or says with --check whether
 * they are stale.
 *
 *   npx tsx scripts/types/generate.ts [--check] [--from DIR]
 *
 * DIR defaults to the environment variable BICEP_TYPES_AZ. Without a checkout --check compares the list of types alone.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildIndex } from './build.ts';
import { type Checkout, openCheckout } from './checkout.ts';
import { childCollectionsFile } from './children.ts';
import { readCommitted, staleFiles, staleTypes } from './stale.ts';
import { type Wanted, wantedTypes } from './wanted.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = join(root, 'data', 'types');
const childrenFile = join(root, 'data', 'child-collections.json');

function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, from: { type: 'string' } } });
  const from = values.from ?? process.env.BICEP_TYPES_AZ;
  const checkout = from === undefined ? undefined : openCheckout(from);
  const wanted = wantedTypes(root);
  if (values.check === true) return check(wanted, checkout);
  if (checkout === undefined)
    return fail(2, 'Give a checkout of Azure/bicep-types-az: --from DIR, or BICEP_TYPES_AZ=DIR.');
  return generate(wanted, checkout);
}

function check(wanted: readonly Wanted[], checkout: Checkout | undefined): number {
  const committed = readCommitted(folder);
  const problems = [...staleTypes(committed, wanted)];
  if (checkout === undefined) {
    console.log('data/types: without a checkout (--from DIR, or BICEP_TYPES_AZ) comparing contents is skipped.');
  } else {
    problems.push(...staleFiles(committed, buildIndex(checkout, wanted)), ...staleChildren(checkout));
  }
  const lines = problems.map((problem) => `  ${problem}`);
  if (problems.length > 0) return fail(1, ['data/types is stale:', ...lines, again].join('\n'));
  console.log('data/types is up to date.');
  return 0;
}

const again = 'Run npx tsx scripts/types/generate.ts --from DIR with a checkout of Azure/bicep-types-az.';

function staleChildren(checkout: Checkout): readonly string[] {
  const committed = readFileSync(childrenFile, 'utf8').replaceAll('\r\n', '\n');
  return committed === childCollectionsFile(checkout) ? [] : ['../child-collections.json differs'];
}

function generate(wanted: readonly Wanted[], checkout: Checkout): number {
  const { files, missing } = buildIndex(checkout, wanted);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) rmSync(join(folder, entry.name), { recursive: true });
  }
  for (const [path, text] of files) write(join(folder, path), text);
  write(childrenFile, childCollectionsFile(checkout));
  const size = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  console.log(`data/types: ${files.size} files, ${Math.round(size / 1024)} KiB`);
  if (missing.length === 0) return 0;
  return fail(1, missing.map(({ name, by }) => `The checkout has no type ${name}, wanted by ${by}.`).join('\n'));
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function fail(code: number, message: string): number {
  console.error(message);
  return code;
}

try {
  process.exitCode = main();
} catch (cause) {
  process.exitCode = fail(2, cause instanceof Error ? cause.message : String(cause));
}
