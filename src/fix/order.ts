import type { Block, Item, Language } from './block.ts';

/**
 * The order in which a resource's own properties are written.
 * Sources: https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices#resources and
 * https://learn.microsoft.com/azure/azure-resource-manager/bicep/file#bicep-format
 */
const orders: Readonly<Record<Language, readonly string[]>> = {
  json: [
    ...['comments', 'condition', 'existing', 'copy', 'type', 'apiversion', 'name', 'scope', 'location'],
    ...['extendedlocation', 'zones', 'placement', 'dependson', 'tags', 'sku', 'kind', 'plan', 'identity', 'properties'],
    'resources',
  ],
  bicep: [
    ...['parent', 'scope', 'name', 'location', 'extendedlocation', 'zones', 'placement', 'sku', 'kind', 'scale'],
    ...['plan', 'identity', 'dependson', 'tags', 'properties'],
  ],
};

/** The place of a resource's property among the others; `undefined` for one that has none. */
export function rankOf(language: Language, key: string): number | undefined {
  const rank = orders[language].indexOf(key.toLowerCase());
  return rank === -1 ? undefined : rank;
}

/** The item behind which a member of a resource's body is written: the last of those that come before it. */
export function anchorInBody(block: Block, key: string): Item | undefined {
  const rank = rankOf(block.language, key);
  if (rank === undefined) return anchorAtEnd(block);
  const found = block.items.findLast((item) => {
    const other = item.key && rankOf(block.language, item.key.name);
    return other !== undefined && other < rank;
  });
  return found ?? anchorAtEnd(block);
}

/** The last member; in Bicep, nested resources come behind the members, and what spreads bring in is overridden. */
export function anchorAtEnd({ source: { text }, items }: Block): Item | undefined {
  const spreads = items.some((item) => text.startsWith('...', item.span.start));
  const keyed = spreads ? undefined : items.findLast((item) => item.key !== undefined);
  return keyed ?? items.at(-1);
}
