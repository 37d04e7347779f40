/**
 * Writes data/child-collections.json: for every resource type that has them, the arrays whose items are child resources.
 *
 *   node --import tsx scripts/types/children.ts [--check] [--from DIR]
 *
 * It covers all resource types of a checkout of Azure/bicep-types-az (DIR, or the environment variable BICEP_TYPES_AZ).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { childCollections } from '../../src/types/children.ts';
import { readIndex, type TypeIndex } from '../../src/types/open.ts';
import { type Checkout, openCheckout } from './checkout.ts';
import { locateTypes, providerFiles } from './locate.ts';

const file = join(fileURLToPath(new URL('../../', import.meta.url)), 'data', 'child-collections.json');

/** Array paths and child types, by parent type. */
type Collections = Record<string, Record<string, string>>;

function main(): number {
  const { values } = parseArgs({ options: { check: { type: 'boolean' }, from: { type: 'string' } } });
  const from = values.from ?? process.env.BICEP_TYPES_AZ;
  if (from === undefined) return withoutCheckout(values.check === true);
  const text = format(collect(openCheckout(from)));
  if (values.check !== true) writeFileSync(file, text);
  const isFresh = readFileSync(file, 'utf8').replaceAll('\r\n', '\n') === text;
  console.log(isFresh ? 'data/child-collections.json is up to date.' : 'data/child-collections.json is stale.');
  return isFresh ? 0 : 1;
}

function withoutCheckout(isCheck: boolean): number {
  console.log('No checkout of Azure/bicep-types-az given (--from DIR, or BICEP_TYPES_AZ=DIR): skipped.');
  return isCheck ? 0 : 2;
}

function collect(checkout: Checkout): Collections {
  const providers = [...new Set(checkout.files.map((path) => path.split('/')[1]?.toLowerCase() ?? ''))].sort();
  return Object.fromEntries(providers.flatMap((provider) => entries(newestTypes(checkout, provider))));
}

function entries(index: TypeIndex): readonly (readonly [string, Record<string, string>])[] {
  const all = index.names.map((name) => [name, childCollections(index, name)] as const);
  return all
    .filter(([, found]) => found.length > 0)
    .map(([name, found]) => [name, Object.fromEntries(found.map(({ path, type }) => [path, type]))]);
}

/** An index of one provider's types, each in its newest stable version. */
function newestTypes(checkout: Checkout, provider: string): TypeIndex {
  const texts = providerFiles(checkout, provider);
  const located = [...locateTypes(texts)].sort(([a], [b]) => (a < b ? -1 : 1));
  const resources = Object.fromEntries(
    located.map(([, { name, newest, entries }]) => {
      const entry = entries.get(newest);
      return [`${name}@${newest}`, { $ref: `${entry?.file}#/${entry?.index}` }];
    }),
  );
  const index = JSON.stringify({ resources });
  return readIndex(
    (path) => ({ kind: 'text', text: path === 'index.json' ? index : (texts.get(path) ?? '') }),
    provider,
  );
}

function format(collections: Collections): string {
  const lines = Object.entries(collections).map(
    ([parent, arrays]) => `  ${JSON.stringify(parent)}: ${inOneLine(arrays)}`,
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

function inOneLine(arrays: Record<string, string>): string {
  const pairs = Object.entries(arrays).map(([path, type]) => `${JSON.stringify(path)}: ${JSON.stringify(type)}`);
  return `{ ${pairs.join(', ')} }`;
}

process.exitCode = main();
