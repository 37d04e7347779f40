/** data/child-collections.json: for every resource type of a checkout, the arrays whose items are child resources. */
import { childCollections } from '../../src/resource-types/children.ts';
import { readIndex, type TypeIndex } from '../../src/resource-types/open.ts';
import type { Checkout } from './checkout.ts';
import { locateTypes, providerFiles } from './locate.ts';

/** Array paths and child types, by parent type. */
type Collections = Record<string, Record<string, string>>;

/** One parent a line. */
export function childCollectionsFile(checkout: Checkout): string {
  return format(collect(checkout));
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
